import { useEffect, useMemo, useRef } from 'preact/hooks';
import { isWithin, jsonLines } from './json-text.ts';

const ABOVE_PX = 40;

interface JsonLinesProps {
  readonly value: unknown;
  readonly label: string;
  /** JSON pointers of the places to mark. */
  readonly marks?: readonly string[];
}

/** JSON to read, with places marked; the first of them is brought into sight. */
export function JsonLines({ value, label, marks = [] }: JsonLinesProps) {
  const text = JSON.stringify(value) ?? 'null';
  const lines = useMemo(() => jsonLines(value), [text]);
  const box = useRef<HTMLElement>(null);
  const wanted = marks.join(' ');

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    // Only a box that scrolls is a stop for the Tab key.
    if (element.scrollHeight > element.clientHeight) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
    const mark = element.querySelector('mark');
    if (mark !== null) element.scrollTop = mark.offsetTop - ABOVE_PX;
  }, [text, wanted]);

  return (
    <section ref={box} class="drawer-json" aria-label={label}>
      {lines.map(({ depth, text: shown, pointer }, nth) => {
        const Line = marks.some((place) => isWithin(pointer, place)) ? 'mark' : 'span';
        return (
          <Line key={`${nth} ${pointer}`} class="drawer-json__line">
            {`${'  '.repeat(depth)}${shown}`}
          </Line>
        );
      })}
    </section>
  );
}
