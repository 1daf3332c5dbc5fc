import { optionValue } from '../../slack/block-kit/walk.ts';
import { NotOffered, valueOfChoices } from '../../slack/driver/field-value.ts';
import { typedValue } from '../../slack/driver/typed-value.ts';
import { typedProblem } from '../../slack/interactions/field-problems.ts';
import { valuesOf } from '../../slack/interactions/target.ts';
import { type JsonObject, objectOf, objectsOf, stringOf, textOf } from '../../slack/json.ts';
import { canSee } from '../../slack/workspace/channels.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import { PageRefusal } from '../page-refusal.ts';
import type { Input } from '../protocol.ts';
import type { Aim } from './aim.ts';
import { offeredTo } from './offered.ts';

const NOT_OFFERED = 'This choice is not offered any more. Choose again.';

const PATTERNS: Readonly<Record<string, RegExp>> = {
  datepicker: /^\d{4}-\d{2}-\d{2}$/,
  timepicker: /^([01]\d|2[0-3]):[0-5]\d$/,
  datetimepicker: /^\d{10}$/,
};

function wrongKind(type: string): PageRefusal {
  return new PageRefusal(422, `This cannot be done with a ${type.replaceAll('_', ' ')}.`);
}

function clicked(type: string): JsonObject {
  if (type === 'workflow_button') {
    throw new PageRefusal(422, 'The button starts a workflow, and the local workspace has none.');
  }
  if (type !== 'button' && type !== 'icon_button') throw wrongKind(type);
  return {};
}

function overflowValue(element: JsonObject, [value]: readonly string[]): JsonObject {
  const offered = objectsOf(element.options);
  const option = offered.find((each) => (optionValue(each) ?? textOf(each.text)) === value);
  if (option === undefined) throw new PageRefusal(409, NOT_OFFERED);
  return { selected_option: option };
}

function feedbackValue(element: JsonObject, [value]: readonly string[]): JsonObject {
  const buttons = [objectOf(element.positive_button), objectOf(element.negative_button)];
  const button = buttons.find((each) => stringOf(each.value) === value);
  if (button === undefined) throw new PageRefusal(409, NOT_OFFERED);
  return { text: button.text, value };
}

/** What an external select may hold: what it has offered last, and what stands in it already. */
function externalOptions(context: Context, me: SlackUser, aim: Aim): readonly JsonObject[] {
  const { blockId, actionId } = aim.placed;
  const held = valuesOf(context.stage, me, aim.target)[blockId]?.[actionId];
  const standing = [...objectsOf([held?.selected_option]), ...objectsOf(held?.selected_options)];
  return [...offeredTo(context, me, aim), ...standing];
}

function chosen(context: Context, me: SlackUser, aim: Aim, values: readonly string[]): JsonObject {
  const { element } = aim.placed;
  const type = stringOf(element.type) ?? '';
  if (type === 'overflow') return overflowValue(element, values);
  if (type === 'feedback_buttons') return feedbackValue(element, values);
  const { people, channels } = context.workspace;
  const from = { people, channels: channels.filter((each) => canSee(me, each)), names: context.stage.names };
  const offered = type.endsWith('external_select') ? externalOptions(context, me, aim) : undefined;
  try {
    return valueOfChoices(element, values, from, offered);
  } catch (error) {
    if (error instanceof NotOffered) throw new PageRefusal(409, NOT_OFFERED);
    throw error;
  }
}

function typed(element: JsonObject, text: string): JsonObject {
  const type = stringOf(element.type) ?? '';
  const pattern = PATTERNS[type];
  if (pattern === undefined && !type.endsWith('_input')) throw wrongKind(type);
  if (type === 'file_input') throw new PageRefusal(422, 'Files cannot be uploaded to the local workspace.');
  const problem = typedProblem(element, text);
  if (problem !== undefined) throw new PageRefusal(422, problem);
  if (text !== '' && pattern?.test(text) === false) throw new PageRefusal(422, 'Enter a date or a time.');
  return typedValue(element, text, true);
}

/**
 * What an element holds after the person's input, as it stands in a payload. Refuses whatever the element does not
 * offer: the browser is not trusted.
 */
export function inputValue(context: Context, me: SlackUser, aim: Aim, input: Input): JsonObject {
  const { element } = aim.placed;
  if (input.kind === 'click') return clicked(stringOf(element.type) ?? '');
  return input.kind === 'chosen' ? chosen(context, me, aim, input.values) : typed(element, input.text);
}
