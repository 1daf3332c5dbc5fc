import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What is wider than its place scrolls within it, with the keyboard as well. */
export function ScrollBox({ label, children }: { label: string; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    // Only a box that scrolls is a stop for the Tab key, and then it needs a name.
    const judge = (): void => {
      const scrolls = element.scrollWidth > element.clientWidth;
      const wanted = { tabindex: '0', role: 'group', 'aria-label': label };
      for (const [name, value] of Object.entries(wanted)) {
        if (scrolls) element.setAttribute(name, value);
        else element.removeAttribute(name);
      }
    };
    const observer = new ResizeObserver(judge);
    observer.observe(element);
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [label]);
  return (
    <div class="bk-scroll" ref={box}>
      {children}
    </div>
  );
}
