import { objectsOf, stringOf } from '../json.ts';
import type { BlockProps } from './block-props.ts';
import { LooseElement } from './loose-element.tsx';

/** Buttons, menus and pickers in a row that wraps. */
export function ActionsBlock({ block, blockId }: BlockProps) {
  return (
    <div class="bk-actions">
      {objectsOf(block.elements).map((element) => (
        <LooseElement
          key={`${stringOf(element.type)}:${stringOf(element.action_id)}`}
          blockId={blockId}
          element={element}
        />
      ))}
    </div>
  );
}
