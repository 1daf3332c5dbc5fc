import { insertAuditEvent } from '#db/queries/audit.ts';
import { closeAwsCall } from '#db/queries/aws-calls.ts';
import { markOrderFailed, markOrderQueued } from '#db/queries/orders.ts';
import { pushBackPace } from '#db/queries/paces.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { AWS_ERROR_TRAITS } from '../domain/aws-errors.ts';
import type { AppError, AwsErrorCode } from '../domain/errors.ts';
import { MAX_ORDER_ATTEMPTS, orderBackoffMs } from '../domain/pacing.ts';
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
      await markOrderQueued(tx, order.id, dueAt);
      return;
    }
    if ((await markOrderFailed(tx, order.id, ['calling'], { code, details })) === undefined) return;
    await insertAuditEvent(tx, {
      at: now,
      actor: { kind: 'job', name: 'order.lease' },
      action: 'order.failed',
      projectId: request.project.id,
      requestId: request.id,
      orderId: order.id,
      before: { number: order.position, status: 'calling' },
      after: {
        number: order.position,
        status: 'failed',
        code,
        reason: details.reason ?? null,
        country: order.line.country,
        numberType: order.line.numberType,
        region: request.project.region,
      },
      correlationId: call.correlationId,
    });
    await settleRequest(context, tx, handOn, request.id);
  });
  return isTriedAgain ? { runAgainAt: dueAt } : undefined;
}
