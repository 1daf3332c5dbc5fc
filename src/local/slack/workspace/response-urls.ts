import { type Ids, keepNewest } from './ids.ts';

const MAX_USES = 5;
const MAX_KEPT = 10_000;
const LIFE_MS = 30 * 60 * 1000;

/** For whom a response URL speaks, and which message it may replace. */
export interface ResponseTarget {
  readonly userId: string;
  readonly channel: string;
  readonly originalTs: string | undefined;
}

/** Response URLs: five uses within 30 minutes. */
export class ResponseUrls {
  readonly #ids: Ids;
  readonly #now: () => Date;
  readonly #issued = new Map<string, ResponseTarget & { at: number; uses: number }>();

  constructor(ids: Ids, now: () => Date) {
    this.#ids = ids;
    this.#now = now;
  }

  /** The last part of the URL's path. */
  issue(target: ResponseTarget): string {
    const id = this.#ids.id('R');
    this.#issued.set(id, { ...target, at: this.#now().getTime(), uses: 0 });
    keepNewest(this.#issued, MAX_KEPT);
    return id;
  }

  /** Counts one use; Slack's error name when the URL is unknown, too old or used up. */
  use(id: string): ResponseTarget | 'no_such_url' | 'expired_url' | 'used_url' {
    const found = this.#issued.get(id);
    if (found === undefined) return 'no_such_url';
    if (this.#now().getTime() - found.at > LIFE_MS) return 'expired_url';
    if (found.uses >= MAX_USES) return 'used_url';
    found.uses += 1;
    return found;
  }
}
