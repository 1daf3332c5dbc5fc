import { useEffect, useState } from 'preact/hooks';
import type { Choice, ChoiceGroup } from './held-value.ts';
import { movedTo } from './match-choices.ts';

interface Settings {
  readonly groups: readonly ChoiceGroup[];
  readonly chosen: readonly Choice[];
  readonly isMultiple: boolean;
  /** How many can be chosen at most. */
  readonly max: number;
  readonly onChoose: (choices: readonly Choice[]) => void;
  /** What is typed while the list is open; undefined while it is closed. */
  readonly onQuery: (query: string | undefined) => void;
}

/** Opening, typing, moving and choosing in a combobox with a list (ARIA Authoring Practices 1.2). */
export function useCombobox({ groups, chosen, isMultiple, max, onChoose, onQuery }: Settings) {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState<string>();
  const [active, setActive] = useState(-1);
  const all = groups.flatMap(({ choices }) => choices);
  const chosenIds = chosen.map(({ id }) => id);
  const isFull = isMultiple && chosen.length >= max;

  const open = (at: 'chosen' | 'last' = 'chosen'): void => {
    if (isOpen) return;
    setOpen(true);
    onQuery('');
    const first = Math.max(
      all.findIndex(({ id }) => chosenIds.includes(id)),
      0,
    );
    setActive(at === 'last' ? all.length - 1 : first);
  };
  const close = (): void => {
    if (!isOpen) return;
    setOpen(false);
    setQuery(undefined);
    setActive(-1);
    onQuery(undefined);
  };
  const type = (text: string): void => {
    setOpen(true);
    setQuery(text);
    setActive(0);
    onQuery(text);
  };
  const remove = (choice: Choice): void => onChoose(chosen.filter(({ id }) => id !== choice.id));
  const choose = (choice: Choice): void => {
    const isChosen = chosenIds.includes(choice.id);
    if (!isMultiple) {
      close();
      onChoose([choice]);
      return;
    }
    if (query !== undefined) type('');
    if (isChosen) remove(choice);
    else if (!isFull) onChoose([...chosen, choice]);
  };

  // Options that come later may be fewer.
  useEffect(() => {
    if (isOpen && active >= all.length) setActive(all.length - 1);
    if (isOpen && active < 0 && all.length > 0) setActive(0);
  }, [isOpen, active, all.length]);

  const onOpenKey = (event: KeyboardEvent): void => {
    const marked = all[active];
    if (event.key === 'Enter' && marked !== undefined) choose(marked);
    const to = movedTo(event.key, active, all.length);
    if (to !== undefined) setActive(to);
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    if (to !== undefined || event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
    if (event.key === 'Tab') close();
  };
  const onClosedKey = (event: KeyboardEvent): void => {
    if (!['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return;
    event.preventDefault();
    open(event.key === 'ArrowUp' ? 'last' : 'chosen');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const last = chosen.at(-1);
    if (event.key === 'Backspace' && isMultiple && (query ?? '') === '' && last !== undefined) remove(last);
    if (isOpen) onOpenKey(event);
    else onClosedKey(event);
  };
  return { isOpen, query, active, chosenIds, isFull, all, open, close, type, choose, remove, onKeyDown };
}
