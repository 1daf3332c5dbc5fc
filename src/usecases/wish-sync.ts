import { findAccount, setAccountDue } from '#db/queries/accounts.ts';
import { type Context, transact } from './context.ts';

/** Has the numbers of these Regions read from AWS now; the moment from which a reading is what was wished for. */
export async function wishSync(context: Context, regions: readonly string[]): Promise<Date> {
  const since = context.clock.now();
  await transact(context, async (tx, handOn) => {
    for (const region of regions) {
      await setAccountDue(tx, region, since);
      handOn({ name: 'inventory.sync', payload: { region } });
    }
  });
  return since;
}

async function isRead(context: Context, region: string, since: Date): Promise<boolean> {
  const { syncedAt, awayAt } = (await findAccount(context.db, region)) ?? {};
  return (syncedAt !== undefined && syncedAt >= since) || (awayAt !== undefined && awayAt >= since);
}

/**
 * Whether AWS has told all of it since then, or does not answer. Reminds of what is not read yet: a job that was just
 * ending may have swallowed the wish.
 */
export async function isSyncDone(
  context: Context,
  regions: readonly string[],
  since: Date,
): Promise<boolean> {
  const read = await Promise.all(regions.map((region) => isRead(context, region, since)));
  const missing = regions.filter((_region, at) => read[at] === false);
  if (missing.length === 0) return true;
  await transact(context, async (_tx, handOn) => {
    for (const region of missing) handOn({ name: 'inventory.sync', payload: { region } });
  });
  return false;
}
