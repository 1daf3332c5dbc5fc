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

/** “6 days left”, never more than there are; in hours on the last day. It changes at whole days or hours before `until`. */
export function timeLeft(until: Date, now: Date): string {
  const ms = until.getTime() - now.getTime();
  if (ms >= DAY_MS) return `${counted(Math.floor(ms / DAY_MS), 'day')} left`;
  if (ms >= HOUR_MS) return `${counted(Math.floor(ms / HOUR_MS), 'hour')} left`;
  return 'less than 1 hour left';
}
