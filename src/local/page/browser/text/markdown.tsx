import { useMemo } from 'preact/hooks';
import { Pieces } from './pieces.tsx';
import { readMarkdown } from './read-markdown.ts';

/** The text of a markdown block. */
export function Markdown({ text }: { text: string }) {
  const pieces = useMemo(() => readMarkdown(text), [text]);
  return (
    <div class="bk-text bk-markdown">
      <Pieces pieces={pieces} />
    </div>
  );
}
