import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageEntry } from '../../protocol.ts';
import { usePage } from './page.ts';

/** Tells screen readers what has been written since the list was opened, once each. */
export function Announcer({ messages, me }: { messages: readonly MessageEntry[]; me: string }) {
  const { store } = usePage();
  const [words, setWords] = useState('');
  const heard = useRef<Set<string> | undefined>(undefined);

  useEffect(() => {
    const before = heard.current;
    heard.current = new Set(messages.map(({ ts }) => ts));
    if (before === undefined) return;
    const fresh = messages.filter(({ ts, userId }) => !before.has(ts) && userId !== me);
    if (fresh.length === 0) return;
    setWords(
      fresh.map(({ userId, text }) => `${store.entry(`person:${userId}`)?.name ?? ''}: ${text}`).join(' '),
    );
  }, [messages]);

  return (
    <p class="unseen" aria-live="polite">
      {words}
    </p>
  );
}
