import { useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { chooseTheme, chosenTheme, THEMES } from './theme.ts';

const LABELS = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;

/** Chooses between light, dark and what the system prefers. */
export function ThemeMenu() {
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <Menu
      label="Theme"
      menuLabel="Theme"
      buttonClass="bar-button"
      face={<Icon name="theme" />}
      items={(close) =>
        THEMES.map((each) => (
          <button
            key={each}
            type="button"
            class="menu__item"
            role="menuitemradio"
            aria-checked={each === theme}
            tabIndex={-1}
            onClick={() => {
              chooseTheme(each);
              setTheme(each);
              close();
            }}
          >
            <span class="menu__check">{each === theme && <Icon name="check" />}</span>
            {LABELS[each]}
          </button>
        ))
      }
    />
  );
}
