import type { JsonObject } from '../json.ts';
import { Element } from './element.tsx';
import { useLooseField } from './use-field.ts';

/** An element outside of an input block. `around` is the text that it stands beside. */
export function LooseElement(props: { blockId: string; element: JsonObject; around?: string }) {
  const { blockId, element, around } = props;
  return <Element element={element} field={useLooseField(blockId, element, around)} />;
}
