const KEY = 'dialtone-page:window';

/** Names a window for as long as it is open, through reloads where the browser may remember. */
export function windowIdOf({ sessionStorage, crypto }: Window & typeof globalThis): string {
  const fresh = crypto.randomUUID();
  try {
    const id = sessionStorage.getItem(KEY) ?? fresh;
    sessionStorage.setItem(KEY, id);
    return id;
  } catch {
    return fresh;
  }
}
