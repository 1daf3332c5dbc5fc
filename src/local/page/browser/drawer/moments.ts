const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });
const SHORT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** Such as `Saturday 28 November 2026 at 14:05:09`. */
export function fullMoment(iso: string): string {
  return FULL.format(new Date(iso));
}

/** Such as `28 Nov 2026, 14:05`. */
export function shortMoment(iso: string): string {
  return SHORT.format(new Date(iso));
}

/** Such as `14:05:09`. */
export function timeOnly(iso: string): string {
  return TIME.format(new Date(iso));
}

/** Such as `2 days and 3 hours`; the two largest parts, minutes at the least. */
export function durationText(ms: number): string {
  const parts = [
    counted(Math.floor(ms / DAY_MS), 'day'),
    counted(Math.floor((ms % DAY_MS) / HOUR_MS), 'hour'),
    counted(Math.floor((ms % HOUR_MS) / MINUTE_MS), 'minute'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'less than a minute' : parts.slice(0, 2).join(' and ');
}

function counted(count: number, word: string): string {
  if (count === 0) return '';
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** A moment as a field of type datetime-local has it, in the window's time zone. */
export function localInput(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}
