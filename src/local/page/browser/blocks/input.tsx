import { useId } from 'preact/hooks';
import { objectOf, stringOf } from '../json.ts';
import { PlainText } from '../text/mrkdwn.tsx';
import type { BlockProps } from './block-props.ts';
import { ChoiceLegend } from './choice-group.tsx';
import { Element } from './element.tsx';
import type { Field } from './field.ts';
import { wordsOf } from './held-value.ts';
import { useHost } from './host.ts';

/** A field with its label, hint and error. */
export function InputBlock({ block, blockId }: BlockProps) {
  const { errors } = useHost();
  const id = useId();
  const element = objectOf(block.element);
  const type = stringOf(element.type);
  const isOptional = block.optional === true;
  const error = Object.hasOwn(errors, blockId) ? errors[blockId] : undefined;
  const hint = block.hint === undefined ? undefined : `${id}-hint`;
  const described = [error === undefined ? undefined : `${id}-error`, hint].filter(Boolean);
  const isGroup = type === 'radio_buttons' || type === 'checkboxes';
  const field: Field = {
    blockId,
    id: `${id}-field`,
    labelId: `${id}-label`,
    name: wordsOf(block.label),
    describedBy: described.length > 0 ? described.join(' ') : undefined,
    isInvalid: error !== undefined,
    isInput: true,
    isOptional,
    dispatches: block.dispatch_action === true,
  };
  const below = (
    <>
      {error !== undefined && (
        <div class="bk-error" id={`${id}-error`}>
          {error}
        </div>
      )}
      {hint !== undefined && (
        <div class="bk-hint" id={hint}>
          <PlainText value={block.hint} />
        </div>
      )}
    </>
  );
  const control = <Element key={`${type}:${stringOf(element.action_id)}`} element={element} field={field} />;
  if (isGroup) {
    return (
      <fieldset
        class="bk-fieldset"
        role={type === 'radio_buttons' ? 'radiogroup' : undefined}
        aria-invalid={type === 'radio_buttons' && field.isInvalid ? true : undefined}
        aria-describedby={field.describedBy}
      >
        <ChoiceLegend label={block.label} isOptional={isOptional} />
        {control}
        {below}
      </fieldset>
    );
  }
  return (
    <div class="bk-labelled">
      <label class="bk-label" id={field.labelId} for={field.id}>
        <PlainText value={block.label} />
        {isOptional && <span class="bk-optional"> (optional)</span>}
      </label>
      {control}
      {below}
    </div>
  );
}
