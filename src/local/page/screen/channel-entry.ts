import type { Channel } from '../../slack/workspace/channels.ts';
import { APP, type SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import type { ChannelEntry } from '../protocol.ts';
import type { Tally } from './tally.ts';

/** A channel as one of those who can open it has it. */
export function channelEntry(
  { workspace, manifest }: Context,
  me: SlackUser,
  channel: Channel,
  tally: Tally,
): ChannelEntry {
  const { id, kind, shared, archived, members } = channel;
  return {
    id,
    name: kind === 'im' ? (workspace.user(APP.botUserId)?.realName ?? APP.name) : channel.name,
    kind,
    shared,
    archived,
    memberIds: [...members],
    ...tally.unread(me.id, channel),
    lastReadTs: workspace.reading.lastRead(me.id, id),
    ...(kind === 'im' && !manifest.takesMessages ? { readOnly: true } : {}),
  };
}
