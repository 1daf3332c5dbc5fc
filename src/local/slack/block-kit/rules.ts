import { isObject, stringOf } from '../json.ts';
import type { Place, Rule } from './place.ts';

interface Lengths {
  readonly min?: number;
  readonly max?: number;
}

/** Length as Slack counts it: Unicode code points. */
export function codePoints(text: string): number {
  return [...text].length;
}

/** A string of `min` (default 1) to `max` code points. */
export function string({ min = 1, max = Number.POSITIVE_INFINITY }: Lengths = {}): Rule {
  return (place) => {
    if (typeof place.value !== 'string') return place.fail('must be a string');
    const length = codePoints(place.value);
    if (length < min) place.fail(`must be more than ${min - 1} characters`);
    if (length > max) place.fail(`must be less than ${max + 1} characters`);
  };
}

export const boolean: Rule = (place) => {
  if (typeof place.value !== 'boolean') place.fail('must be a boolean');
};

export function integer({ min = 0, max = Number.MAX_SAFE_INTEGER }: Lengths = {}): Rule {
  return (place) => {
    if (!Number.isInteger(place.value)) return place.fail('must be an integer');
    const value = Number(place.value);
    if (value < min) place.fail(`must be more than ${min - 1}`);
    if (value > max) place.fail(`must be less than ${max + 1}`);
  };
}

export function oneOf(...allowed: readonly string[]): Rule {
  return (place) => {
    if (typeof place.value !== 'string' || !allowed.includes(place.value)) {
      place.fail(`must be one of the allowed values: ${allowed.join(', ')}`);
    }
  };
}

export function matching(pattern: RegExp, what: string): Rule {
  return (place) => {
    if (typeof place.value !== 'string' || !pattern.test(place.value)) place.fail(`must be ${what}`);
  };
}

/** A list of `min` (default 1) to `max` items that each follow the rule. */
export function list(item: Rule, { min = 1, max = Number.POSITIVE_INFINITY }: Lengths = {}): Rule {
  return (place) => {
    if (!Array.isArray(place.value)) return place.fail('must be an array');
    if (place.value.length < min) place.fail(`no less than ${min} items required`);
    if (place.value.length > max) place.fail(`no more than ${max} items allowed`);
    for (const each of place.items()) item(each);
  };
}

export function all(...rules: readonly Rule[]): Rule {
  return (place) => {
    for (const rule of rules) rule(place);
  };
}

export const anything: Rule = () => {};

/** An object with these members and no others (`type` is always allowed). */
export function shape(
  required: Readonly<Record<string, Rule>>,
  optional: Readonly<Record<string, Rule>> = {},
): Rule {
  const known: Readonly<Record<string, Rule>> = { ...optional, ...required };
  return (place) => {
    if (!isObject(place.value)) return place.fail('must be an object');
    for (const name of Object.keys(required)) {
      if (!place.has(name)) place.fail(`missing required field: ${name}`);
    }
    for (const name of Object.keys(place.value)) {
      if (name === 'type') continue;
      const rule = known[name];
      if (rule === undefined) place.fail(`invalid additional property: ${name}`);
      else if (place.has(name)) rule(place.member(name));
    }
  };
}

/** Picks the rule by the object's `type`; a type that is not in the table is refused. */
export function byType(rules: Readonly<Record<string, Rule>>): Rule {
  return (place) => {
    if (!isObject(place.value)) return place.fail('must be an object');
    const type = stringOf(place.value.type);
    if (type === undefined) return place.fail('missing required field: type');
    const rule = Object.hasOwn(rules, type) ? rules[type] : undefined;
    if (rule === undefined) return place.member('type').fail(`unsupported type: ${type}`);
    rule(place);
  };
}

function textObject(types: readonly string[], lengths: Lengths): Rule {
  return (place) => {
    if (!isObject(place.value)) return place.fail('must be an object');
    if (!types.includes(String(place.value.type))) return place.fail(`must be ${types.join(' or ')}`);
    const format: Readonly<Record<string, Rule>> =
      place.value.type === 'mrkdwn' ? { verbatim: boolean } : { emoji: boolean };
    shape({ text: string(lengths) }, format)(place);
  };
}

export function plainText(max: number): Rule {
  return textObject(['plain_text'], { max });
}

export function mrkdwn(max: number): Rule {
  return textObject(['mrkdwn'], { max });
}

/** plain_text or mrkdwn. */
export function anyText(max: number): Rule {
  return textObject(['plain_text', 'mrkdwn'], { max });
}

/** The members of a place as one object, for rules over several of them. */
export function membersOf(place: Place): Record<string, unknown> {
  return isObject(place.value) ? place.value : {};
}
