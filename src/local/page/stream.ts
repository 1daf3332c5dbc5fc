import type { ServerResponse } from 'node:http';
import type { SlackUser } from '../slack/workspace/people.ts';
import type { Change } from './protocol.ts';
import type { Source } from './screen/source.ts';

/** One window's connection: knows what it has been sent, and sends what is different. */
export class Stream {
  readonly me: SlackUser;
  readonly windowId: string;
  readonly #response: ServerResponse;
  readonly #sent = new Map<string, string>();
  #first = true;
  #full = false;

  constructor(me: SlackUser, windowId: string, response: ServerResponse) {
    this.me = me;
    this.windowId = windowId;
    this.#response = response;
    response.write('retry: 300\n\n');
  }

  /** Whether the window takes more. While it does not, changes gather in the workspace and are sent in one. */
  get isFull(): boolean {
    return this.#full;
  }

  /** Sends what has changed since the last time; `onRoom` is called once when the window was full and is not any more. */
  send(screen: readonly Source[], onRoom: () => void): void {
    const entries = this.#changes(screen);
    if (!this.#first && Object.keys(entries).length === 0) return;
    const change: Change = { first: this.#first, entries };
    this.#first = false;
    this.#full = !this.#response.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
    if (!this.#full) return;
    this.#response.once('drain', () => {
      this.#full = false;
      onRoom();
    });
  }

  /** A comment that keeps whatever is in between from closing a quiet connection. */
  keepAlive(): void {
    this.#response.write(': still here\n\n');
  }

  end(): void {
    this.#response.end();
  }

  #changes(screen: readonly Source[]): Record<string, unknown> {
    const changed: Record<string, unknown> = {};
    const gone = new Set(this.#sent.keys());
    for (const { key, stamp, read } of screen) {
      gone.delete(key);
      if (this.#sent.get(key) === stamp) continue;
      this.#sent.set(key, stamp);
      changed[key] = read();
    }
    for (const key of gone) {
      this.#sent.delete(key);
      changed[key] = null;
    }
    return changed;
  }
}
