import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
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

/** A throttle answer: nobody's next slot is before `until`. */
export async function pushBackPace(db: Queryable, key: string, until: Date): Promise<void> {
  const at = until.toISOString();
  await db
    .insert(paces)
    .values({ key, nextFreeAt: until })
    .onConflictDoUpdate({
      target: paces.key,
      set: { nextFreeAt: sql`greatest(${paces.nextFreeAt}, ${at}::timestamptz)` },
    });
}
