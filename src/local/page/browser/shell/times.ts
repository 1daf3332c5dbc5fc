/** The page speaks English; how dates are written follows the browser where that is English, too. */
const ENGLISH = navigator.language.startsWith('en') ? navigator.language : 'en-US';
const DAY_MS = 86_400_000;
const TIME = new Intl.DateTimeFormat(ENGLISH, { hour: 'numeric', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat(ENGLISH, { weekday: 'long', day: 'numeric', month: 'long' });
const DAY_AND_YEAR = new Intl.DateTimeFormat(ENGLISH, { dateStyle: 'full' });
const EXACT = new Intl.DateTimeFormat(ENGLISH, { dateStyle: 'full', timeStyle: 'medium' });

/** A Slack ts in milliseconds. */
export function msOf(ts: string): number {
  return Number.parseFloat(ts) * 1000;
}

/** Such as `2:05 PM`, in the time zone of the window. */
export function timeOf(ts: string): string {
  return TIME.format(msOf(ts));
}

/** Such as `2:05`, for where the hour is plain from what stands around it. */
export function shortTimeOf(ts: string): string {
  const parts = TIME.formatToParts(msOf(ts)).filter(({ type }) => type !== 'dayPeriod');
  return parts
    .map(({ value }) => value)
    .join('')
    .trim();
}

/** Day and time to the second. */
export function exactTimeOf(ts: string): string {
  return EXACT.format(msOf(ts));
}

/** `Today`, `Yesterday` or the date; with its year when that is another one. */
export function dayOf(ts: string, nowMs: number): string {
  const then = new Date(msOf(ts));
  const now = new Date(nowMs);
  if (then.toDateString() === now.toDateString()) return 'Today';
  if (then.toDateString() === new Date(nowMs - DAY_MS).toDateString()) return 'Yesterday';
  return (then.getFullYear() === now.getFullYear() ? DAY : DAY_AND_YEAR).format(then);
}
