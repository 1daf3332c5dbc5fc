import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_ORDER_ATTEMPTS,
  nextCheckMs,
  noticeBackoffMs,
  orderBackoffMs,
  SLOT_LIFETIME_MS,
} from '#src/domain/pacing.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe.each([
  ['an order', orderBackoffMs, 5 * MINUTE],
  ['a notice', noticeBackoffMs, 10 * MINUTE],
])('the wait of %s', (_what, backoffMs, longest) => {
  it('never gets shorter, and never longer than its limit', () => {
    const attempts = fc.nat({ max: 10_000 });
    fc.assert(
      fc.property(attempts, attempts, (one, other) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)];
        expect(backoffMs(few)).toBeLessThanOrEqual(backoffMs(many));
        expect(backoffMs(many)).toBeLessThanOrEqual(longest);
        expect(backoffMs(few)).toBeGreaterThanOrEqual(1000);
      }),
    );
  });

  it('doubles with each try until it reaches its limit', () => {
    expect([1, 2, 3, 4].map(backoffMs)).toEqual([2000, 4000, 8000, 16_000]);
    expect(backoffMs(30)).toBe(longest);
  });
});

describe('the wait of an order over all its tries', () => {
  it('outlasts an outage of several minutes', () => {
    const waits = Array.from({ length: MAX_ORDER_ATTEMPTS - 1 }, (_, index) => orderBackoffMs(index + 1));
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(4 * MINUTE);
  });

  it('is longer than the life of a slot after a few tries, so that a slot is not held over it', () => {
    expect(orderBackoffMs(3)).toBeGreaterThan(SLOT_LIFETIME_MS);
  });
});

describe('asking again for a number that is set up', () => {
  it.each([
    [0, 5000],
    [MINUTE - 1, 5000],
    [MINUTE, 30_000],
    [10 * MINUTE, 5 * MINUTE],
    [HOUR, 30 * MINUTE],
    [24 * HOUR, 3 * HOUR],
    [15 * 24 * HOUR, 3 * HOUR],
  ])('comes, after %i ms, in %i ms', (settingUpForMs, wait) => {
    expect(nextCheckMs(settingUpForMs)).toBe(wait);
  });

  it('comes less often the longer it takes', () => {
    const durations = fc.nat({ max: 30 * 24 * HOUR });
    fc.assert(
      fc.property(durations, durations, (one, other) => {
        expect(nextCheckMs(Math.min(one, other))).toBeLessThanOrEqual(nextCheckMs(Math.max(one, other)));
      }),
    );
  });
});
