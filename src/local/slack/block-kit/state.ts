import { type JsonObject, objectsOf, stringOf, stringsOf } from '../json.ts';
import { optionValue, placedElements, staticOptions } from './walk.ts';

/** `state.values` of a view: block_id → action_id → value. */
export type StateValues = Record<string, Record<string, JsonObject>>;

type Initial = (element: JsonObject, currentChannel: string | undefined) => JsonObject;

const text: Initial = (element) => ({ value: stringOf(element.initial_value) ?? null });
const oneOption: Initial = (element) => ({ selected_option: element.initial_option ?? null });
const manyOptions: Initial = (element) => ({ selected_options: objectsOf(element.initial_options) });

const INITIAL: Readonly<Record<string, Initial>> = {
  plain_text_input: text,
  number_input: text,
  email_text_input: text,
  url_text_input: text,
  rich_text_input: (element) => ({ rich_text_value: element.initial_value ?? null }),
  static_select: oneOption,
  external_select: oneOption,
  radio_buttons: oneOption,
  checkboxes: manyOptions,
  multi_static_select: manyOptions,
  multi_external_select: manyOptions,
  users_select: (element) => ({ selected_user: element.initial_user ?? null }),
  multi_users_select: (element) => ({ selected_users: stringsOf(element.initial_users) }),
  conversations_select: (element, channel) => ({
    selected_conversation:
      element.initial_conversation ??
      (element.default_to_current_conversation === true ? (channel ?? null) : null),
  }),
  multi_conversations_select: (element) => ({
    selected_conversations: stringsOf(element.initial_conversations),
  }),
  channels_select: (element) => ({ selected_channel: element.initial_channel ?? null }),
  multi_channels_select: (element) => ({ selected_channels: stringsOf(element.initial_channels) }),
  datepicker: (element) => ({ selected_date: element.initial_date ?? null }),
  timepicker: (element) => ({ selected_time: element.initial_time ?? null }),
  datetimepicker: (element) => ({ selected_date_time: element.initial_date_time ?? null }),
  file_input: () => ({ files: [] }),
};

/** A fresh value of an element, from its initial members; undefined for elements without state (buttons). */
function initialValue(element: JsonObject, currentChannel?: string): JsonObject | undefined {
  const type = stringOf(element.type) ?? '';
  const initial = INITIAL[type];
  return initial === undefined ? undefined : { type, ...initial(element, currentChannel) };
}

function stillOffered(element: JsonObject, value: JsonObject): boolean {
  const offered = staticOptions(element).map(optionValue);
  if (offered.length === 0) return true;
  const chosen = [...objectsOf(value.selected_options), ...objectsOf([value.selected_option])];
  return chosen.every((option) => offered.includes(optionValue(option)));
}

/**
 * The values of freshly drawn blocks. What a person has entered before survives only where block_id, action_id
 * and element type are the same (and a static element still offers the option); everything else starts anew.
 */
export function drawnValues(
  blocks: readonly JsonObject[],
  before: StateValues = {},
  currentChannel?: string,
): StateValues {
  const values: StateValues = {};
  for (const { blockId, actionId, element } of placedElements(blocks)) {
    const fresh = initialValue(element, currentChannel);
    if (fresh === undefined) continue;
    const kept = before[blockId]?.[actionId];
    const keep = kept !== undefined && kept.type === fresh.type && stillOffered(element, kept);
    values[blockId] = { ...values[blockId], [actionId]: keep ? kept : fresh };
  }
  return values;
}

/** Whether a field holds nothing, as the Slack client judges required fields. */
export function isEmptyValue(value: JsonObject): boolean {
  const content = Object.entries(value).filter(([key]) => key !== 'type');
  return content.every(
    ([, held]) =>
      held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0),
  );
}
