import { upsertAccountRoom, upsertLearnedPrice } from '#db/queries/numbers.ts';
import type { Context } from './context.ts';

/** Prices from what AWS bills for the numbers that the account leases in a Region (MonthlyLeasingPrice). */
export async function learnPrices(context: Context, region: string): Promise<void> {
  const seenAt = context.clock.now();
  for (const { country, numberType, price } of await context.voice.listNumbers(region)) {
    if (price !== undefined) await upsertLearnedPrice(context.db, { ...price, country, numberType, seenAt });
  }
  await readAccountRoom(context, region);
}

/** Numbers used and allowed in the account and Region (DescribeAccountLimits), kept for the next form. */
export async function readAccountRoom(context: Context, region: string): Promise<void> {
  const room = await context.voice.accountRoom(region);
  await upsertAccountRoom(context.db, region, room, context.clock.now());
}
