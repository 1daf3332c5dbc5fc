import { isObject, objectsOf, stringOf, textOf } from '../json.ts';
import { TextObject } from '../text/mrkdwn.tsx';
import type { BlockProps } from './block-props.ts';
import { LooseElement } from './loose-element.tsx';
import { shortName } from './use-field.ts';

/** Text, fields in two columns, and one element beside them. */
export function SectionBlock({ block, blockId }: BlockProps) {
  const { text, accessory } = block;
  const fields = objectsOf(block.fields);
  return (
    <div class="bk-section">
      <div class="bk-section-body">
        {isObject(text) && <TextObject value={text} />}
        {fields.length > 0 && (
          <div class="bk-fields">
            {fields.map((field, at) => (
              <div key={`field-${at}`} class="bk-field-text">
                <TextObject value={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isObject(accessory) && (
        <div class={`bk-accessory bk-accessory-${stringOf(accessory.type)}`}>
          <LooseElement
            key={`${stringOf(accessory.type)}:${stringOf(accessory.action_id)}`}
            blockId={blockId}
            element={accessory}
            around={shortName(textOf(text))}
          />
        </div>
      )}
    </div>
  );
}
