import { textOf } from '../json.ts';
import limits from './limits.json' with { type: 'json' };
import type { Place, Rule } from './place.ts';
import { all, anyText, list, membersOf, plainText, shape, string } from './rules.ts';
import { optionValue, staticOptions } from './walk.ts';

const value = string({ max: limits.option.value.max_length });

/** An option of a select: plain text only. */
export const selectOption: Rule = shape(
  { text: plainText(limits.option.text.max_length), value },
  { description: plainText(limits.option.description.max_length) },
);

/** An option of radio buttons or checkboxes: mrkdwn is allowed. */
export const choiceOption: Rule = shape(
  { text: anyText(limits.option.text.max_length), value },
  { description: anyText(limits.option.description.max_length) },
);

export const overflowOption: Rule = shape(
  { text: plainText(limits.option.text.max_length) },
  {
    value,
    url: string({ max: limits.option.url.max_length }),
    description: plainText(limits.option.description.max_length),
  },
);

export const optionList: Rule = list(selectOption, { max: limits.select.options.max_items });

export const groupList: Rule = list(
  shape({
    label: plainText(limits.option_group.label.max_length),
    options: list(selectOption, {
      min: limits.option_group.options.min_items,
      max: limits.option_group.options.max_items,
    }),
  }),
  { max: limits.select.option_groups.max_items },
);

/** `options` xor `option_groups`. */
export const optionsOrGroups: Rule = (place) => {
  const given = [place.has('options'), place.has('option_groups')].filter(Boolean).length;
  if (given === 0) place.fail('missing required field: options');
  if (given === 2) place.fail('only one of options and option_groups is allowed');
};

function sameOption(left: unknown, right: unknown): boolean {
  const text = (option: unknown): string => textOf(membersOfOption(option).text);
  return optionValue(left) === optionValue(right) && text(left) === text(right);
}

function membersOfOption(option: unknown): Record<string, unknown> {
  return typeof option === 'object' && option !== null ? { ...option } : {};
}

function mustBeOffered(chosen: Place, element: Place): void {
  const offered = staticOptions(membersOf(element));
  if (!offered.some((option) => sameOption(option, chosen.value))) {
    chosen.fail('must exactly match one of the options');
  }
}

/** initial_option and initial_options must be among the options. */
export const initialIsOffered: Rule = (place) => {
  if (place.has('initial_option')) mustBeOffered(place.member('initial_option'), place);
  for (const chosen of place.member('initial_options').items()) mustBeOffered(chosen, place);
};

/** What the app may answer to a block_suggestion. */
export const suggestionAnswer: Rule = all(
  shape({}, { options: list(selectOption, { min: 0, max: 100 }), option_groups: groupList }),
  optionsOrGroups,
);
