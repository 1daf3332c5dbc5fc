import type { Call } from '../operation.ts';
import { applicationOf } from './applications.ts';
import { notFound } from './errors.ts';
import type { Application, Channel } from './state.ts';

export type ChannelKind = 'sms' | 'voice';

/** What both channel requests can say; the voice channel has `Enabled` only. */
export interface ChannelRequest {
  readonly Enabled?: boolean | null;
  readonly SenderId?: string | null;
  readonly ShortCode?: string | null;
}

/**
 * An application's channel on the wire. AWS does not document what it answers for a channel that was never set up;
 * NotFoundException here, as for one that was deleted.
 */
export function readChannel({ input, state, region }: Call, kind: ChannelKind) {
  const { ApplicationId } = input as { ApplicationId: string };
  const application = applicationOf(state, region, ApplicationId);
  const channel = application[kind];
  if (!channel) throw notFound();
  return channelOnWire(application, kind, channel);
}

/** Sets a channel up or changes what the request names. Neither channel needs the other. */
export function writeChannel(
  { input, state, region, readAt }: Call,
  kind: ChannelKind,
  request: ChannelRequest,
) {
  const { ApplicationId } = input as { ApplicationId: string };
  const application = applicationOf(state, region, ApplicationId);
  const before = application[kind];
  const now = readAt.now.toISOString();
  const channel: Channel = {
    enabled: request.Enabled ?? before?.enabled ?? false,
    creationDate: before?.creationDate ?? now,
    lastModifiedDate: now,
    version: (before?.version ?? 0) + 1,
    senderId: request.SenderId ?? before?.senderId,
    shortCode: request.ShortCode ?? before?.shortCode,
  };
  application[kind] = channel;
  return channelOnWire(application, kind, channel);
}

function channelOnWire({ id }: Application, kind: ChannelKind, channel: Channel) {
  const { enabled, creationDate, lastModifiedDate, version, senderId, shortCode } = channel;
  const common = {
    ApplicationId: id,
    CreationDate: creationDate,
    Enabled: enabled,
    Id: kind,
    IsArchived: false,
    LastModifiedDate: lastModifiedDate,
    Platform: kind.toUpperCase(),
    Version: version,
  };
  if (kind === 'voice') return common;
  const rates = { PromotionalMessagesPerSecond: 20, TransactionalMessagesPerSecond: 20 };
  return { ...common, ...rates, SenderId: senderId, ShortCode: shortCode };
}
