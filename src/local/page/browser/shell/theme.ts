import { remember, remembered } from './remembered.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The theme that was chosen in this browser. */
export function chosenTheme(): Theme {
  const known = remembered('theme');
  return THEMES.find((theme) => theme === known) ?? 'system';
}

/** Shows a theme and remembers it. */
export function chooseTheme(theme: Theme): void {
  remember('theme', theme);
  showTheme(theme);
}

/** Shows a theme: `data-theme` on the document, none for the system's. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
