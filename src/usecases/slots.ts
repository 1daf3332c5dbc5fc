import { reserveSlot, takeTurn } from '#db/queries/paces.ts';
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

/** The slot that the row holds, else a new one. */
async function slotOf({ db }: Context, { key, intervalMs, slotAt }: SlotHolder, now: Date): Promise<Date> {
  if (slotAt && slotAt.getTime() > now.getTime() - SLOT_LIFETIME_MS) return slotAt;
  return reserveSlot(db, key, now, intervalMs);
}

/**
 * Undefined when it is the holder's turn now; else the moment from which it is. Two turns are an interval apart, also
 * when a worker woke up too late for its slot.
 */
export async function waitForSlot(context: Context, holder: SlotHolder): Promise<Date | undefined> {
  const now = context.clock.now();
  const slotAt = await slotOf(context, holder, now);
  const turnAt = slotAt > now ? slotAt : await takeTurn(context.db, holder.key, now, holder.intervalMs);
  if (turnAt !== undefined && turnAt.getTime() !== holder.slotAt?.getTime()) await holder.keep(turnAt);
  return turnAt;
}
