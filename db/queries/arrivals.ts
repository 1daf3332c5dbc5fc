import type { NumberId, OrderId, RequestId } from '#src/domain/request.ts';
import type { AwsNumber, NumberKind } from '#src/ports.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, eq, inArray, lte, sql } from '../drizzle.ts';
import { awsCalls, lines, numbers, orders, projects, requests } from '../schema/schema.ts';

/** A call with the order's token may have leased a number in this Region that we do not know of. */
const isDoubtfulIn = (region: string) =>
  and(
    inArray(orders.status, ['queued', 'calling', 'failed']),
    sql`exists (select 1 from ${awsCalls} where ${awsCalls.clientToken} = ${orders.clientToken}
      and ${awsCalls.region} = ${region} and (${awsCalls.outcome} is null or ${awsCalls.outcome} = 'unknown'))`,
  );

export type AnyKind = Pick<AwsNumber, 'country' | 'useCase' | 'numberType'>;

/** The kinds of number that a lost answer of AWS may be about, in a Region. */
export async function listDoubtfulKinds(db: Queryable, region: string): Promise<readonly NumberKind[]> {
  return db
    .selectDistinct({
      country: lines.country,
      useCase: lines.useCase,
      numberType: lines.numberType,
    })
    .from(orders)
    .innerJoin(lines, eq(lines.id, orders.lineId))
    .where(isDoubtfulIn(region));
}

/**
 * The order that has waited longest for a number of this kind by a support case, held to the end of the transaction;
 * never one that was asked for after the number was leased.
 */
export async function takeOrderInCase(
  tx: Tx,
  region: string,
  { country, useCase, numberType }: AnyKind,
  leasedAt: Date,
): Promise<{ readonly id: OrderId; readonly requestId: RequestId } | undefined> {
  const [row] = await tx
    .select({ id: orders.id, requestId: orders.requestId })
    .from(orders)
    .innerJoin(lines, eq(lines.id, orders.lineId))
    .innerJoin(requests, eq(requests.id, orders.requestId))
    .innerJoin(projects, eq(projects.id, requests.projectId))
    .where(
      and(
        eq(orders.status, 'in_case'),
        eq(projects.region, region),
        eq(lines.country, country),
        eq(lines.useCase, useCase),
        sql`${lines.numberType} = ${numberType}`,
        lte(requests.askedAt, leasedAt),
      ),
    )
    .orderBy(asc(orders.id))
    .limit(1)
    .for('no key update', { of: orders, skipLocked: true });
  return row;
}

/** The number of an order came without a call of ours that was answered; undefined when it has moved on since. */
export async function markOrderArrived(
  tx: Tx,
  id: OrderId,
  from: 'in_case' | 'failed',
  numberId: NumberId,
): Promise<OrderId | undefined> {
  const [row] = await tx
    .update(orders)
    .set({ status: 'leased', numberId, dueAt: null, errorCode: null, errorDetails: null })
    .where(and(eq(orders.id, id), eq(orders.status, from)))
    .returning({ id: orders.id });
  return row?.id;
}

/** Follows a number that AWS still sets up. */
export async function setNumberCheck(tx: Tx, id: NumberId, nextCheckAt: Date): Promise<void> {
  await tx.update(numbers).set({ nextCheckAt }).where(eq(numbers.id, id));
}
