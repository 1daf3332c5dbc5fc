import { staticOptions } from '../block-kit/walk.ts';
import { type JsonObject, objectsOf, stringOf, stringsOf } from '../json.ts';
import { type Names, shownText } from '../render/text.ts';
import type { Channel } from '../workspace/channels.ts';
import type { SlackUser } from '../workspace/people.ts';

/** What a person may choose from: the options or, in users and channels selects, what the workspace has. */
export interface Choosable {
  readonly people: readonly SlackUser[];
  readonly channels: readonly Channel[];
  readonly names: Names;
}

interface Choice {
  readonly labels: readonly string[];
  readonly held: unknown;
}

function optionChoices(options: readonly JsonObject[], names: Names): Choice[] {
  return options.map(({ url: _url, ...option }) => ({
    labels: [shownText(option.text, names)],
    held: option,
  }));
}

function userChoices({ people }: Choosable): Choice[] {
  const there = people.filter((user) => !user.deleted);
  return there.map(({ id, realName }) => ({ labels: [realName, `@${realName}`, id], held: id }));
}

function channelChoices(element: JsonObject, { channels }: Choosable): Choice[] {
  const filter = typeof element.filter === 'object' ? { ...element.filter } : {};
  const kinds = 'include' in filter ? stringsOf(filter.include) : ['public', 'private'];
  const offered = String(element.type).includes('channels') ? ['public'] : kinds;
  const there = channels.filter((channel) => offered.includes(channel.kind) && !channel.archived);
  return there.map(({ id, name }) => ({ labels: [`#${name}`, name, id], held: id }));
}

function choicesOf(element: JsonObject, from: Choosable): Choice[] {
  const type = stringOf(element.type) ?? '';
  if (type.endsWith('users_select')) return userChoices(from);
  if (type.endsWith('conversations_select') || type.endsWith('channels_select'))
    return channelChoices(element, from);
  return optionChoices(staticOptions(element), from.names);
}

/** The labels of what a field offers. */
export function offeredLabels(element: JsonObject, from: Choosable): string[] {
  return choicesOf(element, from).map(({ labels }) => labels[0] ?? '');
}

const HOLDERS: Readonly<Record<string, string>> = {
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
};

function pickOne(label: string, choices: readonly Choice[]): unknown {
  const found = choices.find(({ labels }) => labels.includes(label));
  if (found !== undefined) return found.held;
  throw new Error(
    `"${label}" is not offered; there are: ${choices.map(({ labels }) => labels[0]).join(', ')}`,
  );
}

/**
 * The value of a field after choosing. Throws when an option is not offered, when there are more than
 * `max_selected_items`, or when the field is not one to choose in.
 */
export function chosenValue(
  element: JsonObject,
  chosen: string | readonly string[],
  from: Choosable,
  offered?: readonly JsonObject[],
): JsonObject {
  const type = stringOf(element.type) ?? '';
  const holder = HOLDERS[type];
  if (holder === undefined) throw new Error(`one cannot choose in a ${type}`);
  const choices = offered === undefined ? choicesOf(element, from) : optionChoices(offered, from.names);
  if (!holder.endsWith('s')) {
    if (typeof chosen !== 'string') throw new Error(`a ${type} takes one option`);
    return { type, [holder]: chosen === '' ? null : pickOne(chosen, choices) };
  }
  const labels = typeof chosen === 'string' ? [chosen] : chosen;
  const { max_selected_items: max } = element;
  if (typeof max === 'number' && labels.length > max) throw new Error(`at most ${max} can be chosen`);
  return { type, [holder]: labels.map((label) => pickOne(label, choices)) };
}

/** Options of an external select that the app has answered, by label. */
export function optionLabels(options: readonly JsonObject[], names: Names): string[] {
  return objectsOf(options).map((option) => shownText(option.text, names));
}
