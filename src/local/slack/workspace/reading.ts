/** How far each person has read in each channel. Replies in threads count as the channel's. */
export class Reading {
  readonly #marks = new Map<string, Map<string, string>>();

  /** The ts up to which the person has read; empty when nothing has been read. */
  lastRead(userId: string, channelId: string): string {
    return this.#marks.get(userId)?.get(channelId) ?? '';
  }

  /** Marks everything up to a ts as read; what has been read stays read. False when that changes nothing. */
  mark(userId: string, channelId: string, ts: string): boolean {
    if (ts <= this.lastRead(userId, channelId)) return false;
    const channels = this.#marks.get(userId) ?? new Map<string, string>();
    this.#marks.set(userId, channels.set(channelId, ts));
    return true;
  }

  /** By person and channel. */
  all(): Record<string, Record<string, string>> {
    return Object.fromEntries([...this.#marks].map(([userId, marks]) => [userId, Object.fromEntries(marks)]));
  }
}
