import { type Ids, keepNewest } from './ids.ts';

const LIFE_MS = 3000;
const MAX_KEPT = 10_000;

export interface Trigger {
  readonly userId: string;
  readonly channel: string | undefined;
  /** The modal in which the interaction took place; views.push needs one. */
  readonly viewId: string | undefined;
}

export type TriggerRefusal = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** Trigger ids: they live for 3 seconds and open one view. */
export class Triggers {
  readonly #ids: Ids;
  readonly #now: () => Date;
  readonly #issued = new Map<string, Trigger & { at: number; used: boolean }>();

  constructor(ids: Ids, now: () => Date) {
    this.#ids = ids;
    this.#now = now;
  }

  issue(trigger: Trigger): string {
    const id = this.#ids.triggerId();
    this.#issued.set(id, { ...trigger, at: this.#now().getTime(), used: false });
    keepNewest(this.#issued, MAX_KEPT);
    return id;
  }

  /** Who may open a view with this id now, or Slack's error. */
  check(id: string): Trigger | TriggerRefusal {
    const found = this.#issued.get(id);
    if (found === undefined) return 'invalid_trigger_id';
    if (found.used) return 'exchanged_trigger_id';
    if (this.#now().getTime() - found.at > LIFE_MS) return 'expired_trigger_id';
    return found;
  }

  exchange(id: string): void {
    const found = this.#issued.get(id);
    if (found !== undefined) found.used = true;
  }
}
