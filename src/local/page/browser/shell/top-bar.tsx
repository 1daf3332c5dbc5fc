import { useCell } from './cell.ts';
import { Icon } from './icons.tsx';
import { useEntry, usePage } from './page.ts';
import { PersonMenu } from './person-menu.tsx';
import { ThemeMenu } from './theme-menu.tsx';

/** The bar over the workspace. */
export function TopBar({ sidebar, onSidebar }: { sidebar: boolean; onSidebar: () => void }) {
  const page = usePage();
  const drawer = useCell(page.drawer);
  const name = useEntry('workspace')?.name ?? '';
  return (
    <header class="top-bar">
      <button
        type="button"
        class="bar-button top-bar__menu"
        aria-label="Channels and apps"
        aria-expanded={sidebar}
        aria-controls="sidebar"
        onClick={onSidebar}
      >
        <Icon name="menu" />
      </button>
      <span class="top-bar__name">{name}</span>
      <button
        type="button"
        class="top-bar__jump"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => page.dialog.set({ kind: 'jump' })}
      >
        <Icon name="search" />
        <span class="top-bar__jump-text">Jump to a channel or person</span>
      </button>
      <div class="top-bar__tools">
        <button
          type="button"
          class="bar-button top-bar__control"
          aria-expanded={drawer !== undefined}
          title="What stands behind: AWS, the clock, faults, the log"
          onClick={() => page.drawer.set(drawer === undefined ? 'clock' : undefined)}
        >
          <Icon name="control" />
          <span class="bar-button__text">Control</span>
        </button>
        <ThemeMenu />
        <button
          type="button"
          class="bar-button"
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts"
          onClick={() => page.dialog.set({ kind: 'keys' })}
        >
          <Icon name="help" />
        </button>
        <PersonMenu />
      </div>
    </header>
  );
}
