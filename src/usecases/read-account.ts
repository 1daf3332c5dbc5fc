import type { Tx } from '#db/client.ts';
import { findAccount, lockAccount, type StoredAccount, upsertAccount } from '#db/queries/accounts.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { upsertAccountRoom } from '#db/queries/numbers.ts';
import { listProjectsOfRegion } from '#db/queries/projects.ts';
import type { HandOn } from '#db/transaction.ts';
import type { KnownTier } from '../domain/account.ts';
import { type Context, transact } from './context.ts';
import { promiseHomesOfRegion, promiseNotice } from './promises.ts';

/** Numbers used and allowed in the account and Region (DescribeAccountLimits), kept for the next form. */
export async function readAccountRoom(context: Context, region: string): Promise<void> {
  const readAt = context.clock.now();
  const room = await context.voice.accountRoom(region);
  await upsertAccountRoom(context.db, region, room, readAt);
}

/** Every channel of the Region's projects is told, each once. */
async function recordTierChange(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  region: string,
  { from, to }: { readonly from: KnownTier; readonly to: KnownTier },
): Promise<void> {
  const at = context.clock.now();
  await insertAuditEvent(tx, {
    at,
    actor: { kind: 'job', name: 'inventory.sync' },
    action: 'account.tier_changed',
    before: { tier: from },
    after: { region, from, to },
    correlationId: `account-${region}`,
  });
  const projects = await listProjectsOfRegion(tx, region);
  for (const channelId of new Set(projects.map((project) => project.channelId)))
    await promiseNotice(tx, handOn, {
      facts: { about: 'tier', region, from },
      kind: 'tier_changed',
      recipient: channelId,
      dedupeKey: `tier:${region}:${to}:${at.toISOString()}:${channelId}`,
      dueAt: at,
    });
}

/** What the App Home says of an account besides its numbers, whose changes redraw it already. */
const told = (account: StoredAccount | undefined): string =>
  JSON.stringify([account?.tier, account?.tierValue, account?.spendLimit?.enforcedUsd, account?.awayAt]);

/**
 * Reads tier, spend limit and room of the account in a Region (DescribeAccountAttributes, DescribeSpendLimits,
 * DescribeAccountLimits). A change between sandbox and production is audited and told, also when
 * AWS said something unknown in between; the first reading is none.
 * `dueAt` is the next reading of a Region that has no row yet.
 */
export async function readAccount(context: Context, region: string, dueAt: Date): Promise<void> {
  const readAt = context.clock.now();
  const tier = await context.voice.accountTier(region);
  const spendLimit = await context.voice.spendLimit(region);
  await readAccountRoom(context, region);
  await transact(context, async (tx, handOn) => {
    const before = await lockAccount(tx, region);
    const earlier = await findAccount(tx, region);
    await upsertAccount(tx, region, { tier, spendLimit, readAt, dueAt });
    if (told(earlier) !== told(await findAccount(tx, region)))
      await promiseHomesOfRegion(tx, handOn, context, region);
    if (before !== undefined && tier.tier !== 'unknown' && tier.tier !== before)
      await recordTierChange(context, tx, handOn, region, { from: before, to: tier.tier });
  });
}
