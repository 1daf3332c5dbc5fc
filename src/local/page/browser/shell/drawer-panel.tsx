import { useCell } from './cell.ts';
import { usePage } from './page.ts';

/** The control drawer at the right, while it is open. */
export function DrawerPanel() {
  const page = usePage();
  if (!useCell(page.drawer)) return null;
  return (
    <aside class="drawer-panel" aria-label="Control">
      <button type="button" class="button" onClick={() => page.drawer.set(false)}>
        Close
      </button>
    </aside>
  );
}
