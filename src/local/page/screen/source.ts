import type { Entries, Key } from '../protocol.ts';

/** Where one entry of a screen comes from. It reads differently exactly when the stamp is another. */
export interface Source {
  readonly key: Key;
  readonly stamp: string;
  readonly read: () => unknown;
}

/** An entry so small that its content is its stamp. */
export function small<K extends Key>(key: K, entry: Entries[K]): Source {
  return { key, stamp: JSON.stringify(entry), read: () => entry };
}

/** An entry that is put together only when its stamp has changed. */
export function stamped<K extends Key>(key: K, stamp: string, read: () => Entries[K]): Source {
  return { key, stamp, read };
}
