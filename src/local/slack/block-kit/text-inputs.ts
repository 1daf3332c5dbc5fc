import limits from './limits.json' with { type: 'json' };
import type { Rule } from './place.ts';
import {
  all,
  boolean,
  codePoints,
  integer,
  list,
  matching,
  membersOf,
  oneOf,
  plainText,
  shape,
  string,
} from './rules.ts';

const common = {
  action_id: string({ max: limits.action_id.max_length }),
  focus_on_load: boolean,
  placeholder: plainText(limits.select.placeholder.max_length),
  dispatch_action_config: shape({
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }),
  }),
};

const MAX = limits.plain_text_input.max_length.max;

const lengthsFit: Rule = (place) => {
  const { min_length: min, max_length: max, initial_value: initial } = membersOf(place);
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    place.member('min_length').fail('must not be greater than max_length');
  }
  if (typeof initial === 'string' && typeof max === 'number' && codePoints(initial) > max) {
    place.member('initial_value').fail(`must be less than ${max + 1} characters`);
  }
};

export const plainTextInput: Rule = all(
  shape(
    {},
    {
      ...common,
      initial_value: string({ min: 0, max: MAX }),
      multiline: boolean,
      min_length: integer({ min: 0, max: MAX }),
      max_length: integer({ min: 1, max: MAX }),
    },
  ),
  lengthsFit,
);

const number = matching(/^-?\d+(\.\d+)?$/, 'a number in a string');

const rangeFits: Rule = (place) => {
  const { min_value: min, max_value: max, initial_value: initial } = membersOf(place);
  const below = (left: unknown, right: unknown): boolean =>
    typeof left === 'string' && typeof right === 'string' && Number(left) < Number(right);
  if (below(max, min)) place.member('min_value').fail('must not be greater than max_value');
  if (below(initial, min)) place.member('initial_value').fail('must not be smaller than min_value');
  if (below(max, initial)) place.member('initial_value').fail('must not be greater than max_value');
};

export const numberInput: Rule = all(
  shape(
    { is_decimal_allowed: boolean },
    { ...common, initial_value: number, min_value: number, max_value: number },
  ),
  rangeFits,
);
