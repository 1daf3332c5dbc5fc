import type { ErrorDetails } from './errors.ts';

/** The word that the guide asks for (relinquishing, step 5). */
export const CONFIRMATION_WORD = 'delete';

/** Exactly the word, in lower case, with nothing before or after it. */
export function isConfirmed(typed: string): boolean {
  return typed === CONFIRMATION_WORD;
}

/** What depends on a number, as the form and the card say it. */
export interface RelinquishImpact {
  readonly deletionProtected: boolean;
  readonly poolId: string | undefined;
  readonly registrationId: string | undefined;
  readonly lastCallAt: Date | undefined;
  readonly isLastInCountry: boolean;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const monthName = (year: number, month: number): string =>
  `${MONTHS[((month % 12) + 12) % 12]} ${year + Math.floor(month / 12)}`;

/** The last month that AWS bills for a number given back at `at`, in UTC: “November 2026”. */
export function lastBilledMonth(at: Date): string {
  return monthName(at.getUTCFullYear(), at.getUTCMonth());
}

/** The first month without it: “December 2026” (guide: no charge in the bill for the next calendar month). */
export function firstMonthSaved(at: Date): string {
  return monthName(at.getUTCFullYear(), at.getUTCMonth() + 1);
}

/** The moment in UTC from which a number that is given back is billed for one month more. */
export function nextBilledMonthAt(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1));
}

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Requester and owner are reminded this long before the end of a grace period that is at least as long. */
export const REMIND_BEFORE_RELEASE_MS = DAY_MS;

/** What the countdown counts in: each while at least one of it is left. */
const STEPS_MS = [DAY_MS, HOUR_MS, 5 * MINUTE_MS, MINUTE_MS] as const;

/**
 * What a countdown says of the time left: rounded to the nearest day, on the last day to the hour, in the last hour to
 * 5 minutes, in the last 5 minutes to the minute. 0 when less than a minute is left.
 */
export function shownLeftMs(leftMs: number): number {
  const step = STEPS_MS.find((ms) => leftMs >= ms);
  return step === undefined ? 0 : Math.round(leftMs / step) * step;
}

/**
 * When somebody must next see to an approved release: its countdown says something else, so that its card is drawn
 * again, or the grace period is over.
 */
export function nextCountdownAt(relinquishAt: Date, now: Date): Date {
  const end = relinquishAt.getTime();
  const left = end - now.getTime();
  const step = STEPS_MS.find((ms) => left >= ms);
  if (step === undefined) return relinquishAt;
  const lastSaid = Math.max(step, shownLeftMs(left) - step / 2);
  return new Date(end - lastSaid + 1);
}

/** A number at AWS, as far as its release depends on it. */
export interface NumberAtAws {
  readonly status: string;
  readonly deletionProtected: boolean;
  readonly poolId: string | undefined;
  readonly registrationId: string | undefined;
}

/** AWS may describe a released number as deleted for a while. */
export function isAtAws<Found extends NumberAtAws>(found: Found | undefined): found is Found {
  return found !== undefined && found.status !== 'DELETED';
}

/**
 * What has come to depend on the number since a lead approved its release. Less than the card said is no change, so
 * that what Dialtone itself has undone on the way does not count.
 */
export function changeSinceApproval(
  { poolId, registrationId, deletionProtected }: RelinquishImpact,
  found: NumberAtAws,
): ErrorDetails | undefined {
  if (found.poolId !== undefined && found.poolId !== poolId)
    return { reason: poolId === undefined ? 'in_pool' : 'in_other_pool', fields: [found.poolId] };
  if (found.registrationId !== undefined && found.registrationId !== registrationId)
    return { reason: 'in_registration', fields: [found.registrationId] };
  return found.deletionProtected && !deletionProtected ? { reason: 'protection_on' } : undefined;
}
