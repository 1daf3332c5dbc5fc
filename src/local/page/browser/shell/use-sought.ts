import { useLayoutEffect, useState } from 'preact/hooks';
import { useCell } from './cell.ts';
import { usePage } from './page.ts';
import type { Scroll } from './use-scroll.ts';

/** Brings the message of a permalink into sight and gives it the focus; the ts of the one that was found last. */
export function useSought({ list, onScroll }: Scroll, channel: string): string | undefined {
  const page = usePage();
  const sought = useCell(page.sought);
  const [found, setFound] = useState<string>();
  useLayoutEffect(() => {
    if (sought?.channel !== channel) return;
    const message = list.current?.querySelector<HTMLElement>(`[data-ts="${CSS.escape(sought.ts)}"]`);
    if (message === null || message === undefined) return;
    message.scrollIntoView({ block: 'center' });
    // Else the next drawing would bring back the end of the list.
    onScroll();
    message.focus({ preventScroll: true });
    setFound(sought.ts);
    page.sought.set(undefined);
  });
  return found;
}
