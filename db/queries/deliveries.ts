import type { Queryable } from '../client.ts';
import { lt } from '../drizzle.ts';
import { deliveries } from '../schema/schema.ts';

/** True for the first who claims a delivery, false for every other. */
export async function claimDelivery(db: Queryable, key: string, seenAt: Date): Promise<boolean> {
  const rows = await db
    .insert(deliveries)
    .values({ key, seenAt })
    .onConflictDoNothing()
    .returning({ key: deliveries.key });
  return rows.length > 0;
}

export async function forgetDeliveries(db: Queryable, before: Date): Promise<void> {
  await db.delete(deliveries).where(lt(deliveries.seenAt, before));
}
