import { MAX_NUMBERS_PER_REQUEST, parseQuantity } from '#src/domain/basket.ts';
import { COUNTRIES, findCountry, searchCountries } from '#src/domain/countries.ts';
import type { Prefill } from '../modals/request-form/open.ts';
import { cut } from '../mrkdwn.ts';

const EXAMPLE = 'such as US, Canada or +44';
/** The note travels in the view's metadata, which has room for 3,000 characters. */
const WORD_MAX_LENGTH = 60;

function findOneCountry(text: string): string | undefined {
  const exact =
    findCountry(text) ?? COUNTRIES.find((country) => country.name.toLowerCase() === text.toLowerCase());
  if (exact !== undefined) return exact.iso;
  const found = searchCountries(text);
  return found.length === 1 ? found[0]?.iso : undefined;
}

interface Split {
  readonly country: string;
  readonly quantity: string | undefined;
}

const NUMBER = /^-?\d+([.,]\d+)?$/;

/** “United States 3” has its quantity last; “US” and “Trinidad and Tobago” have none. */
function split(words: readonly string[]): Split {
  const text = words.join(' ');
  const last = words.at(-1) ?? '';
  if (words.length < 2)
    return NUMBER.test(text) ? { country: '', quantity: text } : { country: text, quantity: undefined };
  // “+1 2” is two numbers of a country that is still to be chosen, not the beginning of +1246.
  if (!NUMBER.test(last) && findOneCountry(text) !== undefined) return { country: text, quantity: undefined };
  return { country: words.slice(0, -1).join(' '), quantity: last };
}

/**
 * What `/voice-request [country] [quantity]` fills in. Words that are not understood are told in the form, never
 * thrown away silently.
 */
export function readRequestWords(text: string): Prefill {
  const words = text.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { lines: [] };
  const { country, quantity } = split(words);
  const iso = country === '' ? undefined : findOneCountry(country);
  const parsed = quantity === undefined ? undefined : parseQuantity(quantity);
  const notes = [
    country !== '' && iso === undefined
      ? `“${cut(country, WORD_MAX_LENGTH)}” is not one country in which AWS leases numbers that can call. Choose it in the form, ${EXAMPLE}.`
      : undefined,
    quantity !== undefined && parsed === undefined
      ? `“${cut(quantity, WORD_MAX_LENGTH)}” is not a quantity from 1 to ${MAX_NUMBERS_PER_REQUEST}, so 1 is chosen.`
      : undefined,
  ].filter((note) => note !== undefined);
  const types = iso === undefined ? [] : (findCountry(iso)?.numberTypes ?? []);
  return {
    lines: [
      {
        ...(iso === undefined ? {} : { country: iso }),
        ...(types[0] === undefined ? {} : { numberType: types[0] }),
        quantity: parsed ?? 1,
      },
    ],
    note: notes.length === 0 ? undefined : notes.join(' '),
  };
}
