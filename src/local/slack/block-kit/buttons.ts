import limits from './limits.json' with { type: 'json' };
import type { Rule } from './place.ts';
import { all, anyText, oneOf, plainText, shape, string } from './rules.ts';

const { confirmation } = limits;

export const confirm: Rule = shape(
  { text: anyText(confirmation.text.max_length) },
  {
    title: plainText(confirmation.title.max_length),
    confirm: plainText(confirmation.confirm.max_length),
    deny: plainText(confirmation.deny.max_length),
    style: oneOf('primary', 'danger'),
  },
);

const url: Rule = all(string({ max: limits.button.url.max_length }), (place) => {
  if (typeof place.value === 'string' && !URL.canParse(place.value)) place.fail('must be a valid URL');
});

export const button: Rule = shape(
  { text: plainText(limits.button.text.max_length) },
  {
    action_id: string({ max: limits.action_id.max_length }),
    url,
    value: string({ max: limits.button.value.max_length }),
    style: oneOf('primary', 'danger'),
    confirm,
    accessibility_label: string({ max: limits.button.accessibility_label.max_length }),
  },
);
