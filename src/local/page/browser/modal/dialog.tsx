import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useKeyDown } from '../shell/use-key-down.ts';
import { focusableIn, sameButtonIn } from './focusable.ts';

interface DialogProps {
  readonly labelledBy: string;
  readonly describedBy?: string;
  readonly role?: 'dialog' | 'alertdialog';
  readonly class?: string;
  /** False while another view lies over it. */
  readonly top?: boolean;
  /** Where the focus goes when it opens; the dialog itself when there is nothing. */
  readonly first: (panel: HTMLElement) => HTMLElement | undefined;
  readonly onEscape: () => void;
  readonly children: ComponentChildren;
}

/**
 * A modal dialog: the focus goes in and stays in, Escape is told, and focus that a redraw has lost comes back.
 * Whoever opened it puts the focus back afterwards.
 */
export function Dialog(props: DialogProps) {
  const { labelledBy, describedBy, role = 'dialog', top = true, first, onEscape, children } = props;
  const panel = useRef<HTMLDivElement>(null);
  const lastFocused = useRef<HTMLElement | undefined>(undefined);

  useLayoutEffect(() => {
    if (!top || panel.current === null) return;
    const before = lastFocused.current;
    const to = before?.isConnected && panel.current.contains(before) ? before : first(panel.current);
    (to ?? panel.current).focus();
  }, [top]);

  // A redraw may have taken the focused element away. What the person looks at stays where it is.
  useLayoutEffect(() => {
    if (!top || document.activeElement !== document.body) return;
    const to = sameButtonIn(panel.current, lastFocused.current) ?? panel.current;
    to?.focus({ preventScroll: true });
  });

  useKeyDown(panel, (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    }
    if (event.key === 'Tab') keepInside(event, panel.current);
  });
  const naming = { role, 'aria-modal': true, 'aria-labelledby': labelledBy, 'aria-describedby': describedBy };

  return (
    <div class={`dialog-layer ${top ? '' : 'dialog-layer--covered'}`} inert={!top}>
      <div
        ref={panel}
        class={`dialog ${props.class ?? ''}`}
        {...naming}
        tabIndex={-1}
        onFocusIn={({ target }) => {
          if (target instanceof HTMLElement) lastFocused.current = target;
        }}
      >
        {children}
      </div>
    </div>
  );
}

function keepInside(event: KeyboardEvent, panel: HTMLElement | null): void {
  const all = focusableIn(panel);
  const first = all[0];
  const last = all.at(-1);
  const active = document.activeElement;
  const leaves = event.shiftKey ? active === first || active === panel : active === last;
  if (!leaves && all.length > 0) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
