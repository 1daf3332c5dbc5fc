import { keepNewest } from '../slack/workspace/ids.ts';
import type { ViewRecord } from '../slack/workspace/views.ts';

const MAX_KEPT = 200;

function keyOf(personId: string, windowId: string): string {
  return `${personId} ${windowId}`;
}

/** The open windows of each person. As in Slack, a modal stands only in the window in which it was opened. */
export class Windows {
  readonly #open = new Map<string, number>();
  readonly #lastActed = new Map<string, string>();
  readonly #owners = new Map<string, string>();

  /** A window has connected; call what it returns when the connection has ended. */
  opened(personId: string, windowId: string): () => void {
    const key = keyOf(personId, windowId);
    this.#open.set(key, (this.#open.get(key) ?? 0) + 1);
    return () => {
      const left = (this.#open.get(key) ?? 1) - 1;
      if (left === 0) this.#open.delete(key);
      else this.#open.set(key, left);
    };
  }

  /** The person does something in this window: what opens next, opens here. */
  acts(personId: string, windowId: string): void {
    this.#lastActed.set(personId, windowId);
  }

  /** Whether a modal stands in this window: it was opened here, or where it was opened is no longer open. */
  shows(windowId: string, { rootId, userId }: ViewRecord): boolean {
    const owner = this.#owners.get(rootId) ?? this.#lastActed.get(userId);
    if (owner === undefined) return true;
    this.#owners.set(rootId, owner);
    keepNewest(this.#owners, MAX_KEPT);
    return owner === windowId || !this.#open.has(keyOf(userId, owner));
  }
}
