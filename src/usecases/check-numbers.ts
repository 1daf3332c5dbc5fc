import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import {
  findNextCheck,
  listNumbersToCheck,
  markNumberChecked,
  markNumberStatus,
  type NumberToCheck,
} from '#db/queries/numbers.ts';
import { findOrderOfNumber, markOrderFailed } from '#db/queries/orders.ts';
import { getRequestOf } from '#db/queries/request-view.ts';
import { findCorrelationId } from '#db/queries/requests.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { nextCheckMs } from '../domain/pacing.ts';
import { isBeingSetUp } from '../domain/progress.ts';
import type { NumberStatus, OrderId, RequestId } from '../domain/request.ts';
import { auditFailedOrder } from './audit-order.ts';
import { type Context, transact } from './context.ts';
import { settleRequest } from './settle-request.ts';

/** DescribePhoneNumbers takes at most 5 ids. */
const IDS_PER_DESCRIBE = 5;
const BATCH = 100;

const CHECKER = { kind: 'job', name: 'numbers.check' } as const;

/** AWS gave the number up: its order has none any more, and can be tried again. */
async function failOrder(
  tx: Tx,
  { id, requestId }: { readonly id: OrderId; readonly requestId: RequestId },
  at: Date,
  correlationId: string,
): Promise<void> {
  const request = await getRequestOf(tx, 'lease_numbers', requestId);
  const order = request.orders.find((candidate) => candidate.id === id);
  const failure = { code: 'provisioning_failed', details: {} } as const;
  if (order === undefined || (await markOrderFailed(tx, id, 'leased', failure)) === undefined) return;
  await auditFailedOrder(tx, {
    at,
    actor: CHECKER,
    request,
    order,
    from: 'leased',
    correlationId,
    ...failure,
  });
}

/** `now` is when AWS was asked: what it may have said since is asked for from then on. */
async function recordStatus(
  context: Context,
  number: NumberToCheck,
  status: NumberStatus,
  now: Date,
): Promise<void> {
  const settingUpForMs = now.getTime() - number.leasedAt.getTime();
  const nextCheckAt = isBeingSetUp(status) ? new Date(now.getTime() + nextCheckMs(settingUpForMs)) : null;
  if (status === number.status) {
    await markNumberChecked(context.db, number.id, now, nextCheckAt);
    return;
  }
  await transact(context, async (tx, handOn) => {
    const order = await findOrderOfNumber(tx, number.id);
    if ((await markNumberStatus(tx, number.id, number.status, status, now, nextCheckAt)) === undefined)
      return;
    const correlationId = (order && (await findCorrelationId(tx, order.requestId))) ?? `number-${number.id}`;
    await insertAuditEvent(tx, {
      at: now,
      actor: CHECKER,
      action: 'number.status_changed',
      ...(number.projectId === null ? {} : { projectId: number.projectId }),
      numberId: number.id,
      ...(order === undefined ? {} : { requestId: order.requestId, orderId: order.id }),
      before: { status: number.status },
      after: { status, phoneNumber: number.phoneNumber },
      correlationId,
    });
    if (order === undefined) return;
    if (status === 'DELETED' || status === 'GONE') await failOrder(tx, order, now, correlationId);
    await settleRequest(context, tx, handOn, order.requestId);
  });
}

/**
 * Follows numbers that AWS still sets up, five to a DescribePhoneNumbers, at growing intervals and for as long as it
 * takes. A number that AWS gave up or no longer knows fails its order.
 */
export async function checkNumbers(context: Context, region: string): Promise<JobOutcome> {
  const due = await listNumbersToCheck(context.db, region, context.clock.now(), BATCH);
  for (let start = 0; start < due.length; start += IDS_PER_DESCRIBE) {
    const some = due.slice(start, start + IDS_PER_DESCRIBE);
    const askedAt = context.clock.now();
    const described = await context.voice.describeNumbers(
      region,
      some.map((number) => number.awsId),
    );
    for (const number of some) {
      const found = described.find((candidate) => candidate.awsId === number.awsId);
      await recordStatus(context, number, found?.status ?? 'GONE', askedAt);
    }
  }
  const nextCheckAt = await findNextCheck(context.db, region);
  return nextCheckAt === undefined ? undefined : { runAgainAt: nextCheckAt };
}
