import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** When a redraw takes the focused element away, the focus goes to the area around it, and not back to the top. */
export function useKeptFocus(area: RefObject<HTMLElement | null>): void {
  const focused = useRef<Node | undefined>(undefined);
  useLayoutEffect(() => {
    const element = area.current;
    const note = ({ target }: Event): void => {
      if (target instanceof Node) focused.current = target;
    };
    element?.addEventListener('focusin', note);
    return () => element?.removeEventListener('focusin', note);
  }, []);
  useLayoutEffect(() => {
    if (focused.current === undefined || focused.current.isConnected) return;
    focused.current = undefined;
    if (document.activeElement === document.body) area.current?.focus({ preventScroll: true });
  });
}
