import { useEffect } from 'preact/hooks';
import { usePage } from './page.ts';

/** Keys that work everywhere in the window. */
export const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['Ctrl or ⌘ K', 'Jump to a channel, the app or another person'],
  ['Ctrl or ⌘ /', 'Show these keys'],
  ['/', 'In the message field: choose a slash command'],
  ['@', 'In the message field: mention somebody'],
  ['Enter', 'Send the message or command; in a one-line field of a form, submit it'],
  ['Shift Enter', 'Begin a new line'],
  ['↑ ↓', 'Move in lists and menus'],
  ['Tab', 'Complete the chosen command, or go to the next control'],
  ['Esc', 'Close the list, the thread or the top view of a form'],
];

/** Listens to the keys that work everywhere. */
export function useKeys(): void {
  const page = usePage();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.key !== 'k' && event.key !== '/') return;
      event.preventDefault();
      if (page.store.list('modal').length > 0 || page.question.get() !== undefined) return;
      page.dialog.set(event.key === 'k' ? { kind: 'jump' } : { kind: 'keys' });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [page]);
}
