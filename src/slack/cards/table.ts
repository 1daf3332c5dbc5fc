import type { KnownBlock, RichTextBlock, SectionBlock, TableBlock } from '@slack/types';
import { inBlocks, section } from '../blocks.ts';
import { code, escapeText } from '../mrkdwn.ts';

/** A cell's text; `code` for phone numbers, which are copied exactly and never a link. Empty is refused by Slack. */
export interface Cell {
  readonly text: string;
  readonly isCode?: boolean;
}

export interface Column {
  readonly title: string;
  readonly align?: 'right';
}

type SlackCell = TableBlock['rows'][number][number];

function drawCell({ text, isCode }: Cell): SlackCell {
  if (isCode !== true) return { type: 'raw_text', text };
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text, style: { code: true } }] }],
  };
}

/** A table with a first row of titles; at most 100 rows of 20 cells (Block Kit limit). */
export function table(columns: readonly Column[], rows: readonly (readonly Cell[])[]): TableBlock {
  return {
    type: 'table',
    rows: [columns.map(({ title }) => drawCell({ text: title })), ...rows.map((row) => row.map(drawCell))],
    column_settings: columns.map(({ align }) => ({ align: align ?? ('left' as const), is_wrapped: true })),
  };
}

function richTextOf(block: RichTextBlock): string {
  const parts = block.elements.flatMap((element) =>
    element.type === 'rich_text_section' ? element.elements : [],
  );
  return parts.map((part) => (part.type === 'text' ? code(part.text) : '')).join('');
}

function cellText(cell: SlackCell): string {
  if (cell.type === 'raw_text') return escapeText(cell.text);
  return cell.type === 'rich_text' ? richTextOf(cell) : cell.text;
}

function asSections({ rows }: TableBlock): SectionBlock[] {
  const [titles = [], ...rest] = rows.map((row) => row.map(cellText).join(' · '));
  return inBlocks([`*${titles}*`, ...rest], section);
}

export function hasTable(blocks: readonly KnownBlock[]): boolean {
  return blocks.some((block) => block.type === 'table');
}

/** The same blocks with each table's rows as sections, for a Slack that refuses the table. */
export function withoutTables(blocks: readonly KnownBlock[]): KnownBlock[] {
  return blocks.flatMap((block) => (block.type === 'table' ? asSections(block) : [block]));
}
