import type { DataTableBlock, KnownBlock } from '@slack/types';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import { context, inBlocks, section } from '../blocks.ts';
import type { CardSettings } from '../cards/settings.ts';
import { code, inline } from '../mrkdwn.ts';
import { wordsOf } from './number-words.ts';

type Cell = DataTableBlock['rows'][number][number];

const raw = (text: string): Cell => ({ type: 'raw_text', text });

const rich = (
  element: { type: 'text'; text: string; style: { code: true } } | { type: 'user'; user_id: string },
): Cell => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [element] }],
});

/** The first five decide; the rest is for who scrolls. */
const titles = ({ localVoice }: Pick<CardSettings, 'localVoice'>): readonly string[] => [
  'Number',
  'Status',
  'Voice',
  'Country',
  localVoice ? 'USD per month (sample)' : 'USD per month',
  'Use case',
  'Type',
  'SMS',
  'Project',
  'Owner',
  'Since',
  'Protection',
];

function row(number: InventoryNumber): Cell[] {
  const { status, voice, country, price, useCase, type, sms, project, since, protection } = wordsOf(number);
  const { owner, phoneNumber } = number;
  return [
    rich({ type: 'text', text: phoneNumber, style: { code: true } }),
    ...[status, voice, country, price, useCase, type, sms, project].map(raw),
    owner === undefined ? raw('none') : rich({ type: 'user', user_id: owner }),
    raw(since),
    raw(protection),
  ];
}

/** Ten rows are seen at once; the table has pages of its own. */
const ROWS_IN_SIGHT = 10;

/** Numbers as a table, for messages and the App Home only; at least one row. */
export function numbersTable(
  numbers: readonly InventoryNumber[],
  caption: string,
  settings: Pick<CardSettings, 'localVoice'>,
): DataTableBlock {
  return {
    type: 'data_table',
    caption,
    page_size: ROWS_IN_SIGHT,
    row_header_column_index: 0,
    rows: [titles(settings).map(raw), ...numbers.map(row)],
  };
}

const NAME_MAX_LENGTH = 40;

function line(number: InventoryNumber): string {
  const { status, voice, country, price, project } = wordsOf(number);
  const rest = [status, `voice ${voice.toLowerCase()}`, country, `USD per month ${price}`];
  return [code(number.phoneNumber), ...rest, inline(project, NAME_MAX_LENGTH)].join(' · ');
}

/** The same rows, what decides of them, for a Slack that refuses the table; as many as one section holds. */
export function numbersInSections(numbers: readonly InventoryNumber[]): KnownBlock[] {
  const lines = numbers.map(line);
  const [shown = ''] = inBlocks(lines, (text) => text);
  const more = numbers.length - shown.split('\n').length;
  const rest = `And ${more} more on this page. Open a number, or export all.`;
  return [section(shown), ...(more > 0 ? [context(rest)] : [])];
}
