import { useEffect, useState } from 'preact/hooks';
import { useHostIfAny } from '../blocks/host.ts';
import { writeDate, writeFullDate } from './date-tokens.ts';
import { OutsideLink } from './inline.tsx';
import { safeUrl } from './safe-url.ts';

/** Words such as `today` and `3 minutes ago` grow old. */
const REDRAW_MS = 30_000;

function useNow(isAging: boolean): number {
  const clockAheadMs = useHostIfAny()?.clockAheadMs ?? 0;
  const [, setTick] = useState(0);
  useEffect(() => {
    if (!isAging) return;
    const timer = setInterval(() => setTick((tick) => tick + 1), REDRAW_MS);
    return () => clearInterval(timer);
  }, [isAging]);
  return Date.now() + clockAheadMs;
}

/** A date in the reader's language and time zone. Under the pointer it stands in full. */
export function SlackDate(props: { timestamp: number; format: string; fallback: string; url: string }) {
  const { timestamp, format, fallback, url } = props;
  const nowMs = useNow(/pretty|ago/.test(format));
  const reader = { nowMs, locale: navigator.language };
  const href = safeUrl(url);
  const shown = (
    <time class="bk-date" title={writeFullDate(timestamp, reader)}>
      {writeDate(timestamp, format, fallback, reader)}
    </time>
  );
  return href === undefined ? shown : <OutsideLink url={href}>{shown}</OutsideLink>;
}
