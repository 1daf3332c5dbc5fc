import { type JsonObject, numberOf, objectOf, objectsOf, stringOf } from '../json.ts';
import { emojiAt } from './emoji.ts';
import { type Inline, type Piece, type TextStyle, textNode } from './nodes.ts';
import { safeUrl } from './safe-url.ts';

/** From the innermost. */
const STYLES: readonly TextStyle[] = ['code', 'strike', 'underline', 'italic', 'bold'];

function readEmojiElement(element: JsonObject): Inline {
  const name = stringOf(element.name);
  const found = emojiAt(`:${name}:`);
  if (found !== undefined) return found.node;
  const points = stringOf(element.unicode)
    .split('-')
    .map((part) => Number.parseInt(part, 16));
  const known = points.every((point) => point > 0 && point <= 0x10ffff);
  return known ? { kind: 'emoji', name, character: String.fromCodePoint(...points) } : textNode(`:${name}:`);
}

function readLink(element: JsonObject): Inline {
  const url = stringOf(element.url);
  const text = stringOf(element.text);
  const shown = textNode(text === '' ? url : text);
  const href = safeUrl(url);
  return href === undefined ? shown : { kind: 'link', url: href, children: [shown] };
}

function readDate(element: JsonObject): Inline {
  const timestamp = numberOf(element.timestamp);
  const fallback = stringOf(element.fallback);
  if (timestamp === undefined) return textNode(fallback);
  return { kind: 'date', timestamp, format: stringOf(element.format), fallback, url: stringOf(element.url) };
}

const READERS: Readonly<Record<string, (element: JsonObject) => Inline>> = {
  text: ({ text }) => textNode(stringOf(text)),
  link: readLink,
  emoji: readEmojiElement,
  date: readDate,
  user: ({ user_id }) => ({ kind: 'user', id: stringOf(user_id), label: '' }),
  channel: ({ channel_id }) => ({ kind: 'channel', id: stringOf(channel_id), label: '' }),
  usergroup: ({ usergroup_id }) => ({ kind: 'usergroup', id: stringOf(usergroup_id), label: '' }),
  team: ({ team_id }) => textNode(stringOf(team_id)),
  broadcast: ({ range }) => ({ kind: 'broadcast', range: stringOf(range) }),
  color: ({ value }) => ({ kind: 'color', value: stringOf(value) }),
};

function readElement(element: JsonObject): Inline {
  const type = stringOf(element.type);
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  const node = reader?.(element) ?? textNode(`[${type}]`);
  const style = objectOf(element.style);
  return STYLES.reduce<Inline>(
    (inner, each) => (style[each] === true ? { kind: 'styled', style: each, children: [inner] } : inner),
    node,
  );
}

function readElements(value: unknown): Inline[] {
  return objectsOf(value).map(readElement);
}

function readPart(part: JsonObject): Piece {
  const border = part.border === 1;
  switch (part.type) {
    case 'rich_text_list':
      return {
        kind: 'list',
        ordered: part.style === 'ordered',
        items: objectsOf(part.elements).map(({ elements }) => readElements(elements)),
        indent: Math.min(Math.max(numberOf(part.indent) ?? 0, 0), 8),
        offset: Math.max(numberOf(part.offset) ?? 0, 0),
        border,
      };
    case 'rich_text_quote':
      return { kind: 'quote', children: readElements(part.elements) };
    case 'rich_text_preformatted':
      return { kind: 'preformatted', children: readElements(part.elements), border };
    case 'rich_text_section':
      return { kind: 'paragraph', children: readElements(part.elements) };
    default:
      return { kind: 'paragraph', children: [textNode(`Not rendered here: ${stringOf(part.type)}`)] };
  }
}

/** A rich_text block as the pieces of which it is drawn. */
export function readRichText(block: JsonObject): Piece[] {
  return objectsOf(block.elements).map(readPart);
}
