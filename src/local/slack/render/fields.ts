import { type JsonObject, objectOf, objectsOf, stringOf, stringsOf, textOf } from '../json.ts';
import { type Names, shownText } from './text.ts';

/** What stands in a field, as a person reads it; empty string when it is empty. */
export function shownValue(value: JsonObject | undefined, names: Names): string {
  if (value === undefined) return '';
  const chosen = [...objectsOf([value.selected_option]), ...objectsOf(value.selected_options)];
  if (chosen.length > 0) return chosen.map((option) => shownText(option.text, names)).join(', ');
  const users = [...stringsOf([value.selected_user]), ...stringsOf(value.selected_users)];
  if (users.length > 0) return users.map((id) => names.user(id)).join(', ');
  const channels = [
    ...stringsOf([value.selected_conversation, value.selected_channel]),
    ...stringsOf(value.selected_conversations),
    ...stringsOf(value.selected_channels),
  ];
  if (channels.length > 0) return channels.map((id) => names.channel(id)).join(', ');
  return stringOf(value.value) ?? stringOf(value.selected_date) ?? stringOf(value.selected_time) ?? '';
}

const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  radio_buttons: ['(x)', '( )'],
  checkboxes: ['[x]', '[ ]'],
};

function choiceLines(element: JsonObject, value: JsonObject | undefined, names: Names): string[] {
  const [on = '', off = ''] = MARKS[stringOf(element.type) ?? ''] ?? [];
  const chosen = [...objectsOf([value?.selected_option]), ...objectsOf(value?.selected_options)].map(
    (o) => o.value,
  );
  return objectsOf(element.options).map((option) => {
    const description = option.description === undefined ? '' : `: ${shownText(option.description, names)}`;
    return `  ${chosen.includes(option.value) ? on : off} ${shownText(option.text, names)}${description}`;
  });
}

/** An element outside an input block, on one line: `[Approve]`, `[Show: All]`, `[... Numbers | Help]`. */
export function controlText(element: JsonObject, value: JsonObject | undefined, names: Names): string {
  const type = stringOf(element.type) ?? '';
  if (type === 'image') return `(image: ${stringOf(element.alt_text) ?? ''})`;
  if (type.endsWith('button')) return `[${textOf(element.text)}]`;
  const options = objectsOf(element.options).map((option) => shownText(option.text, names));
  if (type === 'overflow') return `[... ${options.join(' | ')}]`;
  if (MARKS[type] !== undefined) return choiceLines(element, value, names).join('').trim();
  const shown = shownValue(value, names);
  const placeholder = textOf(element.placeholder) || 'Select';
  return shown === '' ? `[${placeholder}]` : `[${placeholder}: ${shown}]`;
}

/** An input block: label and value, its choices, hint and error. */
export function inputLines(
  block: JsonObject,
  value: JsonObject | undefined,
  error: string | undefined,
  names: Names,
): string[] {
  const element = objectOf(block.element);
  const label = textOf(block.label) + (block.optional === true ? ' (optional)' : '');
  const choices = MARKS[stringOf(element.type) ?? ''] !== undefined;
  const placeholder = textOf(element.placeholder);
  const shown = shownValue(value, names) || (placeholder === '' ? '____' : `(${placeholder})`);
  return [
    ...(choices ? [`${label}:`, ...choiceLines(element, value, names)] : [`${label}: ${shown}`]),
    ...(block.hint === undefined ? [] : [`  ${textOf(block.hint)}`]),
    ...(error === undefined ? [] : [`  ! ${error}`]),
  ];
}
