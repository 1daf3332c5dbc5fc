import type { JsonObject } from '../../protocol.ts';

/** Stands in for the blocks. */
export function Blocks({ blocks }: { blocks: readonly JsonObject[] }) {
  return <pre class="stand-in">{JSON.stringify(blocks, undefined, 1)}</pre>;
}
