import { isObject } from '../json.ts';

export interface ReadBlocks {
  readonly blocks: unknown;
  /** JSON pointer of the blocks in the text. */
  readonly prefix: '' | '/blocks';
  /** Why the text cannot be checked; undefined when it can. */
  readonly problem: string | undefined;
}

/** The blocks of a text: a list, or a message or view that has one, as other tools hand them out. */
export function readBlocks(text: string): ReadBlocks {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed) && 'blocks' in parsed) {
      return { blocks: parsed['blocks'], prefix: '/blocks', problem: undefined };
    }
    return { blocks: parsed, prefix: '', problem: undefined };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { blocks: [], prefix: '', problem: `This is not JSON: ${why}` };
  }
}
