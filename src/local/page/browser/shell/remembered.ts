const PREFIX = 'dialtone-page:';

/** What this browser remembers of a choice; undefined when nothing, or when it may not remember. */
export function remembered(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a choice in this browser, where that is allowed. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // A browser that keeps nothing shows the page all the same.
  }
}
