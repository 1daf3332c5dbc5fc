import type { TargetedKeyboardEvent } from 'preact';
import { numberOf } from '../json.ts';
import { type ElementProps, namedBy } from './field.ts';
import { wordsOf } from './held-value.ts';
import { useTyped } from './use-typed.ts';

/** How many characters before the limit the counter appears. */
const COUNTS_FROM = 50;

type Attributes = Readonly<Record<string, string>>;

const KINDS: Readonly<Record<string, Attributes>> = {
  number_input: { inputMode: 'decimal', autoComplete: 'off' },
  email_text_input: { inputMode: 'email', autoComplete: 'off', autoCapitalize: 'off' },
  url_text_input: { inputMode: 'url', autoComplete: 'off', autoCapitalize: 'off' },
};

function roomText(left: number): string {
  const count = Math.abs(left);
  const characters = count === 1 ? 'character' : 'characters';
  return left < 0 ? `${count} ${characters} too many` : `${count} ${characters} left`;
}

function Counter({ length, max }: { length: number; max: number | undefined }) {
  const left = (max ?? Number.POSITIVE_INFINITY) - length;
  const isNear = left <= Math.min(COUNTS_FROM, (max ?? 0) / 2);
  return (
    <div class={left < 0 ? 'bk-counter bk-counter-over' : 'bk-counter'} role="status">
      {isNear ? roomText(left) : ''}
    </div>
  );
}

/** Text, number, email, URL or rich text (which takes plain text here), on one line or several. */
export function TextField({ element, field }: ElementProps) {
  const { text, type, enter, sendsOnEnter, isBusy } = useTyped(field, element);
  const kind = String(element.type);
  const isRich = kind === 'rich_text_input';
  const isMultiline = element.multiline === true || isRich;
  const noteId = `${field.id}-note`;
  const note = [
    isRich ? 'Plain text only here: it is sent without formatting.' : '',
    sendsOnEnter ? 'Press Enter to send' : '',
  ].filter(Boolean);
  const describedBy = [field.describedBy ?? '', note.length > 0 ? noteId : ''].filter(Boolean).join(' ');

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey || !sendsOnEnter) return;
    event.preventDefault();
    enter(event.currentTarget.value);
  };
  const common = {
    id: field.id,
    class: `bk-field bk-input${field.isInvalid ? ' bk-field-invalid' : ''}`,
    ...namedBy(field),
    'aria-describedby': describedBy === '' ? undefined : describedBy,
    'aria-invalid': field.isInvalid,
    'aria-required': field.isInput && !field.isOptional,
    'aria-busy': isBusy,
    'data-focus-on-load': element.focus_on_load === true || undefined,
    placeholder: wordsOf(element.placeholder),
    value: text,
    onKeyDown,
  };
  return (
    <div class="bk-text-field">
      {isMultiline ? (
        <textarea {...common} rows={4} onInput={({ currentTarget }) => type(currentTarget.value)} />
      ) : (
        <input
          type="text"
          {...common}
          {...KINDS[kind]}
          onInput={({ currentTarget }) => type(currentTarget.value)}
        />
      )}
      <Counter length={[...text].length} max={numberOf(element.max_length)} />
      {note.length > 0 && (
        <div id={noteId} class="bk-hint">
          {note.join(' ')}
        </div>
      )}
    </div>
  );
}
