import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';

const GAP_PX = 4;
const EDGE_PX = 8;
const MOST_PX = 340;

function place(popup: HTMLElement, anchor: HTMLElement): void {
  const around = anchor.getBoundingClientRect();
  const height = document.documentElement.clientHeight;
  const width = document.documentElement.clientWidth;
  const below = height - around.bottom - GAP_PX - EDGE_PX;
  const above = around.top - GAP_PX - EDGE_PX;
  popup.style.minWidth = `${Math.min(around.width, width - 2 * EDGE_PX)}px`;
  const isBelow = Math.min(popup.scrollHeight, MOST_PX) <= below || below >= above;
  popup.style.maxHeight = `${Math.min(Math.max(isBelow ? below : above, 80), MOST_PX)}px`;
  const { width: own, height: ownHeight } = popup.getBoundingClientRect();
  const left = Math.max(EDGE_PX, Math.min(around.left, width - own - EDGE_PX));
  popup.style.left = `${left}px`;
  popup.style.top = `${isBelow ? around.bottom + GAP_PX : around.top - GAP_PX - ownHeight}px`;
}

/**
 * Shows a popup over everything else, beside its anchor, while it is open; a click elsewhere closes it. The popup is an
 * element with `popover="manual"`, so that no box around it can cut it off.
 */
export function usePopup(
  popup: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
  isOpen: boolean,
  close: () => void,
): void {
  useLayoutEffect(() => {
    const shown = popup.current;
    const beside = anchor.current;
    if (!isOpen || shown === null || beside === null) return;
    if (!shown.matches(':popover-open')) shown.showPopover();
    place(shown, beside);
  });
  useEffect(() => {
    if (!isOpen) return;
    const replace = ({ target }: Event): void => {
      if (target === popup.current) return;
      if (popup.current !== null && anchor.current !== null) place(popup.current, anchor.current);
    };
    const onPointer = ({ target }: Event): void => {
      const inside = [popup.current, anchor.current].some(
        (each) => target instanceof Node && each?.contains(target) === true,
      );
      if (!inside) close();
    };
    document.addEventListener('pointerdown', onPointer, true);
    document.addEventListener('scroll', replace, true);
    window.addEventListener('resize', replace);
    return () => {
      document.removeEventListener('pointerdown', onPointer, true);
      document.removeEventListener('scroll', replace, true);
      window.removeEventListener('resize', replace);
    };
  }, [isOpen]);
}
