import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { focusableIn } from './focusable.ts';

/** Lets the keyboard reach an element that scrolls and has nothing in it that could be reached. */
export function useReachable(target: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = target.current;
    if (element === null) return;
    element.tabIndex = focusableIn(element).length === 0 ? 0 : -1;
  });
}
