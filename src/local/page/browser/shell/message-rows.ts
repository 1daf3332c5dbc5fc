import type { MessageEntry } from '../../protocol.ts';
import { dayOf, msOf } from './times.ts';

const GROUPED_WITHIN_MS = 5 * 60_000;

/** One row of a message list. A `short` message stands under one of the same person, without name and picture. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly label: string }
  | { readonly kind: 'new'; readonly key: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: MessageEntry;
      readonly short: boolean;
    };

export interface RowOptions {
  /** Whose screen it is: what they wrote themselves is never new to them. */
  readonly me: string;
  /** Everything after it is new; undefined draws no such line. */
  readonly newAfterTs: string | undefined;
  /** The workspace's time in milliseconds. */
  readonly nowMs: number;
}

/** The rows of messages that are in order: a line for each day and before what is new, and messages grouped. */
export function rowsOf(messages: readonly MessageEntry[], options: RowOptions): Row[] {
  const rows: Row[] = [];
  let before: MessageEntry | undefined;
  let marked = options.newAfterTs === undefined;
  for (const message of messages) {
    const { ts, userId } = message;
    const label = dayOf(ts, options.nowMs);
    const sameDay = before !== undefined && dayOf(before.ts, options.nowMs) === label;
    if (!sameDay) rows.push({ kind: 'day', key: `day:${ts}`, label });
    const isNew = !marked && userId !== options.me && ts > (options.newAfterTs ?? '');
    // Where everything is new, a line says nothing.
    if (isNew && before !== undefined) rows.push({ kind: 'new', key: 'new' });
    marked ||= isNew;
    const short = sameDay && !isNew && before !== undefined && belongTogether(before, message);
    rows.push({ kind: 'message', key: `message:${ts}`, message, short });
    before = message;
  }
  return rows;
}

function belongTogether(before: MessageEntry, after: MessageEntry): boolean {
  if (before.userId !== after.userId || before.ephemeral || after.ephemeral) return false;
  return msOf(after.ts) - msOf(before.ts) < GROUPED_WITHIN_MS;
}

/** Messages of a channel that stand in it themselves, in order of time. */
export function rootsOf(all: readonly MessageEntry[]): MessageEntry[] {
  return inOrder(all.filter(({ ts, threadTs }) => threadTs === undefined || threadTs === ts));
}

/** The replies in a thread, in order of time. */
export function repliesTo(all: readonly MessageEntry[], threadTs: string): MessageEntry[] {
  return inOrder(all.filter((message) => message.threadTs === threadTs && message.ts !== threadTs));
}

/** How many of the replies are new to the person whose screen it is. */
export function newRepliesIn(
  replies: readonly MessageEntry[],
  { me, newAfterTs = '' }: Pick<RowOptions, 'me' | 'newAfterTs'>,
): number {
  return replies.filter(({ ts, userId }) => ts > newAfterTs && userId !== me).length;
}

function inOrder(messages: readonly MessageEntry[]): MessageEntry[] {
  return messages.toSorted((a, b) => (a.ts < b.ts ? -1 : 1));
}
