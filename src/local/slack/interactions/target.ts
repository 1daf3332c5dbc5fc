import { drawnValues, type StateValues } from '../block-kit/state.ts';
import type { JsonObject } from '../json.ts';
import { type MessageRecord, messageOnTheWire } from '../workspace/messages.ts';
import type { SlackUser } from '../workspace/people.ts';
import { type ViewRecord, viewOnTheWire } from '../workspace/views.ts';
import { channelPart, responseUrlFor } from './payload.ts';
import type { Stage } from './stage.ts';

/** On what a person acts: a view (modal or App Home) or a message. */
export type Target =
  | { readonly kind: 'view'; readonly view: ViewRecord }
  | {
      readonly kind: 'message';
      readonly message: MessageRecord;
      /** The blocks on a screen that has not been redrawn yet. */
      readonly stale?: readonly JsonObject[];
    };

export function blocksOf(target: Target): readonly JsonObject[] {
  return target.kind === 'view' ? target.view.blocks : (target.stale ?? target.message.blocks);
}

/** The values on the person's screen, which the payload carries. */
export function valuesOf({ workspace }: Stage, user: SlackUser, target: Target): StateValues {
  if (target.kind === 'view') return target.view.values;
  return drawnValues(blocksOf(target), workspace.messages.entered(target.message, user.id));
}

/** The part of a payload that says where it happened. Payloads of ephemeral messages carry no message. */
export function whereabouts(stage: Stage, target: Target): JsonObject {
  if (target.kind === 'view') {
    return { container: { type: 'view', view_id: target.view.id }, view: viewOnTheWire(target.view) };
  }
  const { message } = target;
  const ephemeral = message.ephemeralFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    channel: channelPart(stage, message.channel),
    ...(ephemeral ? {} : { message: messageOnTheWire(message) }),
  };
}

/** What only a click on a message has: its state and a response URL. */
export function messageExtras(
  stage: Stage,
  user: SlackUser,
  target: Target,
  values: StateValues,
): JsonObject {
  if (target.kind === 'view') return {};
  const { message } = target;
  return { state: { values }, response_url: responseUrlFor(stage, user.id, message.channel, message.ts) };
}
