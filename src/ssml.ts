import { XMLValidator } from 'fast-xml-parser';
import type { Refusal } from './domain/errors.ts';

const NAME_MAX_LENGTH = 40;
const PROLOG = /^\s*(?:(?:<\?.*?\?>|<!--.*?-->)\s*)*/s;
const COMMENT_OR_CDATA = /<!--.*?-->|<!\[CDATA\[.*?\]\]>/gs;
const TAG = /<(?:"[^"]*"|'[^']*'|[^>"'])*>/g;
const REFERENCE = /&(?:[A-Za-z][\w.-]*|#\d+|#x[\dA-Fa-f]+);/g;

type Malformed = Extract<Refusal, { code: 'ssml_malformed' }>;

function malformed(why: string, line?: number): Malformed {
  return { code: 'ssml_malformed', atLine: line, why };
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

const short = (name: string): string =>
  name.length <= NAME_MAX_LENGTH ? name : `${name.slice(0, NAME_MAX_LENGTH - 1)}…`;

/** The parser's sentences as clauses; one that it may learn later is told as it is. */
const CLAUSES: readonly (readonly [RegExp, (...names: string[]) => string])[] = [
  [/^Expected closing tag '(.*)' \(opened in line (\d+).*instead of closing tag '(.*)'/s, closesAnother],
  [/^Unclosed tag '(.*)'/s, (tag) => `<${short(tag)}> is not closed`],
  [/^Closing tag '(.*)' has not been opened/s, (tag) => `</${short(tag)}> closes nothing`],
  [/^Closing tag '(.*)' can't have/s, (tag) => `</${short(tag)}> has more than its name`],
  [/^Closing tag '(.*)' doesn't have/s, (tag) => `</${short(tag)} has no > at its end`],
  [
    /^Tag '(.*)' is an invalid name/s,
    (tag) => `“${short(tag)}” cannot be the name of a tag; write < as &lt;`,
  ],
  [/^Invalid space after/s, () => 'a < stands alone; write it as &lt;'],
  [/^Attributes for '(.*)' have open quote/s, (tag) => `a quotation mark in <${short(tag)}> is not closed`],
  [/^Attribute '(.*)' has no space/s, (name) => `a space is missing before the attribute ${short(name)}`],
  [/^Attribute '(.*)' is without value/s, (name) => `the attribute ${short(name)} has no value in quotes`],
  [/^boolean attribute '(.*)' is not allowed/s, (name) => `the attribute ${short(name)} has no value`],
  [/^Attribute '(.*)' is an invalid name/s, (name) => `“${short(name)}” cannot be the name of an attribute`],
  [/^Attribute '(.*)' is repeated/s, (name) => `the attribute ${short(name)} stands there twice`],
  [/^char '&' is not expected/s, () => 'an & stands alone; write it as &amp;'],
  [/^Multiple possible root nodes/s, () => 'something follows </speak>'],
  [/^Extra text at the end/s, () => 'something follows </speak>'],
];

function closesAnother(open: string, line: string, closing: string): string {
  return `</${short(closing)}> stands where <${short(open)}> of line ${line} must be closed first`;
}

function clauseOf(message: string): string {
  for (const [pattern, clause] of CLAUSES) {
    const match = pattern.exec(message);
    if (match !== null) return clause(...match.slice(1));
  }
  return message.replace(/\.$/, '');
}

/** Several tags that nobody closes are told at once, and with no line that means anything. */
function ofParser({ msg, line }: { readonly msg: string; readonly line: number }): Malformed {
  const [, names] = /^Invalid '\[(.*)\]' found/s.exec(msg) ?? [];
  if (names === undefined) return malformed(clauseOf(msg), line);
  const open = names.split(',').map((name) => `<${short(name.trim().replace(/^"|"$/g, ''))}>`);
  return malformed(`${open.join(' and ')} are not closed`);
}

/** What the parser lets pass: markup that is no element, and what must not stand inside a tag. */
function refuseInsideTags(ssml: string): Malformed | undefined {
  const bare = ssml.replace(COMMENT_OR_CDATA, (text) => text.replace(/[^\n]/g, ' '));
  const declaration = bare.indexOf('<!');
  if (declaration >= 0) return malformed('<! begins neither a comment nor CDATA', lineAt(bare, declaration));
  for (const { 0: tag, index } of bare.matchAll(TAG)) {
    const inner = tag.slice(1).replace(REFERENCE, '');
    if (inner.includes('<'))
      return malformed('a < stands inside a tag; write it as &lt;', lineAt(bare, index));
    if (inner.includes('&')) return malformed('an & stands alone; write it as &amp;', lineAt(bare, index));
  }
  return undefined;
}

/**
 * Why a text is no well-formed SSML document, with the line, counted from 1, where that shows; undefined for one that
 * is. Which elements a voice understands is AWS's to say.
 */
export function refuseSsml(text: string): Malformed | undefined {
  const start = PROLOG.exec(text)?.[0].length ?? 0;
  if (!/^<speak[\s>]/.test(text.slice(start)))
    return malformed('it must begin with <speak>', lineAt(text, start));
  const result = XMLValidator.validate(text);
  if (result !== true) return ofParser(result.err);
  const inside = refuseInsideTags(text);
  if (inside !== undefined) return inside;
  return /<\/speak\s*>\s*$/.test(text)
    ? undefined
    : malformed('it must end with </speak>', lineAt(text, text.trimEnd().length));
}
