import type { Total } from '#src/domain/money.ts';
import type { InventoryPage, StoredAccount } from '#src/usecases/show-numbers.ts';
import { perMonthText } from '../money-text.ts';
import { bold, inline, plainLine, when } from '../mrkdwn.ts';
import { listed } from '../words.ts';

const WHOSE = { mine: 'yours', led: 'the projects that you lead', all: undefined } as const;

/** “Checkout alerts”, “yours”; undefined for all. */
function whose({ view, project }: InventoryPage): string | undefined {
  if (project !== undefined) return plainLine(project.name);
  return typeof view.show === 'number' ? undefined : WHOSE[view.show];
}

/** “Numbers of Checkout alerts”, in plain text. */
export function captionOf(page: InventoryPage): string {
  const of = whose(page);
  const first = of === undefined ? 'All numbers' : `Numbers of ${of}`;
  const query = plainLine(page.view.query);
  return query === '' ? first : `${first} that match “${query}”`;
}

/** “1,187”. */
export const thousands = (count: number): string => count.toLocaleString('en-US');

/** “12 numbers of Checkout alerts”, in plain text. */
export function titleOf(page: InventoryPage): string {
  const { count } = page.sums;
  const of = whose(page);
  const query = plainLine(page.view.query);
  const matching = query === '' ? '' : ` that ${count === 1 ? 'matches' : 'match'} “${query}”`;
  const numbers = `${thousands(count)} ${count === 1 ? 'number' : 'numbers'}`;
  return `${numbers}${of === undefined ? '' : ` of ${of}`}${matching}`;
}

const roomText = ({ region, room }: StoredAccount): string | undefined =>
  room === undefined ? undefined : `${room.used} of ${room.max} used in ${region}`;

/** The list in one line: how many, what they cost together, and the account's room where there is one account. */
export function headText(page: InventoryPage, localVoice: boolean): string {
  const { sums, accounts } = page;
  const known: Total['known'] = sums.priced;
  const cost = perMonthText({ total: { known, unknownQuantity: sums.unpriced }, isSample: localVoice });
  const [only] = accounts.length === 1 ? accounts : [];
  const parts = [bold(inline(titleOf(page))), cost, only && roomText(only)];
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
