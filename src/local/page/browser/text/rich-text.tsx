import { useMemo } from 'preact/hooks';
import type { JsonObject } from '../json.ts';
import { Pieces } from './pieces.tsx';
import { readRichText } from './read-rich-text.ts';

/** A rich_text block. It stands inside a BlockHostProvider. */
export function RichText({ block }: { block: JsonObject }) {
  const pieces = useMemo(() => readRichText(block), [block]);
  return (
    <div class="bk-text">
      <Pieces pieces={pieces} />
    </div>
  );
}
