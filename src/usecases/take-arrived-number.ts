import type { Tx } from '#db/client.ts';
import { markOrderArrived, setNumberCheck, takeOrderInCase } from '#db/queries/arrivals.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { markNumberAssigned, type NumberToRead } from '#db/queries/number-tags.ts';
import { getRequestOf } from '#db/queries/request-view.ts';
import { findCorrelationId } from '#db/queries/requests.ts';
import type { HandOn } from '#db/transaction.ts';
import { nextCheckMs } from '../domain/pacing.ts';
import { isBeingSetUp } from '../domain/progress.ts';
import type { OrderId, RequestId } from '../domain/request.ts';
import type { Context } from './context.ts';
import { endCaseOfArrivals } from './end-case-of-arrivals.ts';
import { settleRequest } from './settle-request.ts';

/** A number as it was found, and the order whose it is. */
export interface Arrival {
  readonly region: string;
  readonly number: NumberToRead;
  readonly order: { readonly id: OrderId; readonly requestId: RequestId };
  readonly from: 'in_case' | 'failed';
}

/**
 * A number that the inventory found becomes an order's: project and owner of its request, tags, audit, request. False
 * when the order has moved on since.
 */
export async function giveNumberToOrder(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  { region, number, order, from }: Arrival,
): Promise<boolean> {
  const now = context.clock.now();
  const actor = { kind: 'job', name: 'inventory.sync' } as const;
  const correlationId = (await findCorrelationId(tx, order.requestId)) ?? `request-${order.requestId}`;
  const request = await getRequestOf(tx, 'lease_numbers', order.requestId);
  const position = request.orders.find((candidate) => candidate.id === order.id)?.position ?? 0;
  if ((await markOrderArrived(tx, order.id, from, number.id)) === undefined) return false;
  const assignment = { projectId: request.project.id, ownerId: request.requester, writeTagsAt: now };
  await markNumberAssigned(tx, number.id, assignment);
  await insertAuditEvent(tx, {
    at: now,
    actor,
    action: 'order.leased',
    projectId: request.project.id,
    requestId: request.id,
    orderId: order.id,
    numberId: number.id,
    before: { number: position, status: from },
    after: { number: position, status: 'leased', phoneNumber: number.phoneNumber, awsId: number.awsId },
    correlationId,
  });
  if (isBeingSetUp(number.status)) {
    const nextCheckAt = new Date(now.getTime() + nextCheckMs(0));
    await setNumberCheck(tx, number.id, nextCheckAt);
    handOn({ name: 'numbers.check', payload: { region }, notBefore: nextCheckAt });
  }
  if (from === 'in_case') await endCaseOfArrivals(tx, request.id, { by: actor, at: now, correlationId });
  await settleRequest(context, tx, handOn, request.id);
  return true;
}

/**
 * How numbers that need a support case arrive: AWS puts them into the account, and the one that has waited longest
 * for a number of this kind gets it. False when nobody waits for one.
 */
export async function takeArrivedNumber(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  region: string,
  number: NumberToRead,
): Promise<boolean> {
  const order = await takeOrderInCase(tx, region, number, number.leasedAt);
  if (order === undefined) return false;
  return giveNumberToOrder(context, tx, handOn, { region, number, order, from: 'in_case' });
}
