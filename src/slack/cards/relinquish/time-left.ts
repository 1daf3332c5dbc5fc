import { shownLeftMs } from '#src/domain/relinquish.ts';
import { counted } from '../../words.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A set span in the largest unit that divides it: “7 days”, “36 hours”, “90 minutes”. */
export function spanText(ms: number): string {
  if (ms % DAY_MS === 0) return counted(ms / DAY_MS, 'day');
  if (ms % HOUR_MS === 0) return counted(ms / HOUR_MS, 'hour');
  return counted(Math.ceil(ms / MINUTE_MS), 'minute');
}

/** “7 days left”, rounded as `shownLeftMs` says; the date stands beside it. */
export function timeLeft(until: Date, now: Date): string {
  const ms = shownLeftMs(until.getTime() - now.getTime());
  return ms === 0 ? 'less than 1 minute left' : `${spanText(ms)} left`;
}
