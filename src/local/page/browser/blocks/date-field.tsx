import { numberOf, stringOf } from '../json.ts';
import { type ElementProps, namedBy } from './field.ts';
import { heldValue } from './held-value.ts';
import { useHost } from './host.ts';
import { epochSeconds, isWhole, wallTime } from './moments.ts';
import { useAct } from './use-act.ts';
import { useShown } from './use-shown.ts';

const TYPES: Readonly<Record<string, 'date' | 'time' | 'datetime-local'>> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

/** A date, a time, or both, with the browser's own picker. Dates with times are in the reader's time zone. */
export function DateField({ element, field }: ElementProps) {
  const host = useHost();
  const { isBusy, act } = useAct(field.blockId, element);
  const value = heldValue(host.values, field.blockId, element);
  const both = wallTime(numberOf(value.selected_date_time));
  const held = stringOf(value.selected_date) || stringOf(value.selected_time) || both;
  const { shown, show } = useShown(held, (text) => text);
  const type = TYPES[stringOf(element.type)] ?? 'date';

  const change = (text: string): void => {
    if (!isWhole(text) || text === shown) return;
    const told = type === 'datetime-local' ? String(epochSeconds(text) ?? '') : text.slice(0, 10);
    show(text, act({ kind: 'typed', text: told, enter: false }));
  };
  return (
    <span class="bk-date-field">
      <input
        id={field.id}
        class={`bk-field bk-date-input${field.isInvalid ? ' bk-field-invalid' : ''}`}
        type={type}
        {...namedBy(field)}
        aria-invalid={field.isInvalid}
        aria-required={field.isInput && !field.isOptional}
        aria-busy={isBusy}
        data-focus-on-load={element.focus_on_load === true || undefined}
        value={shown}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== '') change(currentTarget.value);
        }}
        // Half a date counts as none, and is left at that only when the field is.
        onBlur={({ currentTarget }) => {
          if (currentTarget.value === '') change('');
        }}
      />
      {typeof element.timezone === 'string' && <span class="bk-time-zone">{element.timezone}</span>}
    </span>
  );
}
