import type { NumberId } from '#src/domain/request.ts';
import type { Tx } from '../client.ts';
import { and, eq, isNull, lte, notInArray, sql } from '../drizzle.ts';
import { accountRooms, numbers } from '../schema/schema.ts';

/** What AWS says of a number that somebody may change there besides Dialtone. */
export interface NumberFacts {
  readonly deletionProtected: boolean;
  readonly poolId: string | undefined;
  readonly registrationId: string | undefined;
}

/** What AWS was asked at `checkedAt`; undefined when something younger is known. */
export async function markNumberSeen(
  tx: Tx,
  id: NumberId,
  { deletionProtected, poolId, registrationId }: NumberFacts,
  checkedAt: Date,
): Promise<NumberId | undefined> {
  const [row] = await tx
    .update(numbers)
    .set({
      deletionProtected,
      poolId: poolId ?? null,
      registrationId: registrationId ?? null,
      checkedAt,
    })
    .where(and(eq(numbers.id, id), lte(numbers.checkedAt, checkedAt)))
    .returning({ id: numbers.id });
  return row?.id;
}

export async function setNumberProtection(
  tx: Tx,
  id: NumberId,
  deletionProtected: boolean,
  checkedAt: Date,
): Promise<void> {
  await tx.update(numbers).set({ deletionProtected, checkedAt }).where(eq(numbers.id, id));
}

export async function setNumberPoolLeft(tx: Tx, id: NumberId, checkedAt: Date): Promise<void> {
  await tx.update(numbers).set({ poolId: null, checkedAt }).where(eq(numbers.id, id));
}

/** Nobody has to look at it or to write its tags any more. */
const DONE_WITH = { nextCheckAt: null, readTagsAt: null, writeTagsAt: null } as const;

/** AWS no longer knows it; undefined when that is known already. */
export async function markNumberGone(tx: Tx, id: NumberId, checkedAt: Date): Promise<NumberId | undefined> {
  const [row] = await tx
    .update(numbers)
    .set({ ...DONE_WITH, status: 'GONE', checkedAt })
    .where(and(eq(numbers.id, id), notInArray(numbers.status, ['DELETED', 'GONE'])))
    .returning({ id: numbers.id });
  return row?.id;
}

/** Dialtone has given it back; undefined when it has done so before. */
export async function markNumberReleased(
  tx: Tx,
  id: NumberId,
  relinquishedAt: Date,
): Promise<NumberId | undefined> {
  const [row] = await tx
    .update(numbers)
    .set({ ...DONE_WITH, status: 'DELETED', relinquishedAt, checkedAt: relinquishedAt })
    .where(and(eq(numbers.id, id), isNull(numbers.relinquishedAt)))
    .returning({ id: numbers.id });
  return row?.id;
}

/** A number was given back since the room was read. */
export async function giveAccountRoom(tx: Tx, region: string): Promise<void> {
  await tx
    .update(accountRooms)
    .set({ used: sql`greatest(${accountRooms.used} - 1, 0)` })
    .where(eq(accountRooms.region, region));
}
