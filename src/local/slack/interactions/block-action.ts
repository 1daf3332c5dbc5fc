import type { StateValues } from '../block-kit/state.ts';
import type { Placed } from '../block-kit/walk.ts';
import type { Ack } from '../driver.ts';
import { type JsonObject, stringOf } from '../json.ts';
import { messageOnTheWire } from '../workspace/messages.ts';
import type { SlackUser } from '../workspace/people.ts';
import { deliver } from './acknowledge.ts';
import { channelPart, envelope, interactionParcel, responseUrlFor, triggerFor } from './payload.ts';
import type { Stage } from './stage.ts';
import { messageExtras, type Target, valuesOf, whereabouts } from './target.ts';

const CARRIED = [
  'text',
  'value',
  'url',
  'style',
  'confirm',
  'placeholder',
  'initial_option',
  'min_query_length',
];

function action(stage: Stage, placed: Placed, value: JsonObject): JsonObject {
  const members = CARRIED.filter((name) => placed.element[name] !== undefined);
  return {
    type: placed.element.type,
    block_id: placed.blockId,
    action_id: placed.actionId,
    ...Object.fromEntries(members.map((name) => [name, placed.element[name]])),
    ...value,
    action_ts: stage.workspace.ids.ts(),
  };
}

function withValue(values: StateValues, placed: Placed, value: JsonObject): StateValues {
  const block = values[placed.blockId];
  if (block?.[placed.actionId] === undefined) return values;
  return { ...values, [placed.blockId]: { ...block, [placed.actionId]: value } };
}

/** Puts a value into a field without telling the app. */
export function enter(
  stage: Stage,
  user: SlackUser,
  target: Target,
  placed: Placed,
  value: JsonObject,
): StateValues {
  const values = withValue(valuesOf(stage, user, target), placed, value);
  if (target.kind === 'view') target.view.values = values;
  else stage.workspace.messages.enter(target.message, user.id, values);
  return values;
}

/** Sends block_actions for an element, with the values as they are on the screen. */
export function act(
  stage: Stage,
  user: SlackUser,
  target: Target,
  placed: Placed,
  value: JsonObject = {},
): Promise<Ack> {
  const values = enter(stage, user, target, placed, value);
  const view = target.kind === 'view' ? target.view : undefined;
  if (view !== undefined) view.actedAt = view.revision;
  const channel = target.kind === 'message' ? target.message.channel : target.view.channel;
  const payload = {
    type: 'block_actions',
    ...envelope(user),
    ...whereabouts(stage, target),
    trigger_id: triggerFor(stage, user, channel, view),
    ...messageExtras(stage, user, target, values),
    actions: [action(stage, placed, value)],
  };
  const what = stringOf(placed.element.action_id) ?? 'the action';
  return deliver(stage, user.id, what, interactionParcel('block_actions', payload));
}

/** Picks a message shortcut. */
export function runMessageShortcut(
  stage: Stage,
  user: SlackUser,
  target: Extract<Target, { kind: 'message' }>,
  callbackId: string,
): Promise<Ack> {
  const { message } = target;
  const payload = {
    type: 'message_action',
    ...envelope(user),
    callback_id: callbackId,
    action_ts: stage.workspace.ids.ts(),
    message_ts: message.ts,
    trigger_id: triggerFor(stage, user, message.channel),
    response_url: responseUrlFor(stage, user.id, message.channel, message.ts),
    channel: channelPart(stage, message.channel),
    message: messageOnTheWire(message),
  };
  return deliver(stage, user.id, callbackId, interactionParcel('message_action', payload));
}
