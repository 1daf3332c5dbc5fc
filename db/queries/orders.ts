import type { BasketLine } from '#src/domain/basket.ts';
import type { ErrorDetails, OrderErrorCode } from '#src/domain/errors.ts';
import type { PriceQuote } from '#src/domain/money.ts';
import type { LineId, NumberId, OrderId, OrderStatus, RequestId } from '#src/domain/request.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, eq, inArray, lte, sql } from '../drizzle.ts';
import { awsCalls, lines, orders } from '../schema/schema.ts';

export interface QuotedLine extends BasketLine {
  readonly quote: PriceQuote | undefined;
}

/** The lines of a request and one order for each number; nobody works on an order before the approval. */
export async function insertLinesAndOrders(
  tx: Tx,
  requestId: RequestId,
  quoted: readonly QuotedLine[],
): Promise<void> {
  let position = 0;
  for (const [index, { quote, ...line }] of quoted.entries()) {
    const [row] = await tx
      .insert(lines)
      .values({
        ...line,
        requestId,
        position: index + 1,
        monthlyCents: quote?.monthlyCents,
        currency: quote?.currency,
        priceSource: quote?.source,
        priceAsOf: quote?.asOf,
        priceIsSample: quote?.isSample ?? false,
      })
      .returning({ id: lines.id });
    if (row === undefined) throw new Error('insert returned no row');
    const lineId: LineId = row.id;
    await tx.insert(orders).values(
      Array.from({ length: line.quantity }, () => {
        position += 1;
        return { requestId, lineId, position, status: 'queued' as const };
      }),
    );
  }
}

export interface StoredOrder {
  readonly id: OrderId;
  readonly requestId: RequestId;
  readonly status: OrderStatus;
  readonly attempts: number;
  readonly clientToken: string | undefined;
  readonly dueAt: Date | undefined;
  readonly slotAt: Date | undefined;
}

const storedOrder = {
  id: orders.id,
  requestId: orders.requestId,
  status: orders.status,
  attempts: orders.attempts,
  clientToken: orders.clientToken,
  dueAt: orders.dueAt,
  slotAt: orders.slotAt,
};

type StoredOrderRow = Pick<typeof orders.$inferSelect, keyof StoredOrder>;

const toStored = (row: StoredOrderRow): StoredOrder => ({
  ...row,
  clientToken: row.clientToken ?? undefined,
  dueAt: row.dueAt ?? undefined,
  slotAt: row.slotAt ?? undefined,
});

export async function findOrder(db: Queryable, id: OrderId): Promise<StoredOrder | undefined> {
  const [row] = await db.select(storedOrder).from(orders).where(eq(orders.id, id));
  return row && toStored(row);
}

/** Puts every order of a request to work; answers their ids in order. */
export async function markOrdersDue(tx: Tx, requestId: RequestId, dueAt: Date): Promise<readonly OrderId[]> {
  const rows = await tx
    .update(orders)
    .set({ dueAt })
    .where(and(eq(orders.requestId, requestId), inArray(orders.status, ['queued', 'calling'])))
    .returning({ id: orders.id });
  return rows.map((row) => row.id).sort((a, b) => a - b);
}

/** Orders that wait for a support case; nobody works on them. */
export async function markOrdersInCase(tx: Tx, ids: readonly OrderId[]): Promise<void> {
  await tx
    .update(orders)
    .set({ status: 'in_case' })
    .where(and(inArray(orders.id, [...ids]), eq(orders.status, 'queued')));
}

/**
 * Failed orders go back to work. A token that AWS surely refused is dropped. One with which any call has an unknown
 * fate is kept, whatever the last call was told, so that trying again cannot buy a second number; unless AWS gave a
 * number and took it away again.
 */
export async function markOrdersQueuedAgain(
  tx: Tx,
  ids: readonly OrderId[],
  dueAt: Date,
): Promise<readonly OrderId[]> {
  const rows = await tx
    .update(orders)
    .set({
      status: 'queued',
      errorCode: null,
      errorDetails: null,
      attempts: 0,
      dueAt,
      clientToken: sql`case when ${orders.errorCode} <> 'provisioning_failed' and exists (
        select 1 from ${awsCalls} where ${awsCalls.clientToken} = ${orders.clientToken}
          and (${awsCalls.outcome} is null or ${awsCalls.outcome} = 'unknown')
      ) then ${orders.clientToken} end`,
    })
    .where(and(inArray(orders.id, [...ids]), eq(orders.status, 'failed')))
    .returning({ id: orders.id });
  return rows.map((row) => row.id).sort((a, b) => a - b);
}

