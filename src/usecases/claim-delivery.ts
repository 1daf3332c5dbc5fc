import { claimDelivery as claim } from '#db/queries/deliveries.ts';
import type { Context } from './context.ts';

/** True for the first taker of a delivery of Slack's, on whichever bot it arrives; false for a repetition. */
export function claimDelivery(context: Context, key: string): Promise<boolean> {
  return claim(context.db, key, context.clock.now());
}
