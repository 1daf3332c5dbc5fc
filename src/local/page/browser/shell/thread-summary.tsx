import type { MessageEntry } from '../../protocol.ts';
import { Avatar } from './avatar.tsx';
import { useEntry, usePage } from './page.ts';
import { dayOf, timeOf } from './times.ts';

const FACES = 3;

export interface Thread {
  readonly replies: readonly MessageEntry[];
  /** How many of them are new to the person whose screen it is. */
  readonly fresh: number;
}

/** Under a message: how many replied, who, how many of that are new, and when last. Opens the thread. */
export function ThreadSummary({ replies, fresh, onOpen }: Thread & { onOpen: () => void }) {
  const { store } = usePage();
  const ahead = useEntry('workspace')?.clockAheadMs ?? 0;
  const authors = [...new Set(replies.map(({ userId }) => userId))].slice(0, FACES);
  const last = replies.reduce((latest, { ts }) => (ts > latest ? ts : latest), '');
  return (
    <button type="button" class="thread-summary" onClick={onOpen}>
      {authors.map((id) => (
        <Avatar key={id} person={store.entry(`person:${id}`)} size="small" />
      ))}
      <span class="thread-summary__count">{countOf(replies.length)}</span>
      {fresh > 0 && <span class="thread-summary__new">{fresh} new</span>}
      <span class="thread-summary__last">
        Last reply {dayOf(last, Date.now() + ahead).toLowerCase()} at {timeOf(last)}
      </span>
    </button>
  );
}

/** Such as `1 reply` or `3 replies`. */
export function countOf(replies: number): string {
  return replies === 1 ? '1 reply' : `${replies} replies`;
}
