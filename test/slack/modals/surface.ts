import type { KnownBlock, View } from '@slack/types';
import { objectsOf } from '#src/local/slack/json.ts';

/** Something that Dialtone shows: a message's blocks or a view. */
export type Surface =
  | { readonly name: string; readonly blocks: readonly KnownBlock[]; readonly view?: undefined }
  | { readonly name: string; readonly blocks: View['blocks']; readonly view: View };

export const ofView = (name: string, view: View): Surface => ({ name, view, blocks: view.blocks });

export const blocksOf = (surface: Surface) => objectsOf(surface.blocks);
