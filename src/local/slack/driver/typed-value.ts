import { codePoints } from '../block-kit/rules.ts';
import { type JsonObject, stringOf } from '../json.ts';

function checkText(element: JsonObject, text: string): void {
  const { min_length: min, max_length: max = 3000 } = element;
  const length = codePoints(text);
  if (typeof max === 'number' && length > max)
    throw new Error(`takes at most ${max} characters, not ${length}`);
  if (typeof min === 'number' && length > 0 && length < min)
    throw new Error(`takes at least ${min} characters`);
}

function checkNumber(element: JsonObject, text: string): void {
  if (text === '') return;
  const pattern = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(text)) throw new Error(`takes a number, not "${text}"`);
  const [min, max] = [stringOf(element.min_value), stringOf(element.max_value)];
  if (min !== undefined && Number(text) < Number(min)) throw new Error(`takes at least ${min}`);
  if (max !== undefined && Number(text) > Number(max)) throw new Error(`takes at most ${max}`);
}

function check(element: JsonObject, text: string): void {
  if (element.type === 'plain_text_input') checkText(element, text);
  if (element.type === 'number_input') checkNumber(element, text);
  if (element.type === 'url_text_input' && text !== '' && !URL.canParse(text)) throw new Error('takes a URL');
  if (element.type === 'email_text_input' && text !== '' && !/^\S+@\S+$/.test(text)) {
    throw new Error('takes an email address');
  }
}

const HOLDERS: Readonly<Record<string, string>> = {
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
};

/** The value of a field after typing. Throws for what the Slack client would not take, unless `force`. */
export function typedValue(element: JsonObject, text: string, force: boolean): JsonObject {
  const type = stringOf(element.type) ?? '';
  const holder = HOLDERS[type];
  if (holder === undefined) throw new Error(`one cannot type into a ${type}`);
  if (!force) check(element, text);
  return { type, [holder]: text === '' ? null : text };
}
