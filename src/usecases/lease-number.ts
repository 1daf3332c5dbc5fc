import { randomUUID } from 'node:crypto';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { hasCallOfUnknownOutcome, insertAwsCall } from '#db/queries/aws-calls.ts';
import { findOrder, markOrderCalling, setOrderSlot } from '#db/queries/orders.ts';
import { getRequestOf } from '#db/queries/request-view.ts';
import { findCorrelationId } from '#db/queries/requests.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { AppError } from '../domain/errors.ts';
import { formatRequestId, type OrderId } from '../domain/request.ts';
import type { LeaseRequest, OrderView } from '../domain/request-view.ts';
import type { AwsNumber } from '../ports.ts';
import { type Context, transact } from './context.ts';
import { findNumberOfOrder, ORDER_TAG } from './find-number-of-order.ts';
import { recordFailure } from './record-failure.ts';
import { recordLease } from './record-lease.ts';
import { awsPace, waitForSlot } from './slots.ts';

/** A worker that has not answered by then is taken for dead, and another takes the order over with its token. */
const TAKE_OVER_AFTER_MS = 60_000;

/** One call to AWS for one order, as the journal has it. */
export interface OrderCall {
  readonly callId: number;
  readonly clientToken: string;
  readonly attempts: number;
  readonly request: LeaseRequest;
  readonly order: OrderView;
  readonly correlationId: string;
}

function tagsOf({ request, order }: OrderCall): Record<string, string> {
  return {
    'dialtone:project': request.project.name,
    'dialtone:requester': request.requester,
    'dialtone:request': formatRequestId(request.id),
    [ORDER_TAG]: String(order.id),
  };
}

/** Takes the order and writes the journal; undefined when the order is not to be worked on now. */
async function beginCall(context: Context, id: OrderId): Promise<OrderCall | undefined> {
  const now = context.clock.now();
  return transact(context, async (tx) => {
    const takeOverAt = new Date(now.getTime() + TAKE_OVER_AFTER_MS);
    const taken = await markOrderCalling(tx, id, randomUUID(), now, takeOverAt);
    if (taken?.clientToken === undefined) return undefined;
    const request = await getRequestOf(tx, 'lease_numbers', taken.requestId);
    const order = request.orders.find((candidate) => candidate.id === id);
    if (order === undefined) return undefined;
    const { clientToken, attempts } = taken;
    const { region } = request.project;
    const callId = await insertAwsCall(tx, {
      orderId: id,
      operation: 'RequestPhoneNumber',
      region,
      clientToken,
      startedAt: now,
    });
    const correlationId = (await findCorrelationId(tx, request.id)) ?? `request-${request.id}`;
    await insertAuditEvent(tx, {
      at: now,
      actor: { kind: 'job', name: 'order.lease' },
      action: 'order.called',
      projectId: request.project.id,
      requestId: request.id,
      orderId: id,
      after: { number: order.position, try: attempts },
      correlationId,
    });
    return { callId, clientToken, attempts, request, order, correlationId };
  });
}

/** A look that fails leaves the doubt: it must not end the order as if nothing had been bought. */
async function lookForNumber(
  context: Context,
  { request, order }: OrderCall,
): Promise<AwsNumber | undefined> {
  try {
    return await findNumberOfOrder(context, request.project.region, order);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError('aws_unavailable', error.details, { cause: error });
  }
}

/** Asks AWS; where an earlier call may have leased the number already, looks for that one first. */
async function callAws(
  context: Context,
  call: OrderCall,
  isDoubtful: boolean,
): Promise<{ number: AwsNumber; isAdopted: boolean }> {
  const { region } = call.request.project;
  const { country, useCase, numberType } = call.order.line;
  const found = isDoubtful ? await lookForNumber(context, call) : undefined;
  if (found !== undefined) return { number: found, isAdopted: true };
  const tags = tagsOf(call);
  const { clientToken } = call;
  const number = await context.voice.leaseNumber({ region, country, useCase, numberType, clientToken, tags });
  return { number, isAdopted: false };
}

/**
 * Leases the number of one order (AWS RequestPhoneNumber). The client token is stored before the call and used again
 * after a crash, so that the order never buys twice. A second run of the same job finds the order moved on.
 */
export async function leaseNumber(context: Context, id: OrderId): Promise<JobOutcome> {
  const order = await findOrder(context.db, id);
  const isWaiting = order?.status === 'queued' || order?.status === 'calling';
  if (order?.dueAt === undefined || !isWaiting) return undefined;
  if (order.dueAt > context.clock.now()) return { runAgainAt: order.dueAt };
  const { region } = (await getRequestOf(context.db, 'lease_numbers', order.requestId)).project;
  const turnAt = await waitForSlot(context, {
    key: awsPace(region, 'RequestPhoneNumber'),
    intervalMs: context.settings.awsIntervalMs,
    slotAt: order.slotAt,
    keep: (slotAt) => setOrderSlot(context.db, id, slotAt),
  });
  if (turnAt !== undefined) return { runAgainAt: turnAt };

  const isDoubtful =
    order.clientToken !== undefined && (await hasCallOfUnknownOutcome(context.db, order.clientToken));
  const call = await beginCall(context, id);
  if (call === undefined) return undefined;
  try {
    const { number, isAdopted } = await callAws(context, call, isDoubtful);
    return await recordLease(context, call, number, isAdopted);
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('aws_')) throw error;
    return await recordFailure(context, call, error);
  }
}
