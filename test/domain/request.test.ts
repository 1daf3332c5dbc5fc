import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatRequestId,
  isOpen,
  parseRequestId,
  REQUEST_STATUSES,
  type RequestId,
  readRowId,
} from '#src/domain/request.ts';

describe('a request id', () => {
  it('survives being written and read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (id) => {
        expect(parseRequestId(formatRequestId(id as RequestId))).toBe(id);
      }),
    );
  });

  it.each(['R-1042', 'r-1042', 'R1042', 'r1042', '1042', '  R-1042  '])('is read from “%s”', (text) => {
    expect(parseRequestId(text)).toBe(1042);
  });

  it.each(['', 'R-', 'R--1042', 'R-10 42', 'X-1042', 'R-1042x', '1e3', '-1042', '10.42', '1234567890'])(
    'is not read from “%s”',
    (text) => {
      expect(parseRequestId(text)).toBeUndefined();
    },
  );

  it('is what people see', () => {
    expect(formatRequestId(1042 as RequestId)).toBe('R-1042');
  });
});

describe('the id of a row that comes back from Slack', () => {
  it('is read from digits', () => {
    expect(readRowId<RequestId>('1042')).toBe(1042);
  });

  it.each(['', 'R-1042', '-1', '1.5', '1e3', ' 1', '1234567890123456', 'NaN'])(
    'is that of no row in “%s”',
    (text) => {
      expect(readRowId<RequestId>(text)).toBe(0);
    },
  );
});

describe('an open request', () => {
  it('waits for a decision, for its orders or for AWS', () => {
    expect(REQUEST_STATUSES.filter(isOpen)).toEqual([
      'pending',
      'approved',
      'waiting',
      'releasing',
      'filed',
      'more_asked',
    ]);
  });
});
