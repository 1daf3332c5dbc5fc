import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePopup } from './use-popup.ts';

export interface MenuItem {
  /** Opens in a new tab besides. */
  readonly href: string | undefined;
  readonly shown: ComponentChildren;
  readonly choose: () => void;
}

interface MenuProps {
  readonly items: readonly MenuItem[];
  readonly openAt: 'first' | 'last';
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly close: () => void;
}

function entriesOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}

/** The entry that a key leads to; undefined for keys that lead nowhere. */
function entryFor(key: string, entries: readonly HTMLElement[]): HTMLElement | undefined {
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? entries.indexOf(focused) : -1;
  if (key === 'ArrowDown') return entries[(at + 1) % entries.length];
  if (key === 'ArrowUp') return entries.at(at - 1);
  if (key === 'Home') return entries[0];
  if (key === 'End') return entries.at(-1);
  if (key.length !== 1 || key === ' ') return undefined;
  const fromHere = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
  return fromHere.find((entry) => entry.textContent?.toLowerCase().startsWith(key.toLowerCase()));
}

/** The open menu: arrow keys, Home, End and first letters move, Escape and Tab close. */
export function OverflowMenu({ items, openAt, anchor, close }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  usePopup(menu, anchor, true, close);
  useEffect(() => {
    const entries = entriesOf(menu.current);
    (openAt === 'first' ? entries[0] : entries.at(-1))?.focus();
  }, [openAt]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') close();
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
      anchor.current?.focus();
      return;
    }
    const entry = entryFor(event.key, entriesOf(menu.current));
    if (entry === undefined) return;
    event.preventDefault();
    entry.focus();
  };
  return (
    <div ref={menu} class="bk-popup bk-menu" popover="manual" role="menu" tabIndex={-1} onKeyDown={onKeyDown}>
      {items.map(({ href, shown, choose }, at) =>
        href === undefined ? (
          <button key={`item-${at}`} type="button" role="menuitem" tabIndex={-1} onClick={choose}>
            {shown}
          </button>
        ) : (
          <a
            key={`item-${at}`}
            role="menuitem"
            tabIndex={-1}
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            onClick={choose}
          >
            {shown}
          </a>
        ),
      )}
    </div>
  );
}
