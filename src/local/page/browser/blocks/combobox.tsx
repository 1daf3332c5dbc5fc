import { useRef } from 'preact/hooks';
import { Chips } from './chips.tsx';
import { ComboboxList, optionId } from './combobox-list.tsx';
import { type Field, namedBy } from './field.ts';
import type { Choice, ChoiceGroup } from './held-value.ts';
import { useCombobox } from './use-combobox.ts';

interface ComboboxProps {
  readonly field: Field;
  readonly placeholder: string;
  readonly groups: readonly ChoiceGroup[];
  readonly chosen: readonly Choice[];
  readonly isMultiple: boolean;
  readonly max?: number;
  readonly isBusy: boolean;
  readonly wantsFocus: boolean;
  /** Said instead of `No results` or beside the options. */
  readonly note?: string;
  readonly onQuery: (query: string | undefined) => void;
  readonly onChoose: (choices: readonly Choice[]) => void;
}

function countText(count: number): string {
  if (count === 0) return 'No results';
  return count === 1 ? '1 option' : `${count} options`;
}

/** A field to choose in: type to find, arrow keys to move, Enter to choose, Escape to close the list. */
export function Combobox(props: ComboboxProps) {
  const { field, placeholder, groups, chosen, isMultiple, max = Number.POSITIVE_INFINITY } = props;
  const { isBusy, wantsFocus, onQuery, onChoose } = props;
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useCombobox({ groups, chosen, isMultiple, max, onChoose, onQuery });
  const listId = `${field.id}-list`;
  const count = countText(list.all.length);
  const full = list.isFull ? `At most ${max} can be chosen` : '';
  const note = props.note ?? (list.all.length === 0 ? count : full);
  const label = isMultiple ? '' : (chosen[0]?.label ?? '');
  const showsClear = !isMultiple && field.isOptional && chosen.length > 0;

  const openAt = (): void => {
    list.open();
    if (!isMultiple) input.current?.select();
  };
  return (
    <div class={field.isInput ? 'bk-combobox' : 'bk-combobox bk-combobox-inline'}>
      <div ref={box} class={`bk-field bk-combobox-box${field.isInvalid ? ' bk-field-invalid' : ''}`}>
        {isMultiple && <Chips chosen={chosen} remove={list.remove} />}
        <input
          ref={input}
          id={field.id}
          type="text"
          class="bk-combobox-input"
          role="combobox"
          autoComplete="off"
          spellcheck={false}
          {...namedBy(field)}
          aria-autocomplete="list"
          aria-expanded={list.isOpen}
          aria-controls={list.isOpen ? listId : undefined}
          aria-activedescendant={list.isOpen && list.active >= 0 ? optionId(listId, list.active) : undefined}
          aria-invalid={field.isInvalid}
          aria-required={field.isInput && !field.isOptional}
          aria-busy={isBusy}
          data-focus-on-load={wantsFocus || undefined}
          placeholder={isMultiple && chosen.length > 0 ? '' : placeholder}
          value={list.query ?? label}
          onInput={({ currentTarget }) => list.type(currentTarget.value)}
          onKeyDown={list.onKeyDown}
          onClick={openAt}
          onBlur={list.close}
        />
        {showsClear && (
          <button
            type="button"
            class="bk-clear"
            aria-label={`Clear ${field.name}`}
            onClick={() => {
              onChoose([]);
              input.current?.focus();
            }}
          >
            <span aria-hidden="true">×</span>
          </button>
        )}
        <span class="bk-caret" aria-hidden="true" />
      </div>
      <span class="bk-visually-hidden" role="status">
        {list.isOpen ? (note === '' ? count : note) : ''}
      </span>
      {list.isOpen && (
        <ComboboxList
          id={listId}
          name={field.name}
          anchor={box}
          groups={groups}
          active={list.active}
          chosenIds={list.chosenIds}
          isMultiple={isMultiple}
          isFull={list.isFull}
          note={note}
          choose={list.choose}
          close={list.close}
        />
      )}
    </div>
  );
}
