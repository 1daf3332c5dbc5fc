import type { Actor } from './actor.ts';
import type { Refusal } from './errors.ts';
import { refuseGone } from './number-policy.ts';
import { type Asker, refuseDeciding, refuseTryingAgain, refuseWithdrawing } from './policy.ts';
import { refuseKeeper } from './relinquish-policy.ts';
import { REASON_MAX_LENGTH } from './request.ts';
import type { OrderView, RequestView } from './request-view.ts';

/** Who ended the waiting, and when: a number that was kept is told with who kept it, not with who had approved. */
function lastSay(request: RequestView): { readonly by: Actor | undefined; readonly at: Date } {
  const { decidedBy, decidedAt, finishedAt, askedAt } = request;
  return request.kind === 'relinquish_number' && request.status === 'kept'
    ? { by: request.keptBy, at: finishedAt ?? askedAt }
    : { by: decidedBy, at: decidedAt ?? askedAt };
}

/** Why a request can no longer be decided; told as who did what, and when. */
export function refuseLate(request: RequestView, asker: Asker): Refusal | undefined {
  if (request.status === 'pending') return undefined;
  const { by, at } = lastSay(request);
  return {
    code: 'already_decided',
    status: request.status,
    by,
    at,
    bySame: by?.kind === 'user' && by.userId === asker.actor.userId,
  };
}

export function refuseArchived({ project }: Pick<RequestView, 'project'>): Refusal | undefined {
  const { name, archivedAt, archivedBy } = project;
  if (archivedAt === undefined) return undefined;
  return {
    code: 'project_archived',
    projectName: name,
    by: archivedBy ?? { kind: 'system' },
    at: archivedAt,
  };
}

function refuseExpired(request: RequestView, now: Date): Refusal | undefined {
  if (request.status !== 'pending' || now < request.expiresAt) return undefined;
  return {
    code: 'already_decided',
    status: 'expired',
    by: { kind: 'system' },
    at: request.expiresAt,
    bySame: false,
  };
}

/** What stops an approval besides the request's own state. A number of an archived project still costs money. */
function refuseSubject(request: RequestView): Refusal | undefined {
  return request.kind === 'relinquish_number' ? refuseGone(request.number) : refuseArchived(request);
}

/** Authority is checked before state, so that a stranger learns nothing about the request. */
export function refuseApproving(asker: Asker, request: RequestView, now: Date): Refusal | undefined {
  return (
    refuseDeciding(asker, request) ??
    refuseLate(request, asker) ??
    refuseExpired(request, now) ??
    refuseSubject(request)
  );
}

/** A request of an archived project can still be denied, so that it ends with a reason. */
export function refuseDenial(asker: Asker, request: RequestView, now: Date): Refusal | undefined {
  return refuseDeciding(asker, request) ?? refuseLate(request, asker) ?? refuseExpired(request, now);
}

export function refuseReason(reason: string): Refusal | undefined {
  const length = [...reason.trim()].length;
  if (length === 0) return { code: 'reason_missing' };
  return length > REASON_MAX_LENGTH ? { code: 'reason_too_long', length } : undefined;
}

export function refuseWithdrawal(asker: Asker, request: RequestView, now: Date): Refusal | undefined {
  return refuseWithdrawing(asker, request) ?? refuseLate(request, asker) ?? refuseExpired(request, now);
}

/** What can be tried again without a new decision, since the lead approved exactly this. */
function hasRetryable(request: RequestView): boolean {
  switch (request.kind) {
    case 'lease_numbers':
      return (
        (request.status === 'partly_leased' || request.status === 'failed') &&
        request.orders.some(isRetryable)
      );
    case 'enable_voice':
    case 'spend_limit':
      return request.status === 'failed';
    // A number that AWS did not take back is looked at again from the start; a case is asked for again.
    case 'relinquish_number':
    case 'production_access':
      return false;
  }
}

/** Trying again works on what failed; it needs no new decision. */
export function refuseRetry(asker: Asker, request: RequestView): Refusal | undefined {
  const refusal = refuseTryingAgain(asker, request) ?? refuseArchived(request);
  if (refusal !== undefined) return refusal;
  return hasRetryable(request) ? undefined : { code: 'nothing_to_try_again' };
}

/** A country that needs a support case fails the same way each time. */
export function isRetryable(order: OrderView): boolean {
  const code = order.error?.code;
  return order.status === 'failed' && code !== 'support_case_needed' && code !== 'support_case_refused';
}

/** Keeping a number, from the approval of its release until a worker begins with it; authority before state. */
export function refuseKeeping(asker: Asker, request: RequestView): Refusal | undefined {
  if (request.kind !== 'relinquish_number') return { code: 'request_unknown' };
  const { status, askedAt, number } = request;
  const refusal = refuseKeeper(asker, request);
  if (refusal !== undefined) return refusal;
  if (status === 'approved') return refuseGone(number);
  if (status === 'releasing' || status === 'relinquished')
    return { code: 'too_late_to_keep', phoneNumber: number.phoneNumber };
  // The button of a request that still waits is none that Dialtone has drawn.
  const early = { code: 'already_decided', status, by: undefined, at: askedAt, bySame: false } as const;
  return refuseLate(request, asker) ?? early;
}
