import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeSinceApproval,
  firstMonthSaved,
  isAtAws,
  isConfirmed,
  lastBilledMonth,
  nextBilledMonthAt,
  nextCountdownAt,
  type RelinquishImpact,
  shownLeftMs,
} from '#src/domain/relinquish.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const END = new Date('2026-11-30T14:05:00.000Z');
const ahead = (ms: number): Date => new Date(END.getTime() - ms);

describe('the confirmation', () => {
  it('is the word and nothing but the word', () => {
    expect(isConfirmed('delete')).toBe(true);
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(isConfirmed(typed)).toBe(typed === 'delete');
      }),
    );
  });

  it.each([' delete', 'delete ', 'Delete', 'DELETE', 'delete\n', 'release', ''])('is not “%s”', (typed) => {
    expect(isConfirmed(typed)).toBe(false);
  });
});

describe('the last billed month', () => {
  it.each([
    ['2026-11-30T23:59:59.999Z', 'November 2026', 'December 2026'],
    ['2026-12-01T00:00:00.000Z', 'December 2026', 'January 2027'],
    ['2028-02-29T12:00:00.000Z', 'February 2028', 'March 2028'],
  ])('of a number given back %s is that of the day in UTC', (at, last, saved) => {
    expect([lastBilledMonth(new Date(at)), firstMonthSaved(new Date(at))]).toEqual([last, saved]);
  });
});

it.each([
  ['2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z'],
  ['2027-01-01T00:00:00.000Z', '2027-02-01T00:00:00.000Z'],
  ['2028-02-29T12:00:00.000Z', '2028-03-01T00:00:00.000Z'],
])('one month more is billed, from %s on, at %s in UTC', (at, next) => {
  expect(nextBilledMonthAt(new Date(at)).toISOString()).toBe(next);
});

describe('the countdown', () => {
  it.each([
    ['just begun', 7 * DAY, 7 * DAY],
    ['just begun and drawn a moment later', 7 * DAY - 5 * MINUTE, 7 * DAY],
    ['six and a half days left', 6.5 * DAY, 7 * DAY],
    ['a moment less than that', 6.5 * DAY - 1, 6 * DAY],
    ['a day and a bit left', DAY + 1, DAY],
    ['a day less a moment left', DAY - 1, 24 * HOUR],
    ['the last day', 5.4 * HOUR, 5 * HOUR],
    ['an hour and a bit left', HOUR + 1, HOUR],
    ['the last hour', 42 * MINUTE, 40 * MINUTE],
    ['the last five minutes', 3.6 * MINUTE, 4 * MINUTE],
    ['a minute left', MINUTE, MINUTE],
    ['the last minute', MINUTE - 1, 0],
    ['over', -DAY, 0],
  ])('%s: says what is nearest', (_what, leftMs, saidMs) => {
    expect(shownLeftMs(leftMs)).toBe(saidMs);
  });

  it.each([
    ['just begun', 7 * DAY, 6.5 * DAY - 1],
    ['just drawn', 6.5 * DAY - 1, 5.5 * DAY - 1],
    ['a day and a bit left', DAY + 1, DAY - 1],
    ['the last day', 5.5 * HOUR, 5.5 * HOUR - 1],
    ['the last hour', HOUR - 1, 57.5 * MINUTE - 1],
    ['the last minute', MINUTE - 1, 0],
    ['nothing left', 0, 0],
    ['over', -DAY, 0],
  ])('%s: changes next', (_what, leftMs, nextMs) => {
    expect(nextCountdownAt(END, ahead(leftMs))).toEqual(ahead(nextMs));
  });

  it('is drawn again whenever it says something else, and seldom for nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 * DAY }), (graceMs) => {
        const drawn: number[] = [];
        for (let at = ahead(graceMs); at < END; ) {
          const next = nextCountdownAt(END, at);
          expect(next.getTime()).toBeGreaterThan(at.getTime());
          const left = END.getTime() - at.getTime();
          const leftJustBefore = END.getTime() - next.getTime() + 1;
          expect(shownLeftMs(leftJustBefore)).toBe(next < END ? shownLeftMs(left) : 0);
          drawn.push(next.getTime());
          at = next;
        }
        expect(drawn.at(-1)).toBe(END.getTime());
        expect(drawn.length).toBeLessThanOrEqual(Math.ceil(graceMs / DAY) + 45);
      }),
    );
  });

  it('is never wrong by more than half of what it counts in', () => {
    fc.assert(
      fc.property(fc.integer({ min: MINUTE, max: 40 * DAY }), (leftMs) => {
        const unit = [DAY, HOUR, 5 * MINUTE, MINUTE].find((ms) => leftMs >= ms) ?? 0;
        expect(Math.abs(shownLeftMs(leftMs) - leftMs)).toBeLessThanOrEqual(unit / 2);
      }),
    );
  });
});

const IMPACT: RelinquishImpact = {
  deletionProtected: true,
  poolId: 'pool-1',
  registrationId: 'reg-1',
  lastCallAt: undefined,
  isLastInCountry: false,
};
const AT_AWS = { status: 'ACTIVE', deletionProtected: true, poolId: 'pool-1', registrationId: 'reg-1' };

describe('what has changed since the approval', () => {
  it('is nothing when all is as the card said, or less', () => {
    expect(changeSinceApproval(IMPACT, AT_AWS)).toBeUndefined();
    const less = { ...AT_AWS, deletionProtected: false, poolId: undefined, registrationId: undefined };
    expect(changeSinceApproval(IMPACT, less)).toBeUndefined();
  });

  it.each([
    [{ ...IMPACT, poolId: undefined }, AT_AWS, 'in_pool'],
    [IMPACT, { ...AT_AWS, poolId: 'pool-2' }, 'in_other_pool'],
    [{ ...IMPACT, registrationId: undefined }, AT_AWS, 'in_registration'],
    [IMPACT, { ...AT_AWS, registrationId: 'reg-2' }, 'in_registration'],
    [{ ...IMPACT, deletionProtected: false }, AT_AWS, 'protection_on'],
  ])('is what the card did not name (%#)', (impact, found, reason) => {
    expect(changeSinceApproval(impact, found)?.reason).toBe(reason);
  });
});

it.each([
  [undefined, false],
  [{ ...AT_AWS, status: 'DELETED' }, false],
  [{ ...AT_AWS, status: 'DISASSOCIATING' }, true],
  [AT_AWS, true],
])('a number is at AWS unless AWS does not know it or has deleted it (%#)', (found, isThere) => {
  expect(isAtAws(found)).toBe(isThere);
});
