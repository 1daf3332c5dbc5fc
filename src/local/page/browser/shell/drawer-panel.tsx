import { Drawer } from '../drawer/drawer.tsx';
import { useCell } from './cell.ts';
import { usePage } from './page.ts';

/** The control drawer at the right, while it is open. */
export function DrawerPanel() {
  const page = usePage();
  const tab = useCell(page.drawer);
  if (tab === undefined) return null;
  const close = (): void => {
    page.drawer.set(undefined);
    document.querySelector<HTMLElement>('.top-bar__control')?.focus();
  };
  return (
    <div class="drawer-panel">
      <Drawer key={tab} initialTab={tab} onClose={close} />
    </div>
  );
}
