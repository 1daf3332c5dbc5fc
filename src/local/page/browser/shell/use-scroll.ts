import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How near to the end still counts as the end, in pixels. */
const SLACK_PX = 40;

export interface Scroll {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  /** Whether the end is on the screen. */
  readonly atEnd: boolean;
  readonly onScroll: () => void;
  readonly toEnd: () => void;
}

/** Keeps the end of a list on the screen while it grows, unless the person has scrolled up. */
export function useScroll(): Scroll {
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const [atEnd, setAtEnd] = useState(true);

  const toEnd = (): void => {
    if (list.current === null) return;
    follows.current = true;
    list.current.scrollTop = list.current.scrollHeight;
    setAtEnd(true);
  };
  const onScroll = (): void => {
    if (list.current === null) return;
    const { scrollHeight, scrollTop, clientHeight } = list.current;
    follows.current = scrollHeight - scrollTop - clientHeight < SLACK_PX;
    setAtEnd(follows.current);
  };

  useLayoutEffect(() => {
    toEnd();
    const observer = new ResizeObserver(() => {
      if (follows.current) toEnd();
    });
    for (const { current } of [list, content]) if (current !== null) observer.observe(current);
    return () => observer.disconnect();
  }, []);
  // Before the frame is painted, where the observer would come after it.
  useLayoutEffect(() => {
    if (follows.current) toEnd();
  });

  return { list, content, atEnd, onScroll, toEnd };
}
