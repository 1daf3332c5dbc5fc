import { randomBytes } from 'node:crypto';
import { isObject, type JsonObject, objectOf, objectsOf, stringOf } from '../json.ts';

/** An interactive element and the block in which it stands. */
export interface Placed {
  readonly block: JsonObject;
  readonly blockId: string;
  readonly element: JsonObject;
  readonly actionId: string;
}

function elementsOf(block: JsonObject): JsonObject[] {
  if (block.type === 'input') return isObject(block.element) ? [block.element] : [];
  if (block.type === 'section') return isObject(block.accessory) ? [block.accessory] : [];
  if (block.type === 'actions' || block.type === 'context_actions') return objectsOf(block.elements);
  if (block.type === 'card') return objectsOf(block.actions);
  return [];
}

/** The blocks themselves and those inside containers and carousels, in reading order. */
export function allBlocks(blocks: readonly JsonObject[]): JsonObject[] {
  return blocks.flatMap((block) => {
    if (block.type === 'container') return [block, ...allBlocks(objectsOf(block.child_blocks))];
    if (block.type === 'carousel') return [block, ...allBlocks(objectsOf(block.elements))];
    return [block];
  });
}

/** Every interactive element, in reading order. Images are left out. */
export function placedElements(blocks: readonly JsonObject[]): Placed[] {
  return allBlocks(blocks).flatMap((block) =>
    elementsOf(block)
      .filter((element) => element.type !== 'image')
      .map((element) => ({
        block,
        blockId: stringOf(block.block_id) ?? '',
        element,
        actionId: stringOf(element.action_id) ?? '',
      })),
  );
}

function shortId(): string {
  return randomBytes(3).toString('base64url');
}

function withEmoji(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withEmoji);
  if (!isObject(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withEmoji(member)]));
  if (copy.type === 'plain_text' && copy.emoji === undefined) return { ...copy, emoji: true };
  return copy;
}

/** A copy of the blocks as Slack keeps them: every block and every element with an id, plain text with `emoji`. */
export function normalised(blocks: readonly JsonObject[]): JsonObject[] {
  const copy = objectsOf(withEmoji(blocks));
  for (const block of allBlocks(copy)) block.block_id ??= shortId();
  for (const { element } of placedElements(copy)) element.action_id ??= shortId();
  return copy;
}

/** The options of a static element, those inside groups included. */
export function staticOptions(element: JsonObject): JsonObject[] {
  const grouped = objectsOf(element.option_groups).flatMap((group) => objectsOf(group.options));
  return [...objectsOf(element.options), ...grouped];
}

export function optionValue(option: unknown): string | undefined {
  return stringOf(objectOf(option).value);
}
