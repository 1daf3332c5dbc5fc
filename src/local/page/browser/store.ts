import type {
  Change,
  ChannelEntry,
  Entries,
  Key,
  MessageEntry,
  NoticeEntry,
  PersonEntry,
  RefusalEntry,
  ViewEntry,
} from '../protocol.ts';

/** What there is several of, by the first part of its key. */
export interface Lists {
  person: PersonEntry;
  channel: ChannelEntry;
  message: MessageEntry;
  modal: ViewEntry;
  notice: NoticeEntry;
  refusal: RefusalEntry;
}

/**
 * One person's screen as the server last told it. An entry that did not change stays the same object, and so does a
 * list in which none did.
 */
export class Store {
  #entries = new Map<string, unknown>();
  readonly #lists = new Map<string, readonly unknown[]>();
  readonly #listeners = new Set<() => void>();

  entry<K extends Key>(key: K): Entries[K] | undefined {
    return this.#entries.get(key) as Entries[K] | undefined;
  }

  /** Entries of one kind in the server's order; `under` narrows it, such as `C0VOICE:` for messages. */
  list<K extends keyof Lists>(kind: K, under = ''): readonly Lists[K][] {
    const prefix = `${kind}:${under}`;
    const known = this.#lists.get(prefix);
    if (known !== undefined) return known as readonly Lists[K][];
    const found = [...this.#entries].filter(([key]) => key.startsWith(prefix)).map(([, entry]) => entry);
    this.#lists.set(prefix, found);
    return found as readonly Lists[K][];
  }

  /** Takes a change in and tells everybody who listens. */
  apply(change: Change): void {
    const touched = change.first ? this.#replace(change.entries) : this.#merge(change.entries);
    for (const prefix of [...this.#lists.keys()]) {
      if (touched.some((key) => key.startsWith(prefix))) this.#lists.delete(prefix);
    }
    for (const listener of [...this.#listeners]) listener();
  }

  /** Called after every change; returns the function that stops it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #replace(entries: Change['entries']): string[] {
    const before = this.#entries;
    this.#entries = new Map(
      Object.entries(entries).map(([key, entry]) => [key, sameOr(before.get(key), entry)]),
    );
    const all = new Set([...before.keys(), ...this.#entries.keys()]);
    return [...all].filter((key) => before.get(key) !== this.#entries.get(key));
  }

  #merge(entries: Change['entries']): string[] {
    for (const [key, entry] of Object.entries(entries)) {
      if (entry === null) this.#entries.delete(key);
      else this.#entries.set(key, entry);
    }
    return Object.keys(entries);
  }
}

function sameOr(before: unknown, now: unknown): unknown {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
