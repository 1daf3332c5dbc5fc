import { objectsOf, stringOf } from '../json.ts';
import { PlainText, TextObject } from '../text/mrkdwn.tsx';
import type { ElementProps } from './field.ts';
import { choiceOf, heldOptions, heldValue } from './held-value.ts';
import { useHost } from './host.ts';
import { useChosen } from './use-chosen.ts';

/**
 * Radio buttons or checkboxes. In an input block the fieldset and its legend are the block's, which names the group;
 * elsewhere the group is named here.
 */
export function ChoiceGroup({ element, field }: ElementProps) {
  const choices = <Choices element={element} field={field} />;
  if (field.isInput) return choices;
  return (
    <fieldset class="bk-fieldset">
      <legend class="bk-visually-hidden">{field.name}</legend>
      {choices}
    </fieldset>
  );
}

function Choices({ element, field }: ElementProps) {
  const host = useHost();
  const held = heldOptions(heldValue(host.values, field.blockId, element));
  const { chosen, isBusy, choose } = useChosen(field.blockId, element, held);
  const isRadio = element.type === 'radio_buttons';
  const chosenIds = chosen.map(({ id }) => id);
  const options = objectsOf(element.options);

  const change = (id: string, isOn: boolean): void => {
    const wanted = isRadio
      ? (each: string) => each === id
      : (each: string) => (each === id ? isOn : chosenIds.includes(each));
    choose(options.map(choiceOf).filter((choice) => wanted(choice.id)));
  };
  return (
    <div class="bk-choices" aria-busy={isBusy}>
      {options.map((option, at) => {
        const id = stringOf(option.value);
        const inputId = at === 0 ? field.id : `${field.id}-${at}`;
        const hasDescription = option.description !== undefined;
        return (
          <div key={id} class="bk-choice">
            <input
              id={inputId}
              class="bk-choice-input"
              type={isRadio ? 'radio' : 'checkbox'}
              name={field.id}
              checked={chosenIds.includes(id)}
              aria-describedby={hasDescription ? `${inputId}-about` : undefined}
              aria-invalid={!isRadio && field.isInvalid ? true : undefined}
              data-focus-on-load={(element.focus_on_load === true && at === 0) || undefined}
              onChange={({ currentTarget }) => change(id, currentTarget.checked)}
            />
            <label for={inputId} class="bk-choice-label">
              <TextObject value={option.text} />
            </label>
            {hasDescription && (
              <div id={`${inputId}-about`} class="bk-choice-about">
                <TextObject value={option.description} />
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** The legend of such a group in an input block. */
export function ChoiceLegend({ label, isOptional }: { label: unknown; isOptional: boolean }) {
  return (
    <legend class="bk-label">
      <PlainText value={label} />
      {isOptional && <span class="bk-optional"> (optional)</span>}
    </legend>
  );
}
