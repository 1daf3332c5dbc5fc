const FOCUSABLE =
  'a[href],button:not([disabled]),input:not([disabled]),select:not([disabled]),textarea:not([disabled]),[tabindex]:not([tabindex="-1"])';

/** What can be reached with Tab inside of an element, in order. */
export function focusableIn(root: Element | null): HTMLElement[] {
  const all = [...(root?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
  return all.filter((element) => element.tabIndex >= 0 && element.getClientRects().length > 0);
}

/** The button that a redraw has put in the place of one that it took away: it says the same. */
export function sameButtonIn(root: Element | null, gone: Element | undefined): HTMLElement | undefined {
  if (gone === undefined || !gone.matches('button')) return undefined;
  const said = wordsOf(gone);
  return focusableIn(root).find((element) => element.matches('button') && wordsOf(element) === said);
}

function wordsOf(element: Element): string | null {
  return element.getAttribute('aria-label') ?? element.textContent;
}

/** The first field that a person can fill in. */
export function firstFieldIn(root: Element | null): HTMLElement | undefined {
  return focusableIn(root).find((element) =>
    element.matches('input,select,textarea,[role=combobox],[role=radio],[role=checkbox]'),
  );
}
