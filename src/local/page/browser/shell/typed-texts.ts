import type { JsonObject, Place, Typed } from '../../protocol.ts';

/** Texts that were typed into views and messages and that the server has not been told, by where they stand. */
export class TypedTexts {
  readonly #texts = new Map<string, Map<string, Map<string, string>>>();

  put(place: Place, blockId: string, actionId: string, text: string): void {
    const blocks = this.#texts.get(keyOf(place)) ?? new Map<string, Map<string, string>>();
    const block = blocks.get(blockId) ?? new Map<string, string>();
    this.#texts.set(keyOf(place), blocks.set(blockId, block.set(actionId, text)));
  }

  get(place: Place, blockId: string, actionId: string): string | undefined {
    return this.#texts.get(keyOf(place))?.get(blockId)?.get(actionId);
  }

  /** What was typed there, of the blocks that are still there. */
  of(place: Place, blocks: readonly JsonObject[]): Typed {
    const there = new Set(blocks.map(({ block_id: id }) => id));
    const typed = [...(this.#texts.get(keyOf(place)) ?? [])].filter(([blockId]) => there.has(blockId));
    return Object.fromEntries(typed.map(([blockId, texts]) => [blockId, Object.fromEntries(texts)]));
  }

  /** Forgets what was typed into views that are no longer open. */
  keepViews(open: ReadonlySet<string>): void {
    for (const key of this.#texts.keys()) {
      if (key.startsWith('V') && !open.has(key)) this.#texts.delete(key);
    }
  }
}

function keyOf(place: Place): string {
  return 'view' in place ? place.view : `${place.channel}:${place.ts}`;
}
