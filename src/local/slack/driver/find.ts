import { type Placed, placedElements } from '../block-kit/walk.ts';
import { type JsonObject, objectsOf, stringOf, textOf } from '../json.ts';
import { type Names, shownText } from '../render/text.ts';

/** A button, or one option of an overflow menu. */
export interface Clickable {
  readonly labels: readonly string[];
  readonly placed: Placed;
  readonly option?: JsonObject;
}

export function clickables(blocks: readonly JsonObject[]): Clickable[] {
  return placedElements(blocks).flatMap((placed): Clickable[] => {
    const { element } = placed;
    if (element.type === 'overflow') {
      return objectsOf(element.options).map((option) => ({ labels: [textOf(option.text)], placed, option }));
    }
    if (!String(element.type).endsWith('button')) return [];
    const spoken = stringOf(element.accessibility_label);
    return [{ labels: [textOf(element.text), ...(spoken === undefined ? [] : [spoken])], placed }];
  });
}

/**
 * A field and the labels under which a person finds it: the input's label, else placeholder or section text, else
 * the first option (checkboxes and radio buttons among actions).
 */
export interface Field {
  readonly labels: readonly string[];
  readonly placed: Placed;
}

export function fields(blocks: readonly JsonObject[], names: Names): Field[] {
  return placedElements(blocks).flatMap((placed): Field[] => {
    const { block, element } = placed;
    if (String(element.type).endsWith('button') || element.type === 'overflow') return [];
    if (block.type === 'input') return [{ labels: [textOf(block.label)], placed }];
    const section = block.type === 'section' ? [shownText(block.text, names)] : [];
    const named = [textOf(element.placeholder), ...section].filter((label) => label !== '');
    const first = objectsOf(element.options).slice(0, 1);
    return [{ labels: named.length > 0 ? named : first.map(({ text }) => shownText(text, names)), placed }];
  });
}

/** One box of a group of checkboxes. `option` is one of `group`, which are all as they go into a payload. */
export interface Box {
  readonly labels: readonly string[];
  readonly placed: Placed;
  readonly option: JsonObject;
  readonly group: readonly JsonObject[];
}

export function boxes(blocks: readonly JsonObject[], names: Names): Box[] {
  return placedElements(blocks).flatMap((placed): Box[] => {
    if (placed.element.type !== 'checkboxes') return [];
    const group = objectsOf(placed.element.options);
    return group.map((option) => ({ labels: [shownText(option.text, names)], placed, option, group }));
  });
}

/** The `nth` (from 0) that carries the label; undefined when there is none. */
export function labelled<Found extends { labels: readonly string[] }>(
  all: readonly Found[],
  label: string,
  nth = 0,
): Found | undefined {
  return all.filter(({ labels }) => labels.includes(label))[nth];
}
