/** Another clock than the system's, by which rows are due: a local workspace's may be ahead. */
export type Now = () => Date;

/** When a moment of that clock comes by the system's, in epoch milliseconds: BullMQ waits by the latter. */
export function systemTimeOf(at: Date, now: Now | undefined): number {
  if (now === undefined) return at.getTime();
  // The system's clock is read last: a moment may come a millisecond late, and never early.
  return at.getTime() - now().getTime() + Date.now();
}
