import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChannelEntry, MessageEntry } from '../../protocol.ts';
import { usePage } from './page.ts';

/**
 * Marks a channel as read while its end is on the screen of a window that is seen. Returns the ts after which
 * messages are new to somebody who was not looking. It stays while they look now, so that the line does not vanish
 * under their eyes.
 */
export function useReading(channel: ChannelEntry, messages: readonly MessageEntry[], atEnd: boolean): string {
  const page = usePage();
  const seen = useSeen();
  const { id, lastReadTs } = channel;
  const newAfterTs = useRef<string | undefined>(undefined);
  const opening = useRef(true);
  const asked = useRef('');
  const latest = messages.reduce((last, { ts }) => (ts > last ? ts : last), '');
  const looking = seen && atEnd && !opening.current;
  if (latest > lastReadTs && !looking) newAfterTs.current ??= lastReadTs;
  opening.current = false;

  useEffect(() => {
    if (!seen) newAfterTs.current = undefined;
  }, [seen]);
  useEffect(() => {
    if (!seen || !atEnd || latest <= lastReadTs || latest <= asked.current) return;
    asked.current = latest;
    page.act({ kind: 'read', channel: id, ts: latest }).catch(() => {
      // Nobody asked for it: it is tried again with the next message.
      asked.current = '';
    });
  }, [seen, atEnd, latest, lastReadTs]);
  return newAfterTs.current ?? latest;
}

function useSeen(): boolean {
  const [seen, setSeen] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const onChange = (): void => setSeen(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, []);
  return seen;
}
