import { button, confirm } from './buttons.ts';
import limits from './limits.json' with { type: 'json' };
import {
  choiceOption,
  groupList,
  initialIsOffered,
  optionList,
  optionsOrGroups,
  overflowOption,
  selectOption,
} from './options.ts';
import type { Rule } from './place.ts';
import { all, anything, boolean, integer, list, matching, oneOf, plainText, shape, string } from './rules.ts';
import { numberInput, plainTextInput } from './text-inputs.ts';

const actionId = { action_id: string({ max: limits.action_id.max_length }) };
const focus = { focus_on_load: boolean };
const placeholder = { placeholder: plainText(limits.select.placeholder.max_length) };
const select = { ...actionId, ...focus, ...placeholder, confirm };
const several = { max_selected_items: integer({ min: 1 }) };
const options = { options: optionList, option_groups: groupList };
const query = { min_query_length: integer() };
const ids = list(string());
const conversationFilter: Rule = (place) => {
  shape(
    {},
    {
      include: list(oneOf('im', 'mpim', 'private', 'public')),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
  )(place);
  const members = ['include', 'exclude_external_shared_channels', 'exclude_bot_users'];
  if (!members.some((name) => place.has(name))) place.fail('must not be empty');
};
const conversations = { default_to_current_conversation: boolean, filter: conversationFilter };
const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'a date like 2026-11-25');
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 22:25');
const dispatched = {
  dispatch_action_config: shape({
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }),
  }),
};
const plainInput = shape(
  {},
  { ...actionId, ...focus, ...placeholder, ...dispatched, initial_value: string() },
);

export const image: Rule = all(
  shape(
    { alt_text: string({ max: limits.image.alt_text.max_length }) },
    { image_url: string({ max: limits.image.image_url.max_length }), slack_file: anything },
  ),
  (place) => {
    if (!place.has('image_url') && !place.has('slack_file')) place.fail('missing required field: image_url');
  },
);

function choices(max: number, initial: Readonly<Record<string, Rule>>): Rule {
  return all(
    shape({ options: list(choiceOption, { max }) }, { ...actionId, ...focus, confirm, ...initial }),
    initialIsOffered,
  );
}

/** The rule of every element, by type. */
export const ELEMENTS: Readonly<Record<string, Rule>> = {
  button,
  image,
  static_select: all(
    shape({}, { ...select, ...options, initial_option: selectOption }),
    optionsOrGroups,
    initialIsOffered,
  ),
  multi_static_select: all(
    shape({}, { ...select, ...several, ...options, initial_options: list(selectOption) }),
    optionsOrGroups,
    initialIsOffered,
  ),
  external_select: shape({}, { ...select, ...query, initial_option: selectOption }),
  multi_external_select: shape({}, { ...select, ...several, ...query, initial_options: list(selectOption) }),
  users_select: shape({}, { ...select, initial_user: string() }),
  multi_users_select: shape({}, { ...select, ...several, initial_users: ids }),
  conversations_select: shape(
    {},
    { ...select, ...conversations, initial_conversation: string(), response_url_enabled: boolean },
  ),
  multi_conversations_select: shape(
    {},
    { ...select, ...several, ...conversations, initial_conversations: ids },
  ),
  channels_select: shape({}, { ...select, initial_channel: string(), response_url_enabled: boolean }),
  multi_channels_select: shape({}, { ...select, ...several, initial_channels: ids }),
  overflow: shape(
    { options: list(overflowOption, { max: limits.overflow.options.max_items }) },
    { ...actionId, confirm },
  ),
  radio_buttons: choices(limits.radio_buttons.options.max_items, { initial_option: choiceOption }),
  checkboxes: choices(limits.checkboxes.options.max_items, { initial_options: list(choiceOption) }),
  datepicker: shape({}, { ...select, initial_date: date }),
  timepicker: shape({}, { ...select, initial_time: time, timezone: string() }),
  datetimepicker: shape(
    {},
    {
      ...actionId,
      ...focus,
      confirm,
      initial_date_time: integer({ min: 1_000_000_000, max: 9_999_999_999 }),
    },
  ),
  plain_text_input: plainTextInput,
  number_input: numberInput,
  email_text_input: plainInput,
  url_text_input: plainInput,
  rich_text_input: shape(
    {},
    {
      ...actionId,
      ...focus,
      ...placeholder,
      ...dispatched,
      initial_value: anything,
      min_lines: integer(),
      max_lines: integer(),
    },
  ),
  file_input: shape(
    {},
    {
      ...actionId,
      filetypes: list(string()),
      max_files: integer({ min: limits.file_input.max_files.min, max: limits.file_input.max_files.max }),
    },
  ),
  workflow_button: shape(
    { text: plainText(limits.button.text.max_length), workflow: anything },
    { ...actionId, style: oneOf('primary', 'danger'), accessibility_label: string() },
  ),
  feedback_buttons: shape({ positive_button: anything, negative_button: anything }, actionId),
  icon_button: shape(
    { icon: string(), text: plainText(limits.button.text.max_length) },
    {
      ...actionId,
      confirm,
      value: string({ max: limits.button.value.max_length }),
      accessibility_label: string({ max: limits.button.accessibility_label.max_length }),
      visible_to_user_ids: list(string(), { max: limits.icon_button.visible_to_user_ids.max_items }),
    },
  ),
};
