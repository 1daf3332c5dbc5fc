const TOLERANCE = 0.25;

/**
 * Admits one request per interval and key. A request may come up to a quarter of the interval early, so that a
 * client that sends exactly on the interval is not refused for jitter; what it gains it waits for on the next
 * one, so the long-run rate stays one per interval. Refused requests cost nothing.
 */
export class Throttle {
  readonly #nextAtMs = new Map<string, number>();

  admit(key: string, intervalMs: number, nowMs: number): boolean {
    const nextAtMs = this.#nextAtMs.get(key) ?? nowMs;
    if (nowMs < nextAtMs - intervalMs * TOLERANCE) return false;
    this.#nextAtMs.set(key, Math.max(nowMs, nextAtMs) + intervalMs);
    return true;
  }

  clear(): void {
    this.#nextAtMs.clear();
  }
}
