import { reserveSlot } from '#db/queries/paces.ts';
import { SLOT_LIFETIME_MS } from '../domain/pacing.ts';
import type { Context } from './context.ts';

/** The pace of one AWS operation in one Region; one account per installation. */
export const awsPace = (region: string, operation: string): string => `aws:${region}:${operation}`;
export const slackPace = (channelId: string): string => `slack:${channelId}`;

export interface SlotHolder {
  readonly key: string;
  readonly intervalMs: number;
  /** The slot that the row holds already. */
  readonly slotAt: Date | undefined | null;
  /** Keeps a slot in the row, so that the job that runs then does not reserve another. */
  readonly keep: (slotAt: Date) => Promise<void>;
}

/** Undefined when it is the holder's turn now; else the moment from which it is. */
export async function waitForSlot(context: Context, holder: SlotHolder): Promise<Date | undefined> {
  const now = context.clock.now();
  const held = holder.slotAt;
  if (held !== undefined && held !== null && held.getTime() > now.getTime() - SLOT_LIFETIME_MS)
    return held > now ? held : undefined;
  const slotAt = await reserveSlot(context.db, holder.key, now, holder.intervalMs);
  if (slotAt <= now) return undefined;
  await holder.keep(slotAt);
  return slotAt;
}
