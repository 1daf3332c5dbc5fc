import { typedProblem } from '../interactions/field-problems.ts';
import { type JsonObject, stringOf } from '../json.ts';

const HOLDERS: Readonly<Record<string, string>> = {
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  rich_text_input: 'rich_text_value',
};

function richText(text: string): JsonObject {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return { type: 'rich_text', elements: [section] };
}

function held(type: string, text: string): unknown {
  if (text === '') return null;
  if (type === 'rich_text_input') return richText(text);
  return type === 'datetimepicker' ? Number(text) : text;
}

/**
 * The value of a field after typing; a datetimepicker takes epoch seconds. Throws for an element in which one cannot
 * type and, unless `force`, for what the Slack client would not take.
 */
export function typedValue(element: JsonObject, text: string, force: boolean): JsonObject {
  const type = stringOf(element.type) ?? '';
  const holder = HOLDERS[type];
  if (holder === undefined) throw new Error(`one cannot type into a ${type}`);
  const problem = force ? undefined : typedProblem(element, text);
  if (problem !== undefined) throw new Error(problem);
  return { type, [holder]: held(type, text) };
}
