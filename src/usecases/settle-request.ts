import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { getRequestView } from '#db/queries/request-view.ts';
import { findCorrelationId, lockRequest, markRequestMoved } from '#db/queries/requests.ts';
import type { HandOn } from '#db/transaction.ts';
import { isResult, MOVES, progressOf, statusFrom } from '../domain/progress.ts';
import type { RequestId, RequestStatus } from '../domain/request.ts';
import type { RequestView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { promiseNotice, promiseRedrawOfNewVersion } from './promises.ts';

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
  const request = await getRequestView(tx, requestId);
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
      after: { status, leased, failed },
      correlationId: (await findCorrelationId(tx, requestId)) ?? `request-${requestId}`,
    });
    const dueAt = isFinished ? now : new Date(now.getTime() + TELL_OF_WAITING_AFTER_MS);
    await promiseResult(tx, handOn, request, status, dueAt);
  }
  await promiseRedrawOfNewVersion(tx, handOn, context, requestId);
}
