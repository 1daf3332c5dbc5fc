import { FILTER_NAMES, type NumberFilters, type NumberList } from '#src/domain/inventory.ts';
import type { Total } from '#src/domain/money.ts';
import type { InventoryPage, StoredAccount } from '#src/usecases/show-numbers.ts';
import { perMonthText } from '../money-text.ts';
import { bold, inline, plainLine, when } from '../mrkdwn.ts';
import { counted, listed, thousands } from '../words.ts';
import { filterWords } from './number-words.ts';

const WHOSE = { mine: 'yours', led: 'the projects that you lead', all: undefined } as const;

/** “ of Checkout alerts”, “ of yours”; empty for all. */
function ofWhom({ whose }: NumberList): string {
  const words = typeof whose === 'string' ? WHOSE[whose] : plainLine(whose.project);
  return words === undefined ? '' : ` of ${words}`;
}

/** “Active”, “Canada”. */
function filterTexts(filters: NumberFilters): readonly string[] {
  return FILTER_NAMES.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [filterWords(name, value)];
  });
}

/** “ of Checkout alerts (Active, Canada)”. */
function ofWhich(list: NumberList): string {
  const filters = filterTexts(list.filters);
  return `${ofWhom(list)}${filters.length === 0 ? '' : ` (${filters.join(', ')})`}`;
}

/** “Numbers of Checkout alerts (Active, Canada)”, in plain text. */
export function captionOf(list: NumberList): string {
  const first = ofWhom(list) === '' ? 'All numbers' : 'Numbers';
  const query = plainLine(list.query);
  return `${first}${ofWhich(list)}${query === '' ? '' : ` that match “${query}”`}`;
}

/** “12 numbers of Checkout alerts (Active, Canada)”, in plain text. */
export function titleOf(list: NumberList, count: number): string {
  const query = plainLine(list.query);
  const matching = query === '' ? '' : ` that ${count === 1 ? 'matches' : 'match'} “${query}”`;
  return `${counted(count, 'number')}${ofWhich(list)}${matching}`;
}

/** Takes away what keeps numbers out of a list; undefined where nothing does. */
export function clearLabel({ query, filters }: NumberList): string | undefined {
  const isFiltered = filterTexts(filters).length > 0;
  if (query === '') return isFiltered ? 'Clear filters' : undefined;
  return isFiltered ? 'Clear search and filters' : 'Clear search';
}

/** Why a list that is searched or filtered is empty, and what to do. */
export function noHitsText(list: NumberList, clear: string): string {
  const filters = filterTexts(list.filters);
  const what = [
    ...(list.query === '' ? [] : [`matches “${inline(list.query)}”`]),
    ...(filters.length === 0
      ? []
      : [`fits the ${filters.length === 1 ? 'filter' : 'filters'} ${inline(filters.join(', '))}`]),
  ];
  const first = bold(`${inline(`No number${ofWhom(list)}`)} ${what.join(' and ')}.`);
  const advice =
    filters.length === 0 ? 'Search by digits, project or country, or choose' : 'To see the others, choose';
  return `${first} ${advice} ${bold(clear)}.`;
}

const roomText = ({ region, room }: StoredAccount): string | undefined =>
  room === undefined ? undefined : `${thousands(room.used)} of ${thousands(room.max)} used in ${region}`;

/** The list in one line: how many, what they cost together, and the account's room where there is one account. */
export function headText(page: InventoryPage, localVoice: boolean): string {
  const { sums, accounts } = page;
  const known: Total['known'] = sums.priced;
  const cost = perMonthText({ total: { known, unknownQuantity: sums.unpriced }, isSample: localVoice });
  const [only] = accounts.length === 1 ? accounts : [];
  const parts = [bold(inline(titleOf(page.list, sums.count))), cost, only && roomText(only)];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** The room of each of several accounts. */
export function roomsText(accounts: readonly StoredAccount[]): string | undefined {
  const rooms = accounts.map(roomText).filter((room) => room !== undefined);
  return accounts.length < 2 || rooms.length === 0 ? undefined : rooms.join(' · ');
}

/** One sentence for each account that could not be read, with what is shown instead. */
export function awayTexts(accounts: readonly StoredAccount[]): readonly string[] {
  return accounts
    .filter(({ awayAt }) => awayAt !== undefined)
    .map(({ region, syncedAt }) => {
      const where = accounts.length === 1 ? '' : ` in ${region}`;
      const state =
        syncedAt === undefined
          ? 'Its numbers have never been read.'
          : `This is the state of ${when(syncedAt)}.`;
      return bold(`AWS does not answer${where}. ${state}`);
    });
}

/** “Synchronised with AWS {when}.”: of several accounts the oldest. */
export function syncedText(accounts: readonly StoredAccount[]): string | undefined {
  const missing = accounts.filter(({ syncedAt }) => syncedAt === undefined).map(({ region }) => region);
  if (missing.length > 0) return `Not synchronised with AWS yet: ${listed(missing, 'and')}.`;
  const times = accounts.flatMap(({ syncedAt }) => syncedAt ?? []);
  const oldest = times.reduce<Date | undefined>(
    (least, at) => (least === undefined || at < least ? at : least),
    undefined,
  );
  return oldest === undefined ? undefined : `Synchronised with AWS ${when(oldest)}.`;
}
