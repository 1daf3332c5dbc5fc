import type { StateValues } from '../../protocol.ts';
import { isObject, type JsonObject, objectOf, objectsOf, stringOf, stringsOf } from '../json.ts';
import { readEmoji } from '../text/emoji.ts';
import { inlineText } from '../text/inline-text.ts';

/** Something that can be chosen: an option, a person, a channel. */
export interface Choice {
  /** The option's value, or the id of the person or channel. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
}

export interface ChoiceGroup {
  /** Empty for options without a group. */
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** The words of a plain_text object with its emoji, for places where only text can stand. */
export function wordsOf(value: unknown): string {
  return inlineText(readEmoji(typeof value === 'string' ? value : stringOf(objectOf(value).text)));
}

export function choiceOf(option: JsonObject): Choice {
  return {
    id: stringOf(option.value),
    label: wordsOf(option.text),
    description: wordsOf(option.description),
  };
}

function initialValue(element: JsonObject): JsonObject {
  return {
    selected_option: element.initial_option,
    selected_options: element.initial_options,
    selected_user: element.initial_user,
    selected_users: element.initial_users,
    selected_conversation: element.initial_conversation,
    selected_conversations: element.initial_conversations,
    selected_channel: element.initial_channel,
    selected_channels: element.initial_channels,
    selected_date: element.initial_date,
    selected_time: element.initial_time,
    selected_date_time: element.initial_date_time,
    value: element.initial_value,
    rich_text_value: element.initial_value,
  };
}

/** What stands in an element, as the server has it; what it begins with where the server does not say. */
export function heldValue(values: StateValues, blockId: string, element: JsonObject): JsonObject {
  return values[blockId]?.[stringOf(element.action_id)] ?? initialValue(element);
}

/** The options that a value holds. */
export function heldOptions(value: JsonObject): Choice[] {
  const one = isObject(value.selected_option) ? [value.selected_option] : [];
  return [...one, ...objectsOf(value.selected_options)].map(choiceOf);
}

/** The ids of people or channels that a value holds. */
export function heldIds(value: JsonObject): string[] {
  const one = [value.selected_user, value.selected_conversation, value.selected_channel];
  const many = [value.selected_users, value.selected_conversations, value.selected_channels];
  return [...stringsOf(one), ...many.flatMap(stringsOf)];
}
