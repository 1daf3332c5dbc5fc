import { type Piece, textNode } from './nodes.ts';
import { readMarkdownInline } from './read-markdown-inline.ts';

const FENCE = /^\s*(?:```|~~~)/;
const ITEM = /^(\s*)(?:[-*+]|(\d+)[.)])\s+(.*)$/;

interface Reading {
  readonly piece: Piece;
  /** How many lines it took. */
  readonly taken: number;
}

function takeWhile(lines: readonly string[], belongs: (line: string) => boolean): string[] {
  const end = lines.findIndex((line) => !belongs(line));
  return lines.slice(0, end < 0 ? lines.length : end);
}

function readFence(lines: readonly string[]): Reading {
  const inside = takeWhile(lines.slice(1), (line) => !FENCE.test(line));
  const children = [textNode(inside.join('\n'))];
  return { piece: { kind: 'preformatted', children, border: false }, taken: inside.length + 2 };
}

function readItems(lines: readonly string[], [, space = '', number]: RegExpExecArray): Reading {
  const same = takeWhile(lines, (line) => {
    const item = ITEM.exec(line);
    return item !== null && item[1] === space && (item[2] === undefined) === (number === undefined);
  });
  const piece: Piece = {
    kind: 'list',
    ordered: number !== undefined,
    items: same.map((line) => readMarkdownInline(ITEM.exec(line)?.[3] ?? '')),
    indent: Math.min(Math.floor(space.length / 2), 8),
    offset: number === undefined ? 0 : Math.max(Number(number) - 1, 0),
    border: false,
  };
  return { piece, taken: same.length };
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

function isTable(lines: readonly string[]): boolean {
  return (
    lines[0]?.includes('|') === true &&
    /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(lines[1] ?? '') &&
    lines[1]?.includes('-') === true
  );
}

function readTable(lines: readonly string[]): Reading {
  const body = takeWhile(lines.slice(2), (line) => line.includes('|'));
  const rows = [lines[0] ?? '', ...body].map((line) => cellsOf(line).map(readMarkdownInline));
  return { piece: { kind: 'table', rows }, taken: body.length + 2 };
}

function readNext(lines: readonly string[]): Reading {
  const [line = ''] = lines;
  if (FENCE.test(line)) return readFence(lines);
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  if (heading !== null) {
    const [, marks = '', text = ''] = heading;
    return { piece: { kind: 'heading', level: marks.length, children: readMarkdownInline(text) }, taken: 1 };
  }
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) return { piece: { kind: 'rule' }, taken: 1 };
  if (line.startsWith('>')) {
    const quoted = takeWhile(lines, (each) => each.startsWith('>'));
    const text = quoted.map((each) => each.replace(/^> ?/, '')).join('\n');
    return { piece: { kind: 'quote', children: readMarkdownInline(text) }, taken: quoted.length };
  }
  const item = ITEM.exec(line);
  if (item !== null) return readItems(lines, item);
  if (isTable(lines)) return readTable(lines);
  const starts = (each: string): boolean => /^(#{1,6}\s|>|\s*(```|~~~))/.test(each) || ITEM.test(each);
  const text = [line, ...takeWhile(lines.slice(1), (each) => each.trim() !== '' && !starts(each))];
  return { piece: { kind: 'paragraph', children: readMarkdownInline(text.join('\n')) }, taken: text.length };
}

/**
 * The markdown of a markdown block as pieces: headings, paragraphs, lists, quotes, code, tables and rules. Pictures are
 * named and HTML is shown as it is typed.
 */
export function readMarkdown(text: string): Piece[] {
  const pieces: Piece[] = [];
  let lines = text.split('\n');
  while (lines.length > 0) {
    if (lines[0]?.trim() === '') {
      lines = lines.slice(1);
      continue;
    }
    const { piece, taken } = readNext(lines);
    pieces.push(piece);
    lines = lines.slice(taken);
  }
  return pieces;
}
