import { type JsonObject, stringOf } from '../json.ts';
import { PlainText } from '../text/mrkdwn.tsx';
import { RichText } from '../text/rich-text.tsx';

/** A cell of a table: text, a number or rich text. */
export function CellContent({ cell }: { cell: JsonObject }) {
  if (cell.type === 'rich_text') return <RichText block={cell} />;
  const text = stringOf(cell.text);
  return <PlainText value={text === '' ? String(cell.value ?? '') : text} />;
}
