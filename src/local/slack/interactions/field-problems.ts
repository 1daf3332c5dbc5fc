import { codePoints } from '../block-kit/rules.ts';
import { isEmptyValue, type StateValues } from '../block-kit/state.ts';
import { placedElements } from '../block-kit/walk.ts';
import { type JsonObject, stringOf } from '../json.ts';

const REQUIRED = 'Please complete this required field.';
const LONGEST = 3000;

function textProblem(element: JsonObject, text: string): string | undefined {
  const { min_length: min, max_length: max = LONGEST } = element;
  const length = codePoints(text);
  if (typeof max === 'number' && length > max) return `Use at most ${max} characters; there are ${length}.`;
  if (typeof min === 'number' && length < min) return `Use at least ${min} characters.`;
  return undefined;
}

function numberProblem(element: JsonObject, text: string): string | undefined {
  const decimals = element.is_decimal_allowed === true;
  const pattern = decimals ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(text)) return decimals ? 'Enter a number.' : 'Enter a number without decimals.';
  const [min, max] = [stringOf(element.min_value), stringOf(element.max_value)];
  if (min !== undefined && Number(text) < Number(min)) return `Enter at least ${min}.`;
  if (max !== undefined && Number(text) > Number(max)) return `Enter at most ${max}.`;
  return undefined;
}

/** What the Slack client does not take in a text field; undefined when it takes the text. Nothing is always taken. */
export function typedProblem(element: JsonObject, text: string): string | undefined {
  if (text === '') return undefined;
  if (element.type === 'plain_text_input') return textProblem(element, text);
  if (element.type === 'number_input') return numberProblem(element, text);
  if (element.type === 'url_text_input' && !URL.canParse(text)) return 'Enter a URL.';
  if (element.type === 'email_text_input' && !/^\S+@\S+$/.test(text)) return 'Enter an email address.';
  return undefined;
}

/** Required fields in which nothing stands, by block_id: the Slack client submits no view with one. */
export function missingFields(blocks: readonly JsonObject[], values: StateValues): Record<string, string> {
  const needed = placedElements(blocks).filter(
    ({ block, blockId, actionId }) =>
      block.type === 'input' && block.optional !== true && isEmptyValue(values[blockId]?.[actionId] ?? {}),
  );
  return Object.fromEntries(needed.map(({ blockId }) => [blockId, REQUIRED]));
}

/** What keeps the Slack client from submitting a view, by block_id. */
export function fieldProblems(blocks: readonly JsonObject[], values: StateValues): Record<string, string> {
  const wrong = placedElements(blocks).flatMap(
    ({ block, blockId, element, actionId }): [string, string][] => {
      const text = stringOf(values[blockId]?.[actionId]?.value) ?? '';
      const problem = block.type === 'input' ? typedProblem(element, text) : undefined;
      return problem === undefined ? [] : [[blockId, problem]];
    },
  );
  return { ...Object.fromEntries(wrong), ...missingFields(blocks, values) };
}
