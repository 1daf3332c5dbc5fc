import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isRetryable,
  refuseApproving,
  refuseDenial,
  refuseRetry,
  refuseWithdrawal,
} from '#src/domain/decide.ts';
import type { Asker } from '#src/domain/policy.ts';
import { MOVES, statusFrom } from '#src/domain/progress.ts';
import { REQUEST_STATUSES, type RequestStatus, type SlackUserId } from '#src/domain/request.ts';
import type { LeaseRequest, OrderView } from '#src/domain/request-view.ts';
import {
  aLine,
  aRequestView,
  aUser,
  DECIDED_AT,
  EXPIRES_AT,
  failed,
  LEAD,
  LEAD_2,
  leased,
  REQUESTER,
  TEAM,
} from '../support/request-view.ts';

/** Statuses that a request for numbers never has. */
const OF_OTHER_KINDS: readonly RequestStatus[] = [
  'enabled',
  'releasing',
  'relinquished',
  'kept',
  'filed',
  'more_asked',
  'granted',
  'refused',
];

/** Everything that can happen to a request for numbers, by whom and in any order, as the use cases do it. */
type Happening =
  | { readonly what: 'approve' | 'deny' | 'withdraw' | 'retry'; readonly by: SlackUserId }
  | { readonly what: 'expire' }
  | { readonly what: 'lease' | 'leasePending' | 'fail' | 'activate' | 'lose'; readonly position: number };

const happenings = fc.oneof(
  fc.record({
    what: fc.constantFrom('approve', 'deny', 'withdraw', 'retry'),
    by: fc.constantFrom(REQUESTER, LEAD, LEAD_2),
  }),
  fc.record({ what: fc.constant('expire') }),
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constantFrom('lease', 'leasePending', 'fail', 'activate', 'lose'),
      position: fc.integer({ min: 1, max: 3 }),
    }),
  },
) satisfies fc.Arbitrary<Happening>;

const lives = fc
  .tuple(fc.boolean(), fc.array(happenings, { maxLength: 40 }))
  .map(([isApproved, rest]): Happening[] => (isApproved ? [{ what: 'approve', by: LEAD }, ...rest] : rest));

const asker = (userId: SlackUserId): Asker => ({
  actor: { kind: 'user', userId, teamId: TEAM },
  person: { userId, teamId: TEAM, isGuest: false, isBot: false, isDeactivated: false },
  admins: [],
});

const isWorkedOn = (status: RequestStatus): boolean =>
  status === 'approved' || status === 'waiting' || status === 'partly_leased';

function changeOrder(order: OrderView, what: Happening['what']): OrderView {
  if (order.status === 'queued' && what === 'lease') return leased(order);
  if (order.status === 'queued' && what === 'leasePending') return leased(order, { status: 'PENDING' });
  if (order.status === 'queued' && what === 'fail') return failed(order);
  const isPending = order.number?.status === 'PENDING';
  if (isPending && what === 'activate') return leased(order);
  return isPending && what === 'lose' ? failed(order, { code: 'provisioning_failed' }) : order;
}

function settle(request: LeaseRequest): LeaseRequest {
  const status = statusFrom(request.orders);
  return MOVES[request.status].includes(status) ? { ...request, status } : request;
}

function decide(request: LeaseRequest, status: RequestStatus, by: SlackUserId): LeaseRequest {
  return { ...request, status, decidedBy: aUser(by), decidedAt: DECIDED_AT };
}

function after(request: LeaseRequest, happening: Happening): LeaseRequest {
  const now = DECIDED_AT;
  switch (happening.what) {
    case 'approve':
      return refuseApproving(asker(happening.by), request, now)
        ? request
        : decide(request, 'approved', happening.by);
    case 'deny':
      return refuseDenial(asker(happening.by), request, now)
        ? request
        : decide(request, 'denied', happening.by);
    case 'withdraw':
      return refuseWithdrawal(asker(happening.by), request, now)
        ? request
        : decide(request, 'withdrawn', happening.by);
    case 'expire':
      return request.status === 'pending'
        ? { ...request, status: 'expired', decidedAt: EXPIRES_AT }
        : request;
    case 'retry': {
      if (refuseRetry(asker(happening.by), request)) return request;
      const orders = request.orders.map((order) =>
        isRetryable(order) ? { ...order, status: 'queued' as const, error: undefined } : order,
      );
      return { ...request, status: 'approved', orders };
    }
    default: {
      if (!isWorkedOn(request.status)) return request;
      const orders = request.orders.map((order) =>
        order.position === happening.position ? changeOrder(order, happening.what) : order,
      );
      return settle({ ...request, orders });
    }
  }
}

const asked = aRequestView({ lines: [aLine()] });

function live(life: readonly Happening[]): LeaseRequest[] {
  const states = [asked];
  for (const happening of life) states.push(after(states.at(-1) ?? asked, happening));
  return states;
}

function forEachStep(check: (before: LeaseRequest, next: LeaseRequest, happening: Happening) => void): void {
  fc.assert(
    fc.property(lives, (life) => {
      const states = live(life);
      for (const [index, happening] of life.entries()) {
        const [before, next] = [states[index], states[index + 1]];
        if (before && next) check(before, next, happening);
      }
    }),
    { numRuns: 500 },
  );
}

describe('the life of a request', () => {
  it('moves only where the table of moves lets it', () => {
    forEachStep((before, next) => {
      if (next.status !== before.status) expect(MOVES[before.status]).toContain(next.status);
    });
  });

  it('is over at a final status, whatever else happens', () => {
    forEachStep((before, next) => {
      if (MOVES[before.status].length === 0) expect(next.status).toBe(before.status);
    });
  });

  it('never shows a status that its orders contradict', () => {
    forEachStep((_before, next) => {
      const isDecided = !['pending', 'denied', 'withdrawn', 'expired'].includes(next.status);
      if (isDecided) expect(next.status).toBe(statusFrom(next.orders));
    });
  });

  it('leases nothing that nobody approved', () => {
    forEachStep((_before, next) => {
      const isUnapproved = ['pending', 'denied', 'withdrawn', 'expired'].includes(next.status);
      if (isUnapproved) expect(next.orders.every((order) => order.status === 'queued')).toBe(true);
    });
  });

  it('is never decided by the requester, but by withdrawing', () => {
    forEachStep((_before, next) => {
      const by = next.decidedBy?.kind === 'user' ? next.decidedBy.userId : undefined;
      if (by === REQUESTER) expect(next.status).toBe('withdrawn');
    });
  });

  it('keeps every number that is ours when it is tried again', () => {
    forEachStep((before, next, { what }) => {
      if (what !== 'retry') return;
      for (const [index, order] of before.orders.entries()) {
        if (order.status === 'leased') expect(next.orders[index]).toEqual(order);
      }
    });
  });

  it('comes to every status in the lives that are tried here', () => {
    const seen = new Set(
      fc
        .sample(lives, { numRuns: 3000, seed: 42 })
        .flatMap((life) => live(life).map((state) => state.status)),
    );
    const ofLeases = REQUEST_STATUSES.filter((status) => !OF_OTHER_KINDS.includes(status));
    expect([...seen].sort()).toEqual([...ofLeases].sort());
  });
});
