import { describe, expect, it } from 'vitest';
import type { Actor } from '#src/domain/actor.ts';
import {
  isRetryable,
  refuseApproving,
  refuseDenial,
  refuseLate,
  refuseReason,
  refuseRetry,
  refuseWithdrawal,
} from '#src/domain/decide.ts';
import type { Asker } from '#src/domain/policy.ts';
import { REQUEST_STATUSES, type SlackUserId } from '#src/domain/request.ts';
import type { LeaseRequest } from '#src/domain/request-view.ts';
import {
  ADMIN,
  anOrder,
  aProject,
  aRequestView,
  aUser,
  DECIDED_AT,
  EXPIRES_AT,
  failed,
  LEAD,
  LEAD_2,
  leased,
  ordersOf,
  REQUESTER,
  TEAM,
  twoLines,
} from '../support/request-view.ts';

const asker = (userId: SlackUserId): Asker => ({
  actor: { kind: 'user', userId, teamId: TEAM },
  person: { userId, teamId: TEAM, isGuest: false, isBot: false, isDeactivated: false },
  admins: [ADMIN],
});

const BEFORE_EXPIRY = new Date(EXPIRES_AT.getTime() - 1);
const byAdmin: Actor = aUser(ADMIN);
const archived = aProject({ archivedAt: DECIDED_AT, archivedBy: byAdmin });
const DECIDED = REQUEST_STATUSES.filter((status) => status !== 'pending');

const decisions = [
  ['approving', LEAD, refuseApproving],
  ['denying', LEAD, refuseDenial],
  ['withdrawing', REQUESTER, refuseWithdrawal],
] as const;

describe.each(decisions)('%s', (_what, userId, refuse) => {
  it('is allowed while the request is pending, to the last millisecond', () => {
    expect(refuse(asker(userId), aRequestView(), BEFORE_EXPIRY)).toBeUndefined();
  });

  it('is refused from the moment at which the request expires, even before the job has run', () => {
    expect(refuse(asker(userId), aRequestView(), EXPIRES_AT)).toEqual({
      code: 'already_decided',
      status: 'expired',
      by: { kind: 'system' },
      at: EXPIRES_AT,
      bySame: false,
    });
  });

  it.each(DECIDED)('is refused when the request is %s, and tells who decided and when', (status) => {
    const request = aRequestView({ status, decidedBy: aUser(LEAD_2), decidedAt: DECIDED_AT });
    expect(refuse(asker(userId), request, BEFORE_EXPIRY)).toEqual({
      code: 'already_decided',
      status,
      by: aUser(LEAD_2),
      at: DECIDED_AT,
      bySame: false,
    });
  });

  it('tells a person that it was they who decided', () => {
    const request = aRequestView({ status: 'approved', decidedBy: aUser(userId) });
    expect(refuse(asker(userId), request, BEFORE_EXPIRY)).toMatchObject({ bySame: true });
  });

  it('tells a stranger nothing about the request, whatever its status', () => {
    const stranger: Asker = { ...asker(userId), person: undefined };
    for (const status of REQUEST_STATUSES) {
      const request = aRequestView({ status, project: archived });
      expect(refuse(stranger, request, EXPIRES_AT)).toEqual({ code: 'person_unknown' });
    }
  });
});

describe('a request of an archived project', () => {
  const request = aRequestView({ project: archived });

  it('is not approved, and the lead reads who archived the project and when', () => {
    expect(refuseApproving(asker(LEAD), request, BEFORE_EXPIRY)).toEqual({
      code: 'project_archived',
      projectName: 'Checkout alerts',
      by: byAdmin,
      at: DECIDED_AT,
    });
  });

  it('can be denied and withdrawn', () => {
    expect(refuseDenial(asker(LEAD), request, BEFORE_EXPIRY)).toBeUndefined();
    expect(refuseWithdrawal(asker(REQUESTER), request, BEFORE_EXPIRY)).toBeUndefined();
  });

  it('is not tried again', () => {
    const ended = aRequestView({ status: 'failed', project: archived });
    expect(refuseRetry(asker(REQUESTER), ended)).toMatchObject({ code: 'project_archived' });
  });
});

describe('a reason', () => {
  it.each(['No.', ` ${'x'.repeat(500)} `, '📞'.repeat(500)])('can be “%s”', (reason) => {
    expect(refuseReason(reason)).toBeUndefined();
  });

  it.each(['', '   ', '\n\t'])('is missing in “%s”', (reason) => {
    expect(refuseReason(reason)).toEqual({ code: 'reason_missing' });
  });

  it('is too long above 500 characters', () => {
    expect(refuseReason('x'.repeat(501))).toEqual({ code: 'reason_too_long', length: 501 });
  });
});

describe('trying again', () => {
  const withErrors = (...codes: ('aws_no_stock' | 'support_case_needed')[]): LeaseRequest => {
    const [first, ...rest] = ordersOf(twoLines());
    if (first === undefined) throw new Error('no orders');
    const orders = [
      leased(first),
      ...rest.map((order, nth) => failed(order, { code: codes[nth % codes.length] })),
    ];
    return aRequestView({ status: 'partly_leased', orders });
  };

  it.each([REQUESTER, LEAD, LEAD_2])('is for the requester and for every lead: %s', (userId) => {
    expect(refuseRetry(asker(userId), withErrors('aws_no_stock'))).toBeUndefined();
  });

  it('is not for an admin who is no lead', () => {
    expect(refuseRetry(asker(ADMIN), withErrors('aws_no_stock'))).toEqual({
      code: 'may_not_try_again',
      requester: REQUESTER,
      leads: [LEAD, LEAD_2],
    });
  });

  it.each(REQUEST_STATUSES.filter((status) => status !== 'partly_leased' && status !== 'failed'))(
    'makes no sense when the request is %s',
    (status) => {
      const orders = [failed(anOrder())];
      expect(refuseRetry(asker(LEAD), aRequestView({ status, orders }))).toEqual({
        code: 'nothing_to_try_again',
      });
    },
  );

  it('makes no sense when all that failed needs a support case', () => {
    expect(refuseRetry(asker(LEAD), withErrors('support_case_needed'))).toEqual({
      code: 'nothing_to_try_again',
    });
  });

  it('works on what failed at AWS, also beside an order that needs a support case', () => {
    const request = withErrors('support_case_needed', 'aws_no_stock');
    expect(refuseRetry(asker(LEAD), request)).toBeUndefined();
    expect(request.orders.filter(isRetryable).map((order) => order.position)).toEqual([3]);
  });
});

describe('a decision that comes late', () => {
  it('falls back to the time of asking where no decision is stored', () => {
    const request = aRequestView({ status: 'expired', decidedAt: undefined, decidedBy: undefined });
    expect(refuseLate(request, asker(LEAD))).toMatchObject({ by: undefined, at: request.askedAt });
  });
});
