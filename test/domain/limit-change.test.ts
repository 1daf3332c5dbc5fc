import { describe, expect, it } from 'vitest';
import { refuseLimit, verdictOf } from '#src/domain/limit-change.ts';

const known = { enforcedUsd: 20, maxUsd: 50, isOverridden: true };
const region = 'us-east-1';

describe('a limit that Dialtone sets', () => {
  it('fits up to the maximum of AWS', () => {
    expect(refuseLimit('override', 50, known, region)).toBeUndefined();
    expect(refuseLimit('override', 51, known, region)).toEqual({
      code: 'limit_over_quota',
      max: 50,
      region,
    });
  });
});

describe('a maximum that AWS is asked for', () => {
  it('is higher than the present one', () => {
    expect(refuseLimit('quota', 51, known, region)).toBeUndefined();
    expect(refuseLimit('quota', 50, known, region)).toEqual({ code: 'limit_within_quota', max: 50, region });
  });
});

describe('an unknown maximum', () => {
  it('refuses nothing, because the answer of AWS decides', () => {
    expect(refuseLimit('override', 1_000_000, undefined, region)).toBeUndefined();
    expect(refuseLimit('quota', 1, undefined, region)).toBeUndefined();
  });
});

describe('what AWS says of an increase', () => {
  it.each([
    ['PENDING', 'open'],
    ['CASE_OPENED', 'open'],
    ['SOMETHING_NEW', 'open'],
    ['APPROVED', 'granted'],
    ['DENIED', 'refused'],
    ['NOT_APPROVED', 'refused'],
    ['INVALID_REQUEST', 'refused'],
    ['CASE_CLOSED', 'closed'],
  ])('%s means %s', (status, verdict) => {
    expect(verdictOf(status)).toBe(verdict);
  });
});
