import { asc, eq } from '#db/drizzle.ts';
import { auditEvents, numbers } from '#db/schema/schema.ts';
import type { NumberId } from '#src/domain/request.ts';
import { syncInventory } from '#src/usecases/sync-inventory.ts';
import { wishSync } from '#src/usecases/wish-sync.ts';
import type { Scene } from './scene.ts';

export const REGION = 'us-east-1';
export const HOUR = 60 * 60 * 1000;

/** Reads the Region's numbers again, a moment later. */
export async function syncAgain(scene: Scene, region = REGION): Promise<void> {
  scene.clock.advance(1000);
  await wishSync(scene.context, [region]);
  scene.queue.take();
  await syncInventory(scene.context, region);
}

/** The inventory's row of a number, by AWS's id. */
export async function rowOf(scene: Scene, awsId: string) {
  const [row] = await scene.context.db.select().from(numbers).where(eq(numbers.awsId, awsId));
  if (row === undefined) throw new Error(`${awsId} is not in the inventory`);
  return row;
}

/** What the audit says of a number, oldest first. */
export async function storyOf(scene: Scene, id: NumberId) {
  return scene.context.db
    .select({
      action: auditEvents.action,
      actor: auditEvents.actor,
      before: auditEvents.before,
      after: auditEvents.after,
    })
    .from(auditEvents)
    .where(eq(auditEvents.numberId, id))
    .orderBy(asc(auditEvents.id));
}
