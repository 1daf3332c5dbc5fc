import { objectsOf, stringOf } from '../json.ts';
import type { Problem } from './place.ts';
import { allBlocks } from './walk.ts';

/** Blocks of types that the workspace does not take. Pointers start at `pointer`. */
export function refusedIn(blocks: unknown, refused: ReadonlySet<string>, pointer: string): Problem[] {
  return objectsOf(blocks).flatMap((block, index) =>
    allBlocks([block]).flatMap((each) => {
      const type = stringOf(each.type) ?? '';
      return refused.has(type)
        ? [{ pointer: `${pointer}/${index}/type`, message: `unsupported type: ${type}` }]
        : [];
    }),
  );
}
