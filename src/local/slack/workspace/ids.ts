import { randomBytes } from 'node:crypto';

/** Makes Slack's identifiers: ts, ids with a letter in front, view hashes. */
export class Ids {
  readonly #now: () => Date;
  #lastMicros = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** A ts like `1795615500.000001`: seconds and microseconds, unique and growing. */
  ts(): string {
    const micros = Math.max(this.#now().getTime() * 1000, this.#lastMicros + 1);
    this.#lastMicros = micros;
    return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
  }

  /** Later ts come after this one. */
  startAfter(ts: string): void {
    const micros = Math.round(Number(ts) * 1_000_000);
    if (Number.isFinite(micros)) this.#lastMicros = Math.max(this.#lastMicros, micros);
  }

  id(prefix: string): string {
    return prefix + randomBytes(5).toString('hex').toUpperCase();
  }

  hash(): string {
    return `${Math.floor(this.#now().getTime() / 1000)}.${randomBytes(4).toString('hex')}`;
  }

  triggerId(): string {
    return `${this.ts()}.${randomBytes(16).toString('hex')}`;
  }
}

/** Drops the oldest entries of a map that has grown above `max`. */
export function keepNewest<Value>(map: Map<string, Value>, max: number): void {
  for (const key of map.keys()) {
    if (map.size <= max) return;
    map.delete(key);
  }
}