export async function setOrderSlot(db: Queryable, id: OrderId, slotAt: Date | null): Promise<void> {
  await db.update(orders).set({ slotAt }).where(eq(orders.id, id));
}

/**
 * Takes an order for one call: stores the client token and when somebody else may take it over. Undefined when it is
 * not due: done, or another worker has it.
 */
export async function markOrderCalling(
  tx: Tx,
  id: OrderId,
  newToken: string,
  now: Date,
  takeOverAt: Date,
): Promise<StoredOrder | undefined> {
  const [row] = await tx
    .update(orders)
    .set({
      status: 'calling',
      clientToken: sql`coalesce(${orders.clientToken}, ${newToken})`,
      attempts: sql`${orders.attempts} + 1`,
      dueAt: takeOverAt,
      slotAt: null,
    })
    .where(and(eq(orders.id, id), inArray(orders.status, ['queued', 'calling']), lte(orders.dueAt, now)))
    .returning(storedOrder);
  return row && toStored(row);
}

/** A worker's own call: false once another has taken the order over. */
const isStillCalling = (id: OrderId, attempts: number) =>
  and(eq(orders.id, id), eq(orders.status, 'calling'), eq(orders.attempts, attempts));

/** Back in the queue after an answer that bought nothing, or with its token after none at all. */
export async function markOrderQueued(
  tx: Tx,
  id: OrderId,
  attempts: number,
  dueAt: Date,
): Promise<OrderId | undefined> {
  const [row] = await tx
    .update(orders)
    .set({ status: 'queued', dueAt })
    .where(isStillCalling(id, attempts))
    .returning({ id: orders.id });
  return row?.id;
}

/** Whoever's call it was: also when another worker has put the order back into the queue since. */
export async function markOrderLeased(tx: Tx, id: OrderId, numberId: NumberId): Promise<OrderId | undefined> {
  const [row] = await tx
    .update(orders)
    .set({ status: 'leased', numberId, dueAt: null, errorCode: null, errorDetails: null })
    .where(and(eq(orders.id, id), inArray(orders.status, ['queued', 'calling', 'failed'])))
    .returning({ id: orders.id });
  return row?.id;
}

export interface OrderFailure {
  readonly code: OrderErrorCode;
  readonly details: ErrorDetails;
}

const asFailed = ({ code, details }: OrderFailure) => ({
  status: 'failed' as const,
  errorCode: code,
  errorDetails: details,
  numberId: null,
  dueAt: null,
});

/** The end of a call that leased nothing; undefined when another worker has taken the order over since. */
export async function markCallFailed(
  tx: Tx,
  id: OrderId,
  attempts: number,
  failure: OrderFailure,
): Promise<OrderId | undefined> {
  const [row] = await tx
    .update(orders)
    .set(asFailed(failure))
    .where(isStillCalling(id, attempts))
    .returning({ id: orders.id });
  return row?.id;
}

/** The end of an order that nobody calls AWS for: before its first call, or after its number was lost. */
export async function markOrderFailed(
  tx: Tx,
  id: OrderId,
  from: 'queued' | 'leased',
  failure: OrderFailure,
): Promise<OrderId | undefined> {
  const [row] = await tx
    .update(orders)
    .set(asFailed(failure))
    .where(and(eq(orders.id, id), eq(orders.status, from)))
    .returning({ id: orders.id });
  return row?.id;
}

export async function findOrderOfNumber(
  db: Queryable,
  numberId: NumberId,
): Promise<{ id: OrderId; requestId: RequestId } | undefined> {
  const [row] = await db
    .select({ id: orders.id, requestId: orders.requestId })
    .from(orders)
    .where(eq(orders.numberId, numberId));
  return row;
}

/** Orders that are due and that no other sweep holds. */
export async function listDueOrders(tx: Tx, now: Date, limit: number): Promise<readonly OrderId[]> {
  const rows = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(lte(orders.dueAt, now))
    .orderBy(asc(orders.dueAt), asc(orders.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map((row) => row.id);
}
