import { stringify } from 'csv-stringify/sync';
import { countryName } from '../domain/countries.ts';
import type { InventoryNumber } from '../domain/inventory.ts';

export const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
const yesNo = (is: boolean): string => (is ? 'yes' : 'no');

/** A price is a number of its own, so that a spreadsheet adds it up; where it is from stands beside it. */
function priceSource({ monthlyCents }: InventoryNumber, voiceIsLocal: boolean): string {
  if (monthlyCents === undefined) return 'not known';
  return voiceIsLocal ? 'sample' : 'AWS';
}

type Column = readonly [title: string, cell: (number: InventoryNumber, voiceIsLocal: boolean) => string];

const COLUMNS: readonly Column[] = [
  ['Number', ({ phoneNumber }) => phoneNumber],
  ['Country', ({ country }) => countryName(country)],
  ['Country code', ({ country }) => country],
  ['Use case', ({ useCase }) => useCase],
  ['Type', ({ numberType }) => numberType],
  ['Voice', ({ capabilities }) => yesNo(capabilities.includes('VOICE'))],
  ['SMS', ({ capabilities }) => yesNo(capabilities.includes('SMS'))],
  ['Status', ({ status }) => status],
  [
    'Price per month',
    ({ monthlyCents }) => (monthlyCents === undefined ? '' : (monthlyCents / 100).toFixed(2)),
  ],
  ['Currency', ({ currency, monthlyCents }) => (monthlyCents === undefined ? '' : currency)],
  ['Price source', priceSource],
  ['Project', ({ project }) => project?.name ?? ''],
  ['Owner', ({ owner }) => owner ?? ''],
  ['Since', ({ since }) => isoDay(since)],
  ['Deletion protection', ({ deletionProtected }) => yesNo(deletionProtected)],
  ['Region', ({ region }) => region],
  ['Pool', ({ poolId }) => poolId ?? ''],
  ['Registration', ({ registrationId }) => registrationId ?? ''],
  ['Last call', ({ lastCallAt }) => lastCallAt?.toISOString() ?? ''],
  ['AWS id', ({ awsId }) => awsId],
];

/** Also behind blanks and quotes, which a spreadsheet may take away, and behind a `;`, where that parts the cells. */
const FORMULA = /(^|;)(?=[\s"']*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** RFC 4180. */
const written = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { quoted_match: /[\r\n]/, record_delimiter: 'windows' },
  );

/** The first line, after the byte order mark by which Excel knows UTF-8. */
export const csvHead = (): string => `\uFEFF${written([COLUMNS.map(([title]) => title)])}`;

/**
 * A line for each number. An apostrophe stands before what a spreadsheet would run as a formula, so also before a
 * number in E.164: it stays whole, as text.
 */
export function csvLines(numbers: readonly InventoryNumber[], voiceIsLocal: boolean): string {
  return written(
    numbers.map((number) => COLUMNS.map(([, cell]) => cell(number, voiceIsLocal).replace(FORMULA, "$1'"))),
  );
}
