import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeSinceApproval,
  firstMonthSaved,
  isAtAws,
  isConfirmed,
  lastBilledMonth,
  nextCountdownAt,
  type RelinquishImpact,
} from '#src/domain/relinquish.ts';

const HOUR = 60 * 60 * 1000;
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

describe('the countdown', () => {
  it.each([
    ['just begun', 7 * DAY, 6 * DAY - 1],
    ['six and a half days left', 6.5 * DAY, 6 * DAY - 1],
    ['just drawn', 6 * DAY - 1, 5 * DAY - 1],
    ['a day and a bit left', DAY + 1, DAY - 1],
    ['exactly a day left', DAY, 23 * HOUR - 1],
    ['the last day', 5.5 * HOUR, 5 * HOUR - 1],
    ['one hour and a bit left', HOUR + 1, HOUR - 1],
    ['the last hour', HOUR - 1, 0],
    ['nothing left', 0, 0],
    ['over', -DAY, 0],
  ])('%s: changes next', (_what, leftMs, nextMs) => {
    expect(nextCountdownAt(END, ahead(leftMs))).toEqual(ahead(nextMs));
  });

  it('goes on to the end, each time later, and shows every whole day and hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 * DAY }), (graceMs) => {
        const seen: number[] = [];
        for (let at = ahead(graceMs); at < END; ) {
          const next = nextCountdownAt(END, at);
          expect(next.getTime()).toBeGreaterThan(at.getTime());
          at = next;
          seen.push(at.getTime());
        }
        expect(seen.at(-1)).toBe(END.getTime());
        expect(seen.length).toBeLessThanOrEqual(Math.ceil(graceMs / DAY) + 24);
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
