import { type JsonObject, numberOf, objectsOf, stringOf } from '../json.ts';
import { inlineText } from '../text/inline-text.ts';
import { readRichText } from '../text/read-rich-text.ts';

/** The cells of each row. */
export function rowsOf(value: unknown): JsonObject[][] {
  return Array.isArray(value) ? value.map(objectsOf) : [];
}

/** What a cell is sorted by: its number where it has one, else its words. */
function sortKey(cell: JsonObject | undefined): number | string {
  if (cell === undefined) return '';
  const number = numberOf(cell.value);
  if (number !== undefined) return number;
  if (cell.type !== 'rich_text') return stringOf(cell.text);
  return readRichText(cell)
    .map((piece) => ('children' in piece ? inlineText(piece.children) : ''))
    .join(' ');
}

/** Rows by the cells of one column; numbers within words count as numbers. */
export function sortedRows(
  rows: readonly JsonObject[][],
  column: number,
  descending: boolean,
): JsonObject[][] {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const compare = (left: JsonObject[], right: JsonObject[]): number => {
    const [one, other] = [sortKey(left[column]), sortKey(right[column])];
    const order =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : collator.compare(String(one), String(other));
    return descending ? -order : order;
  };
  return rows.toSorted(compare);
}
