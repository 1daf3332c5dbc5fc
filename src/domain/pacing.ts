/** AWS's default quota: 1 request per second for each operation, account and Region (SMS user guide, quotas). */
export const AWS_INTERVAL_MS = 1000;
/** Slack: one post per second and channel. */
export const SLACK_INTERVAL_MS = 1000;
/** A reserved slot that was not used within this time is reserved anew: its worker died or was held up. */
export const SLOT_LIFETIME_MS = 5000;
/** One redraw of a card in this time at most; changes in between are gathered. */
export const REDRAW_INTERVAL_MS = 3000;

export const MAX_ORDER_ATTEMPTS = 8;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long an order waits after its `attempts`-th try: 2 s, 4 s, 8 s … at most 5 min. */
export function orderBackoffMs(attempts: number): number {
  return Math.min(2 ** Math.min(attempts, 20) * SECOND, 5 * MINUTE);
}

/** How long until a number that AWS still sets up is asked for again, by how long it has been so already. */
export function nextCheckMs(settingUpForMs: number): number {
  if (settingUpForMs < MINUTE) return 5 * SECOND;
  if (settingUpForMs < 10 * MINUTE) return 30 * SECOND;
  if (settingUpForMs < HOUR) return 5 * MINUTE;
  if (settingUpForMs < 24 * HOUR) return 30 * MINUTE;
  return 3 * HOUR;
}

/** How long a message that Slack did not take waits: 1 s, 2 s, 4 s … at most 10 min. */
export function noticeBackoffMs(attempts: number): number {
  return Math.min(2 ** Math.min(attempts, 20) * SECOND, 10 * MINUTE);
}
