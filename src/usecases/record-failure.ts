import { closeAwsCall } from '#db/queries/aws-calls.ts';
import { markCallFailed, markOrderQueued } from '#db/queries/orders.ts';
import { pushBackPace } from '#db/queries/paces.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { AWS_ERROR_TRAITS } from '../domain/aws-errors.ts';
import type { AppError, AwsErrorCode } from '../domain/errors.ts';
import { MAX_ORDER_ATTEMPTS, orderBackoffMs } from '../domain/pacing.ts';
import { auditFailedOrder } from './audit-order.ts';
import { type Context, transact } from './context.ts';
import type { OrderCall } from './lease-number.ts';
import { settleRequest } from './settle-request.ts';
import { awsPace } from './slots.ts';

/**
 * AWS did not lease the number, or did not say. What heals by itself is tried again later with the same token; what
 * does not ends the order with its reason.
 */
export async function recordFailure(context: Context, call: OrderCall, error: AppError): Promise<JobOutcome> {
  const code = error.code as AwsErrorCode;
  const { details } = error;
  const { then, outcome } = AWS_ERROR_TRAITS[code];
  const { request, order } = call;
  const now = context.clock.now();
  const isTriedAgain = then === 'retry' && call.attempts < MAX_ORDER_ATTEMPTS;
  const dueAt = new Date(now.getTime() + (details.retryAfterMs ?? orderBackoffMs(call.attempts)));
  context.log.warn(
    { requestId: request.id, orderId: order.id, code, ...details, tries: call.attempts, isTriedAgain },
    'order was not leased',
  );
  await transact(context, async (tx, handOn) => {
    await closeAwsCall(tx, call.callId, { outcome, finishedAt: now, errorCode: code, errorDetails: details });
    if (code === 'aws_throttled')
      await pushBackPace(tx, awsPace(request.project.region, 'RequestPhoneNumber'), dueAt);
    if (isTriedAgain) {
      await markOrderQueued(tx, order.id, call.attempts, dueAt);
      return;
    }
    if ((await markCallFailed(tx, order.id, call.attempts, { code, details })) === undefined) return;
    const actor = { kind: 'job', name: 'order.lease' } as const;
    const { correlationId } = call;
    await auditFailedOrder(tx, {
      at: now,
      actor,
      request,
      order,
      from: 'calling',
      code,
      details,
      correlationId,
    });
    await settleRequest(context, tx, handOn, request.id);
  });
  return isTriedAgain ? { runAgainAt: dueAt } : undefined;
}
