import { useId } from 'preact/hooks';
import { type JsonObject, stringOf } from '../json.ts';
import type { Field } from './field.ts';
import { wordsOf } from './held-value.ts';

/** The first line of a text, short enough to name something with. */
export function shortName(text: string): string {
  const [line = ''] = text.replace(/<[^>]*\|([^>]*)>|[*_~`]/g, '$1').split('\n');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** How an element stands where nothing on the screen labels it: among actions, or beside a section's text. */
export function useLooseField(blockId: string, element: JsonObject, around = ''): Field {
  const id = useId();
  const placeholder = wordsOf(element.placeholder);
  const isMenu = element.type === 'overflow';
  const name = isMenu || placeholder === '' ? around : placeholder;
  return {
    blockId,
    id,
    name: name === '' && !isMenu ? stringOf(element.type).replaceAll('_', ' ') : name,
    isInvalid: false,
    isInput: false,
    isOptional: false,
    dispatches: true,
  };
}
