import { type JsonObject, objectOf, objectsOf, stringOf, textOf } from '../json.ts';

/** How mentions are written out. */
export interface Names {
  user(id: string): string;
  channel(id: string): string;
}

function withoutEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function token(inner: string, names: Names): string {
  const [target = '', label] = inner.split('|', 2);
  if (target.startsWith('@')) return names.user(target.slice(1));
  if (target.startsWith('#')) return names.channel(target.slice(1));
  if (target.startsWith('!date^')) return label ?? target;
  if (target.startsWith('!')) return `@${target.slice(1).split('^', 1)[0] ?? ''}`;
  return label ?? target;
}

const STYLES = [
  /(?<![\w*])\*([^*\n]+)\*(?![\w*])/g,
  /(?<![\w_])_([^_\n]+)_(?![\w_])/g,
  /(?<![\w~])~([^~\n]+)~(?![\w~])/g,
];

function plain(text: string): string {
  return STYLES.reduce((shown, style) => shown.replace(style, '$1'), text);
}

/** mrkdwn as a person reads it: no markup, mentions as names, dates from their fallback, entities resolved. */
export function readable(text: string, names: Names): string {
  const pieces = text.split(/(<[^<>\n]+>|```[\s\S]*?```|`[^`\n]+`)/);
  const tokens: string[] = [];
  const marked = pieces.map((piece) => {
    if (piece.startsWith('<') && piece.endsWith('>')) tokens.push(token(piece.slice(1, -1), names));
    else if (piece.startsWith('`') && piece.length > 1) tokens.push(piece.replaceAll('`', ''));
    else return piece;
    return `\uE000${tokens.length - 1}\uE000`;
  });
  const shown = plain(marked.join('')).replace(
    /\uE000(\d+)\uE000/g,
    (_all, index) => tokens[Number(index)] ?? '',
  );
  return withoutEntities(shown);
}

/** A text object (or bare string) as a person reads it. */
export function shownText(value: unknown, names: Names): string {
  return objectOf(value).type === 'mrkdwn' ? readable(textOf(value), names) : textOf(value);
}

function inline(element: JsonObject, names: Names): string {
  if (element.type === 'user') return names.user(stringOf(element.user_id) ?? '');
  if (element.type === 'channel') return names.channel(stringOf(element.channel_id) ?? '');
  if (element.type === 'emoji') return `:${stringOf(element.name) ?? ''}:`;
  if (element.type === 'date') return stringOf(element.fallback) ?? String(element.timestamp);
  if (element.type === 'broadcast') return `@${stringOf(element.range) ?? ''}`;
  return stringOf(element.text) ?? stringOf(element.url) ?? '';
}

/** The lines of a rich_text block. */
export function richTextLines(block: JsonObject, names: Names): string[] {
  return objectsOf(block.elements).flatMap((part) => {
    if (part.type === 'rich_text_list') {
      return objectsOf(part.elements).map(
        (item) =>
          `- ${objectsOf(item.elements)
            .map((e) => inline(e, names))
            .join('')}`,
      );
    }
    const text = objectsOf(part.elements)
      .map((element) => inline(element, names))
      .join('');
    const lines = text.split('\n');
    return part.type === 'rich_text_quote' ? lines.map((line) => `> ${line}`) : lines;
  });
}

/** The text of a table cell. */
export function cellText(cell: JsonObject, names: Names): string {
  return cell.type === 'rich_text' ? richTextLines(cell, names).join(' ') : textOf(cell);
}
