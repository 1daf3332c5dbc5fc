import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeyDown } from './use-key-down.ts';

interface MenuProps {
  /** The accessible name of the button; undefined where what it shows says it all. */
  readonly label?: string;
  readonly buttonClass: string;
  /** What the button shows. */
  readonly face: ComponentChildren;
  readonly menuLabel: string;
  readonly side?: 'below' | 'above';
  /** Elements with role menuitem or menuitemradio, drawn only while the menu is open. */
  readonly items: (close: () => void) => ComponentChildren;
}

const ITEMS = '[role=menuitem],[role=menuitemradio]';

/** A button that opens a menu: arrow keys move, Escape and Tab close, a click elsewhere too. */
export function Menu({ label, buttonClass, face, menuLabel, side = 'below', items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };

  useEffect(() => {
    if (!open) return;
    const all = itemsIn(root.current);
    (all.find((item) => item.getAttribute('aria-checked') === 'true') ?? all[0])?.focus();
    const outside = ({ target }: Event): void => {
      if (!(target instanceof Node && root.current?.contains(target))) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  useKeyDown(root, (event) => {
    if (!open) return;
    if (event.key === 'Tab') setOpen(false);
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    const all = itemsIn(root.current);
    const to = targetOf(event.key, all.indexOf(document.activeElement as HTMLElement), all.length);
    if (to === undefined) return;
    event.preventDefault();
    all[to]?.focus();
  });

  return (
    <div class="menu" ref={root}>
      <button
        ref={button}
        type="button"
        class={buttonClass}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <div class={`menu__list menu__list--${side}`} role="menu" aria-label={menuLabel}>
          {items(close)}
        </div>
      )}
    </div>
  );
}

function itemsIn(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
}

function targetOf(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown' || key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowUp' || key === 'ArrowLeft') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
