import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isResult, MOVES, progressBar, progressOf, statusFrom } from '#src/domain/progress.ts';
import {
  NUMBER_STATUSES,
  type NumberStatus,
  type OrderStatus,
  REQUEST_STATUSES,
  type RequestStatus,
} from '#src/domain/request.ts';
import { aRequestView } from '../support/request-view.ts';

interface OrderState {
  readonly status: OrderStatus;
  readonly number: { readonly status: NumberStatus } | undefined;
}

const open = fc.constantFrom<OrderState>(
  { status: 'queued', number: undefined },
  { status: 'calling', number: undefined },
);
const failed = fc.constant<OrderState>({ status: 'failed', number: undefined });
const leasedAs = (...statuses: NumberStatus[]) =>
  fc.constantFrom(...statuses).map((status): OrderState => ({ status: 'leased', number: { status } }));
const settled = leasedAs('ACTIVE');
const settingUp = leasedAs('PENDING', 'ASSOCIATING');
const any = fc.oneof(open, failed, leasedAs(...NUMBER_STATUSES));

const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 10 });
/** At least one of the first, any number of the others, in any order. */
const mixOf = (first: fc.Arbitrary<OrderState>, ...others: fc.Arbitrary<OrderState>[]) =>
  fc
    .tuple(some(first), others.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...others)))
    .chain(([must, may]) => {
      const all = [...must, ...may];
      return fc.shuffledSubarray(all, { minLength: all.length });
    });

function expectAlways(orders: fc.Arbitrary<OrderState[]>, status: RequestStatus): void {
  fc.assert(
    fc.property(orders, (some) => {
      expect(statusFrom(some)).toBe(status);
    }),
  );
}

describe('the status of an approved request', () => {
  it('stays approved as long as one order is open', () => {
    expectAlways(mixOf(open, any), 'approved');
  });

  it('is leased when every number is ours and AWS has set each one up', () => {
    expectAlways(some(settled), 'leased');
  });

  it('is waiting when every number is ours and AWS still sets one up', () => {
    expectAlways(mixOf(settingUp, settled), 'waiting');
  });

  it('is failed when every order failed', () => {
    expectAlways(some(failed), 'failed');
  });

  it('is partly leased when some failed and some did not, set up or not', () => {
    const mixed = fc
      .tuple(mixOf(failed), mixOf(fc.oneof(settled, settingUp)))
      .map(([one, other]) => [...one, ...other]);
    expectAlways(mixed, 'partly_leased');
  });

  it('does not depend on the order in which the orders ended', () => {
    fc.assert(
      fc.property(mixOf(any, any), (orders) => {
        expect(statusFrom([...orders].reverse())).toBe(statusFrom(orders));
      }),
    );
  });
});

describe('progress', () => {
  it('counts every order exactly once', () => {
    fc.assert(
      fc.property(fc.array(any), (orders) => {
        const { total, leased, failed: lost, open: left, settingUp: waiting } = progressOf(orders);
        expect(leased + lost + left).toBe(total);
        expect(total).toBe(orders.length);
        expect(waiting).toBeLessThanOrEqual(leased);
      }),
    );
  });

  it('is drawn with one square per number', () => {
    expect(progressBar(aRequestView({ status: 'partly_leased' }))).toBe('■■■□');
    expect(progressBar(aRequestView({ status: 'leased' }))).toBe('■■■■');
    expect(progressBar(aRequestView())).toBe('□□□□');
  });
});

describe('the moves between statuses', () => {
  it('lead nowhere from a decision that ended the request, nor from all numbers leased', () => {
    const ends = REQUEST_STATUSES.filter((status) => MOVES[status].length === 0);
    expect(ends).toEqual([
      'leased',
      'enabled',
      'relinquished',
      'kept',
      'granted',
      'refused',
      'denied',
      'withdrawn',
      'expired',
    ]);
  });

  it('never lead back to pending, nor to the status itself', () => {
    for (const status of REQUEST_STATUSES) {
      expect(MOVES[status]).not.toContain('pending');
      expect(MOVES[status]).not.toContain(status);
    }
  });

  it('reach every status from pending', () => {
    const reached = new Set<string>(['pending']);
    for (const status of reached) for (const next of MOVES[status as 'pending']) reached.add(next);
    expect([...reached].sort()).toEqual([...REQUEST_STATUSES].sort());
  });

  it('lead to approved only by a decision or by trying again', () => {
    const from = REQUEST_STATUSES.filter((status) => MOVES[status].includes('approved'));
    expect(from).toEqual(['pending', 'partly_leased', 'failed']);
  });
});

describe('a result', () => {
  it('is told where the request ended by somebody else than the requester', () => {
    expect(REQUEST_STATUSES.filter(isResult)).toEqual([
      'leased',
      'partly_leased',
      'enabled',
      'relinquished',
      'kept',
      'granted',
      'refused',
      'failed',
      'denied',
      'expired',
    ]);
  });
});
