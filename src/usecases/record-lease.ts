import { insertAuditEvent } from '#db/queries/audit.ts';
import { closeAwsCall } from '#db/queries/aws-calls.ts';
import { insertNumber, takeAccountRoom, upsertLearnedPrice } from '#db/queries/numbers.ts';
import { markOrderLeased } from '#db/queries/orders.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { nextCheckMs } from '../domain/pacing.ts';
import { isBeingSetUp } from '../domain/progress.ts';
import type { AwsNumber } from '../ports.ts';
import { type Context, transact } from './context.ts';
import type { OrderCall } from './lease-number.ts';
import { settleRequest } from './settle-request.ts';

/** The number is ours: inventory, order, journal, audit, price and request move in one transaction. */
export async function recordLease(
  context: Context,
  call: OrderCall,
  number: AwsNumber,
  isAdopted: boolean,
): Promise<JobOutcome> {
  const { request, order } = call;
  const { region } = request.project;
  const now = context.clock.now();
  await transact(context, async (tx, handOn) => {
    await closeAwsCall(tx, call.callId, { outcome: isAdopted ? 'adopted' : 'done', finishedAt: now });
    const nextCheckAt = isBeingSetUp(number.status) ? new Date(now.getTime() + nextCheckMs(0)) : null;
    const numberId = await insertNumber(tx, {
      aws: number,
      region,
      projectId: request.project.id,
      ownerId: request.requester,
      leasedAt: now,
      nextCheckAt,
    });
    // Not ours to take: the row is in the inventory, or another worker finished this order first.
    if (numberId === undefined || (await markOrderLeased(tx, order.id, numberId)) === undefined) return;
    await takeAccountRoom(tx, region);
    if (number.price !== undefined) {
      const { country, numberType } = order.line;
      await upsertLearnedPrice(tx, { ...number.price, country, numberType, seenAt: now });
    }
    await insertAuditEvent(tx, {
      at: now,
      actor: { kind: 'job', name: 'order.lease' },
      action: 'order.leased',
      projectId: request.project.id,
      requestId: request.id,
      orderId: order.id,
      numberId,
      before: { number: order.position, status: 'calling' },
      after: {
        number: order.position,
        status: 'leased',
        phoneNumber: number.phoneNumber,
        awsId: number.awsId,
      },
      correlationId: call.correlationId,
    });
    if (nextCheckAt !== null) handOn({ name: 'numbers.check', payload: { region }, notBefore: nextCheckAt });
    await settleRequest(context, tx, handOn, request.id);
  });
  return undefined;
}
