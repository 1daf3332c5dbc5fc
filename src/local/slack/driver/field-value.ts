import { optionValue, staticOptions } from '../block-kit/walk.ts';
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
  /** The option's value, or the id of the person or channel. */
  readonly value: string;
  readonly held: unknown;
}

function optionChoices(options: readonly JsonObject[], names: Names): Choice[] {
  return options.map(({ url: _url, ...option }) => ({
    labels: [shownText(option.text, names)],
    value: optionValue(option) ?? '',
    held: option,
  }));
}

function userChoices({ people }: Choosable): Choice[] {
  const there = people.filter((user) => !user.deleted);
  return there.map(({ id, realName }) => ({ labels: [realName, `@${realName}`, id], value: id, held: id }));
}

function channelChoices(element: JsonObject, { channels }: Choosable): Choice[] {
  const filter = typeof element.filter === 'object' ? { ...element.filter } : {};
  const kinds = 'include' in filter ? stringsOf(filter.include) : ['public', 'private'];
  const offered = String(element.type).includes('channels') ? ['public'] : kinds;
  const there = channels.filter((channel) => offered.includes(channel.kind) && !channel.archived);
  return there.map(({ id, name }) => ({ labels: [`#${name}`, name, id], value: id, held: id }));
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

type Fits = (choice: Choice, wanted: string) => boolean;

function pickOne(wanted: string, choices: readonly Choice[], fits: Fits): unknown {
  const found = choices.find((choice) => fits(choice, wanted));
  if (found !== undefined) return found.held;
  throw new NotOffered(
    `"${wanted}" is not offered; there are: ${choices.map(({ labels }) => labels[0]).join(', ')}`,
  );
}

/** Something was to be chosen that the field does not offer, or more than it takes. */
export class NotOffered extends Error {}

function hold(
  element: JsonObject,
  wanted: readonly string[],
  choices: readonly Choice[],
  fits: Fits,
): JsonObject {
  const type = stringOf(element.type) ?? '';
  const holder = HOLDERS[type];
  if (holder === undefined) throw new NotOffered(`one cannot choose in a ${type}`);
  if (holder.endsWith('s')) {
    const { max_selected_items: max } = element;
    if (typeof max === 'number' && wanted.length > max) throw new NotOffered(`at most ${max} can be chosen`);
    return { type, [holder]: wanted.map((each) => pickOne(each, choices, fits)) };
  }
  const [one, ...others] = wanted;
  if (others.length > 0) throw new NotOffered(`a ${type} takes one option`);
  return { type, [holder]: one === undefined ? null : pickOne(one, choices, fits) };
}

/**
 * The value of a field after choosing by labels. Throws a `NotOffered` for an option that is not offered, for more than
 * `max_selected_items`, and when the field is not one to choose in.
 */
export function chosenValue(
  element: JsonObject,
  chosen: string | readonly string[],
  from: Choosable,
  offered?: readonly JsonObject[],
): JsonObject {
  const labels = typeof chosen === 'string' ? [chosen].filter((label) => label !== '') : chosen;
  const choices = offered === undefined ? choicesOf(element, from) : optionChoices(offered, from.names);
  return hold(element, labels, choices, (choice, label) => choice.labels.includes(label));
}

/** As `chosenValue`, by the values of options and the ids of people and channels; none empties the field. */
export function valueOfChoices(
  element: JsonObject,
  values: readonly string[],
  from: Choosable,
  offered?: readonly JsonObject[],
): JsonObject {
  const choices = offered === undefined ? choicesOf(element, from) : optionChoices(offered, from.names);
  return hold(element, values, choices, (choice, value) => choice.value === value);
}

/** Options of an external select that the app has answered, by label. */
export function optionLabels(options: readonly JsonObject[], names: Names): string[] {
  return objectsOf(options).map((option) => shownText(option.text, names));
}
