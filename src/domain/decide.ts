import type { Refusal } from './errors.ts';
import { type Asker, refuseDeciding, refuseTryingAgain, refuseWithdrawing } from './policy.ts';
import { REASON_MAX_LENGTH } from './request.ts';
import type { RequestView } from './request-view.ts';

/** Why a request can no longer be decided; told as who did what, and when. */
export function refuseLate(request: RequestView, asker: Asker): Refusal | undefined {
  if (request.status === 'pending') return undefined;
  const by = request.decidedBy;
  return {
    code: 'already_decided',
    status: request.status,
    by,
    at: request.decidedAt ?? request.askedAt,
    bySame: by?.kind === 'user' && by.userId === asker.actor.userId,
  };
}

function refuseArchived(request: RequestView): Refusal | undefined {
  const { name, archivedAt, archivedBy } = request.project;
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

/** Authority is checked before state, so that a stranger learns nothing about the request. */
export function refuseApproving(asker: Asker, request: RequestView, now: Date): Refusal | undefined {
  return (
    refuseDeciding(asker, request) ??
    refuseLate(request, asker) ??
    refuseExpired(request, now) ??
    refuseArchived(request)
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

/** Trying again works on what failed; it needs no new decision, since the lead approved exactly these numbers. */
export function refuseRetry(asker: Asker, request: RequestView): Refusal | undefined {
  const refusal = refuseTryingAgain(asker, request) ?? refuseArchived(request);
  if (refusal !== undefined) return refusal;
  const canTry = request.status === 'partly_leased' || request.status === 'failed';
  const hasRetryable = request.orders.some(isRetryable);
  return canTry && hasRetryable ? undefined : { code: 'nothing_to_try_again' };
}

/** A country that needs a support case fails the same way each time. */
export function isRetryable(order: RequestView['orders'][number]): boolean {
  return order.status === 'failed' && order.error?.code !== 'support_case_needed';
}
