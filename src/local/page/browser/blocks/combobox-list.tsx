import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Choice, ChoiceGroup } from './held-value.ts';
import { usePopup } from './use-popup.ts';

interface ListProps {
  readonly id: string;
  readonly name: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly groups: readonly ChoiceGroup[];
  /** Which of all choices is marked, from 0. */
  readonly active: number;
  readonly chosenIds: readonly string[];
  readonly isMultiple: boolean;
  /** No more can be chosen. */
  readonly isFull: boolean;
  /** Instead of choices, or below them. */
  readonly note: string;
  readonly choose: (choice: Choice) => void;
  readonly close: () => void;
}

export function optionId(listId: string, at: number): string {
  return `${listId}-${at}`;
}

/** What a combobox offers, over everything else. The focus stays in the combobox. */
export function ComboboxList(props: ListProps) {
  const { id, name, anchor, groups, active, chosenIds, isMultiple, isFull, note, choose, close } = props;
  const popup = useRef<HTMLDivElement>(null);
  usePopup(popup, anchor, true, close);
  useLayoutEffect(() => {
    document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  const clicked = useRef<(at: number) => void>(() => {});
  clicked.current = (at) => {
    const choice = groups.flatMap(({ choices }) => choices)[at];
    if (choice !== undefined) choose(choice);
  };
  useEffect(() => {
    const element = popup.current;
    if (element === null) return;
    // The field has the focus and the keys, and must not lose them to a click in its list.
    const onMouseDown = (event: Event): void => event.preventDefault();
    const onClick = ({ target }: Event): void => {
      const option = target instanceof Element ? target.closest('[role=option]') : null;
      if (option !== null) clicked.current([...element.querySelectorAll('[role=option]')].indexOf(option));
    };
    element.addEventListener('mousedown', onMouseDown);
    element.addEventListener('click', onClick);
    return () => {
      element.removeEventListener('mousedown', onMouseDown);
      element.removeEventListener('click', onClick);
    };
  }, []);

  let at = -1;
  const drawChoice = (choice: Choice) => {
    at += 1;
    const isChosen = chosenIds.includes(choice.id);
    return (
      <div
        key={`${choice.id}-${at}`}
        id={optionId(id, at)}
        class={at === active ? 'bk-option bk-option-active' : 'bk-option'}
        role="option"
        tabIndex={-1}
        aria-selected={isChosen}
        aria-disabled={isFull && !isChosen}
      >
        <span class="bk-option-tick" aria-hidden="true">
          {isChosen ? '✓' : ''}
        </span>
        <span class="bk-option-text">
          {choice.label}
          {choice.description !== '' && <span class="bk-option-description">{choice.description}</span>}
        </span>
      </div>
    );
  };
  return (
    <div ref={popup} class="bk-popup" popover="manual">
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={name}
        aria-multiselectable={isMultiple || undefined}
      >
        {groups.map(({ label, choices }, group) =>
          label === '' ? (
            choices.map(drawChoice)
          ) : (
            <fieldset
              key={`group-${group}`}
              class="bk-option-fieldset"
              aria-labelledby={`${id}-group-${group}`}
            >
              <div class="bk-option-group" id={`${id}-group-${group}`} role="presentation">
                {label}
              </div>
              {choices.map(drawChoice)}
            </fieldset>
          ),
        )}
      </div>
      {note !== '' && (
        <div class="bk-list-note" aria-hidden="true">
          {note}
        </div>
      )}
    </div>
  );
}
