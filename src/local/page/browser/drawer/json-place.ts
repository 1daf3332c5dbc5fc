/** Where a value stands in a text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const STRING = /"(?:[^"\\]|\\.)*"/y;
const ATOM = /[^\s,\]}]+/y;
const SPACE = /\s*/y;

/**
 * Where the value of a JSON pointer stands in a JSON text. What is not there is found at its nearest ancestor that is.
 * The text must be JSON.
 */
export function placeOf(text: string, pointer: string): TextRange {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let found = valueAt(text, skip(text, 0));
  for (const key of keys) {
    const member = found.members.get(key);
    if (member === undefined) break;
    found = valueAt(text, member);
  }
  return { start: found.start, end: found.end };
}

interface Value extends TextRange {
  /** Where each member's value begins. */
  readonly members: ReadonlyMap<string, number>;
}

function valueAt(text: string, start: number): Value {
  const opening = text[start];
  if (opening === '"') return { start, end: matchEnd(STRING, text, start), members: new Map() };
  if (opening !== '{' && opening !== '[')
    return { start, end: matchEnd(ATOM, text, start), members: new Map() };
  const members = new Map<string, number>();
  let at = skip(text, start + 1);
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    let key = String(members.size);
    if (opening === '{') {
      const end = matchEnd(STRING, text, at);
      key = JSON.parse(text.slice(at, end));
      at = skip(text, skip(text, end) + 1);
    }
    members.set(key, at);
    at = skip(text, valueAt(text, at).end);
    if (text[at] === ',') at = skip(text, at + 1);
  }
  return { start, end: at + 1, members };
}

function skip(text: string, from: number): number {
  return matchEnd(SPACE, text, from);
}

/** Where the match that begins at `from` ends; at least one character on when there is none, so that nothing loops. */
function matchEnd(pattern: RegExp, text: string, from: number): number {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : from + 1;
}
