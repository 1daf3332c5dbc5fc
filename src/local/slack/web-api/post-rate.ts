const BURST = 3;
const PER_SECOND = 1;

/** Slack's pace for chat.postMessage: one per second and channel, short bursts pass. */
export class PostRate {
  readonly #now: () => Date;
  readonly #channels = new Map<string, { left: number; at: number }>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Whether a post passes now; a post that passes is counted. */
  passes(channel: string): boolean {
    const at = this.#now().getTime();
    const before = this.#channels.get(channel) ?? { left: BURST, at };
    const left = Math.min(BURST, before.left + ((at - before.at) / 1000) * PER_SECOND);
    this.#channels.set(channel, { left: left >= 1 ? left - 1 : left, at });
    return left >= 1;
  }
}
