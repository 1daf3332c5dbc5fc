import { findRequestView } from '#db/queries/request-view.ts';
import { findCorrelationId } from '#db/queries/requests.ts';
import type { RequestId } from '../domain/request.ts';
import { type Context, transact } from './context.ts';
import { writeDecision } from './decide-request.ts';
import { promiseResult } from './settle-request.ts';

/** Ends a request that nobody decided in time. Does nothing when somebody did, or when it is not time yet. */
export async function expireRequest(context: Context, requestId: RequestId): Promise<void> {
  const request = await findRequestView(context.db, requestId);
  const now = context.clock.now();
  if (request === undefined || request.status !== 'pending' || now < request.expiresAt) return;
  const correlationId = (await findCorrelationId(context.db, requestId)) ?? `request-${requestId}`;
  await transact(context, async (tx, handOn) => {
    const isExpired = await writeDecision(context, tx, handOn, request, {
      status: 'expired',
      action: 'request.expired',
      by: { kind: 'job', name: 'request.expire' },
      at: now,
      correlationId,
    });
    if (isExpired) await promiseResult(tx, handOn, request, 'expired', now);
  });
}
