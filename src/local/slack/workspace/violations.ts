import { BoundedLog } from '../bounded-log.ts';
import type { Violation } from '../records.ts';

/** What a real Slack would have refused or shown as an error. */
export class Violations {
  readonly #log = new BoundedLog<Violation>(500);
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  add(kind: Violation['kind'], where: string, message: string): void {
    this.#log.add({ kind, where, message, at: this.#now() });
  }

  all(): Violation[] {
    return this.#log.all();
  }

  clear(): void {
    this.#log.clear();
  }
}
