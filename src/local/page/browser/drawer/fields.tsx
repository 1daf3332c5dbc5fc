import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly class?: string;
  readonly children: (ids: { id: string; 'aria-describedby'?: string }) => ComponentChildren;
}

/** A label above whatever takes its id, and a hint below. */
export function Field({ label, hint, children, class: extra = '' }: FieldProps) {
  const id = useId();
  const described = hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };
  return (
    <div class={`drawer-field ${extra}`}>
      <label class="drawer-field__label" for={id}>
        {label}
      </label>
      {children({ id, ...described })}
      {hint === undefined ? null : (
        <p class="drawer-field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface SelectProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
  /** A line of its own. */
  readonly wide?: boolean;
}

export function SelectField({ label, hint, value, options, onChange, wide = false }: SelectProps) {
  return (
    <Field label={label} class={wide ? 'drawer-field--wide' : ''} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <select
          {...ids}
          class="drawer-input"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map(([each, text]) => (
            <option key={each} value={each}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface NumberProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly min: number;
  readonly onInput: (value: string) => void;
}

export function NumberField({ label, hint, value, min, onInput }: NumberProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <input
          {...ids}
          class="drawer-input drawer-input--number"
          type="number"
          inputMode="numeric"
          required
          min={min}
          step={1}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, text: string])[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, all of them to be seen. */
export function Choice<Value extends string>({ legend, value, options, onChange }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset class="drawer-choice">
      <legend class="drawer-field__label">{legend}</legend>
      <div class="drawer-choice__options">
        {options.map(([each, text]) => (
          <label key={each} class="drawer-choice__option">
            <input
              type="radio"
              name={name}
              value={each}
              checked={each === value}
              onChange={() => onChange(each)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
