import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { getRequestOf } from '#db/queries/request-view.ts';
import { findCorrelationId, lockRequest, markRequestMoved } from '#db/queries/requests.ts';
import type { HandOn } from '#db/transaction.ts';
import type { Actor } from '../domain/actor.ts';
import type { AuditAction, AuditFacts } from '../domain/audit.ts';
import { isResult, MOVES, progressOf, statusFrom } from '../domain/progress.ts';
import type { NumberId, RequestId, RequestStatus } from '../domain/request.ts';
import type { RequestView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { promiseNotice, promiseRedrawOfNewVersion } from './promises.ts';
import { promiseResultToOwner } from './tell-owner.ts';

/** How long numbers that AWS still sets up may take before the requester gets an interim message. */
const TELL_OF_WAITING_AFTER_MS = 15 * 60 * 1000;

/** Promises the result, in the card's thread and to the requester; once for each time that it ends. */
export async function promiseResult(
  tx: Tx,
  handOn: HandOn,
  request: RequestView,
  status: RequestStatus,
  dueAt: Date,
): Promise<void> {
  const round = `${status}:${request.version}`;
  const notice = { requestId: request.id, forStatus: status, dueAt };
  await promiseNotice(tx, handOn, {
    ...notice,
    kind: 'result_to_requester',
    recipient: request.requester,
    dedupeKey: `result:${request.id}:${round}`,
  });
  if (status === 'denied' || status === 'expired') return;
  await promiseNotice(tx, handOn, {
    ...notice,
    kind: 'result_in_thread',
    recipient: request.project.channelId,
    dedupeKey: `thread:${request.id}:${round}`,
  });
}

/**
 * Ends or moves an approved request of any kind: status, audit row, result and cards. Undefined when it has another
 * status by now, and nothing was written.
 */
export async function moveRequest(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  request: RequestView,
  move: {
    readonly from: readonly RequestStatus[];
    readonly to: RequestStatus;
    readonly action: AuditAction;
    readonly actor: Actor;
    readonly facts?: AuditFacts;
    readonly numberId?: NumberId;
  },
): Promise<RequestId | undefined> {
  const { from, to, action, actor, facts = {}, numberId } = move;
  const now = context.clock.now();
  const isFinished = isResult(to);
  const moved = await markRequestMoved(tx, request.id, from, to, isFinished ? now : null);
  if (moved === undefined) return undefined;
  await insertAuditEvent(tx, {
    at: now,
    actor,
    action,
    projectId: request.project.id,
    requestId: request.id,
    ...(numberId === undefined ? {} : { numberId }),
    before: { status: request.status },
    after: { kind: request.kind, status: to, ...facts },
    correlationId: (await findCorrelationId(tx, request.id)) ?? `request-${request.id}`,
  });
  await promiseRedrawOfNewVersion(tx, handOn, context, request.id);
  if (isFinished) {
    await promiseResult(tx, handOn, request, to, now);
    await promiseResultToOwner(tx, handOn, request, { status: to, by: actor, at: now });
  }
  return moved;
}

/**
 * After an order or a number changed: the request's status from its orders, its audit row, its result, its cards.
 * Holds the request's row, so that of two orders that finish at once exactly one is the last.
 */
export async function settleRequest(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  requestId: RequestId,
): Promise<void> {
  const before = await lockRequest(tx, requestId);
  const request = await getRequestOf(tx, 'lease_numbers', requestId);
  const status = statusFrom(request.orders);
  const now = context.clock.now();
  if (status !== before && MOVES[before].includes(status)) {
    const isFinished = isResult(status);
    await markRequestMoved(tx, requestId, [before], status, now);
    const { leased, failed } = progressOf(request.orders);
    await insertAuditEvent(tx, {
      at: now,
      actor: { kind: 'system' },
      action: 'request.finished',
      projectId: request.project.id,
      requestId,
      before: { status: before },
      after: { kind: 'lease_numbers', status, leased, failed },
      correlationId: (await findCorrelationId(tx, requestId)) ?? `request-${requestId}`,
    });
    const dueAt = isFinished ? now : new Date(now.getTime() + TELL_OF_WAITING_AFTER_MS);
    await promiseResult(tx, handOn, request, status, dueAt);
  }
  await promiseRedrawOfNewVersion(tx, handOn, context, requestId);
}
