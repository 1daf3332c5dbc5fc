import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { useEntry, usePage } from './page.ts';

/** The lightning button: the app's global shortcuts. */
export function ShortcutsMenu() {
  const page = usePage();
  const workspace = useEntry('workspace');
  if (workspace === undefined || workspace.shortcuts.length === 0) return null;
  return (
    <Menu
      label="Shortcuts"
      menuLabel="Shortcuts"
      side="above"
      buttonClass="icon-button"
      face={<Icon name="bolt" />}
      items={(close) =>
        workspace.shortcuts.map(({ callbackId, name, description }) => (
          <button
            key={callbackId}
            type="button"
            class="menu__item menu__item--tall"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              close();
              void page.try({ kind: 'shortcut', callbackId });
            }}
          >
            <span class="menu__name">{name}</span>
            <span class="menu__note">
              {description} · {workspace.app.name}
            </span>
          </button>
        ))
      }
    />
  );
}
