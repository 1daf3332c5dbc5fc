import type { Actor } from '#src/domain/actor.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import type { RelinquishImpact } from '#src/domain/relinquish.ts';
import type { NumberId, RequestId } from '#src/domain/request.ts';
import type { Failure } from '#src/domain/request-view.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, desc, eq, gt, inArray, isNotNull, isNull, lte, ne, notInArray } from '../drizzle.ts';
import { awsCalls, numbers, relinquishments, requests } from '../schema/schema.ts';

export async function insertRelinquishment(
  tx: Tx,
  row: { readonly requestId: RequestId; readonly numberId: NumberId; readonly impact: RelinquishImpact },
): Promise<void> {
  const { requestId, numberId, impact } = row;
  await tx.insert(relinquishments).values({ requestId, numberId, ...impact });
}

/** Whether its project has no other number in its country. */
export async function isLastInCountry(db: Queryable, number: InventoryNumber): Promise<boolean> {
  if (number.project === undefined) return false;
  const others = await db
    .select({ id: numbers.id })
    .from(numbers)
    .where(
      and(
        eq(numbers.projectId, number.project.id),
        eq(numbers.country, number.country),
        ne(numbers.id, number.id),
        isNull(numbers.relinquishedAt),
        notInArray(numbers.status, ['DELETED', 'GONE']),
      ),
    )
    .limit(1);
  return others.length === 0;
}

/** The lead who approved that the number was given back; undefined when nobody did through Dialtone. */
export async function findReleaser(db: Queryable, numberId: NumberId): Promise<Actor | undefined> {
  const [row] = await db
    .select({ decidedBy: requests.decidedBy })
    .from(relinquishments)
    .innerJoin(requests, eq(requests.id, relinquishments.requestId))
    .where(and(eq(relinquishments.numberId, numberId), eq(requests.status, 'relinquished')))
    .orderBy(desc(requests.id))
    .limit(1);
  return row?.decidedBy ?? undefined;
}

/** The grace period ends at `relinquishAt`; a worker is due at `dueAt`, to draw the countdown or to release. */
export async function setRelinquishAt(
  tx: Tx,
  requestId: RequestId,
  relinquishAt: Date,
  dueAt: Date,
): Promise<void> {
  await tx
    .update(relinquishments)
    .set({ relinquishAt, dueAt })
    .where(eq(relinquishments.requestId, requestId));
}

/** Numbers that are gone: a worker is due now where one waits for the grace period, and not where one is at work. */
export async function setGoneDue(tx: Tx, numberIds: readonly NumberId[], now: Date): Promise<void> {
  if (numberIds.length === 0) return;
  await tx
    .update(relinquishments)
    .set({ dueAt: now })
    .where(
      and(
        inArray(relinquishments.numberId, [...numberIds]),
        gt(relinquishments.dueAt, now),
        lte(relinquishments.dueAt, relinquishments.relinquishAt),
      ),
    );
}

/** The next thing to do moves on; undefined when another worker has moved it, or nobody is due any more. */
export async function markCountedDown(
  tx: Tx,
  requestId: RequestId,
  from: Date,
  dueAt: Date,
): Promise<RequestId | undefined> {
  const [row] = await tx
    .update(relinquishments)
    .set({ dueAt })
    .where(and(eq(relinquishments.requestId, requestId), eq(relinquishments.dueAt, from)))
    .returning({ requestId: relinquishments.requestId });
  return row?.requestId;
}

/** Somebody keeps the number; no worker is due any more. */
export async function setKeptBy(tx: Tx, requestId: RequestId, keptBy: Actor): Promise<void> {
  await tx
    .update(relinquishments)
    .set({ keptBy, dueAt: null })
    .where(eq(relinquishments.requestId, requestId));
}

/** Keeps the work for one worker until `takeOverAt`; undefined when another has it, or it is done. */
export async function markReleaseHeld(
  tx: Tx,
  requestId: RequestId,
  attempts: number,
  takeOverAt: Date,
): Promise<RequestId | undefined> {
  const [row] = await tx
    .update(relinquishments)
    .set({ dueAt: takeOverAt })
    .where(
      and(
        eq(relinquishments.requestId, requestId),
        eq(relinquishments.attempts, attempts),
        isNotNull(relinquishments.dueAt),
      ),
    )
    .returning({ requestId: relinquishments.requestId });
  return row?.requestId;
}

/** Why the number will not be released; what was changed on the way is to be put right before the request ends. */
export async function markReleaseGivenUp(
  tx: Tx,
  requestId: RequestId,
  attempts: number,
  { code, details }: Failure,
  dueAt: Date,
): Promise<RequestId | undefined> {
  const [row] = await tx
    .update(relinquishments)
    .set({ errorCode: code, errorDetails: details, dueAt })
    .where(and(eq(relinquishments.requestId, requestId), eq(relinquishments.attempts, attempts)))
    .returning({ requestId: relinquishments.requestId });
  return row?.requestId;
}

/** The client token of an earlier call of this operation for the request, to be used again. */
export async function findClientToken(
  db: Queryable,
  requestId: RequestId,
  operation: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ clientToken: awsCalls.clientToken })
    .from(awsCalls)
    .where(and(eq(awsCalls.requestId, requestId), eq(awsCalls.operation, operation)))
    .orderBy(desc(awsCalls.id))
    .limit(1);
  return row?.clientToken ?? undefined;
}
