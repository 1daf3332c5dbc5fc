import type { Queryable } from '../client.ts';
import { eq, lte, sql } from '../drizzle.ts';
import { paces } from '../schema/schema.ts';

/** Reserves the next free slot of a pace: one statement, so that of all workers each gets its own. */
export async function reserveSlot(db: Queryable, key: string, now: Date, intervalMs: number): Promise<Date> {
  const at = now.toISOString();
  const interval = sql`${intervalMs} * interval '1 millisecond'`;
  const [row] = await db
    .insert(paces)
    .values({ key, nextFreeAt: new Date(now.getTime() + intervalMs) })
    .onConflictDoUpdate({
      target: paces.key,
      set: { nextFreeAt: sql`greatest(${paces.nextFreeAt}, ${at}::timestamptz) + ${interval}` },
    })
    .returning({ nextFreeAt: paces.nextFreeAt });
  if (row === undefined) throw new Error('upsert returned no row');
  return new Date(row.nextFreeAt.getTime() - intervalMs);
}

/** When the last turn was really taken is kept beside the slots that were given out. */
const turnKey = (key: string): string => `${key}:turn`;

/**
 * Takes the turn of a slot that has come. Undefined when it is taken; else when the next one is free, because somebody
 * took theirs late and less than an interval ago. A turn may come a twentieth of the interval early, and pays for it later.
 */
export async function takeTurn(
  db: Queryable,
  key: string,
  now: Date,
  intervalMs: number,
): Promise<Date | undefined> {
  const at = now.toISOString();
  const interval = sql`${intervalMs} * interval '1 millisecond'`;
  const taken = await db
    .insert(paces)
    .values({ key: turnKey(key), nextFreeAt: new Date(now.getTime() + intervalMs) })
    .onConflictDoUpdate({
      target: paces.key,
      set: { nextFreeAt: sql`greatest(${paces.nextFreeAt}, ${at}::timestamptz) + ${interval}` },
      setWhere: lte(paces.nextFreeAt, new Date(now.getTime() + intervalMs / 20)),
    })
    .returning({ key: paces.key });
  if (taken.length > 0) return undefined;
  const [row] = await db
    .select({ nextFreeAt: paces.nextFreeAt })
    .from(paces)
    .where(eq(paces.key, turnKey(key)));
  return row?.nextFreeAt;
}

/** A throttle answer: nobody's next slot, nor the turn of one given out already, is before `until`. */
export async function pushBackPace(db: Queryable, key: string, until: Date): Promise<void> {
  const at = until.toISOString();
  await db
    .insert(paces)
    .values([key, turnKey(key)].map((each) => ({ key: each, nextFreeAt: until })))
    .onConflictDoUpdate({
      target: paces.key,
      set: { nextFreeAt: sql`greatest(${paces.nextFreeAt}, ${at}::timestamptz)` },
    });
}
