import { isObject, objectsOf, stringOf } from '../json.ts';
import limits from './limits.json' with { type: 'json' };
import type { Place, Rule } from './place.ts';
import { richText } from './rich-text.ts';
import { all, boolean, byType, codePoints, integer, list, membersOf, oneOf, shape, string } from './rules.ts';

/** The text of a rich_text cell, without its formatting. */
function richTextContent(value: unknown): string {
  if (!isObject(value)) return '';
  const inner = objectsOf(value.elements).map(richTextContent).join('');
  const named = value.user_id ?? value.channel_id ?? value.fallback ?? value.name ?? value.url;
  return (
    (stringOf(value.text) ?? '') +
    inner +
    (value.text === undefined && named !== undefined ? String(named) : '')
  );
}

const finite: Rule = (place) => {
  if (typeof place.value !== 'number' || !Number.isFinite(place.value)) place.fail('must be a number');
};

const cell: Rule = byType({
  raw_text: shape({ text: string({ min: limits.data_table.cell_text.min_length }) }),
  raw_number: shape({ value: finite, text: string({ min: limits.data_table.cell_text.min_length }) }),
  rich_text: all(richText, (place) => {
    if (richTextContent(place.value).trim() === '') place.fail('a cell must not be empty');
  }),
});

/** The characters in the cells of a table. */
export function cellCharacters(place: Place): number {
  const cells = place.items().flatMap((row) => row.items());
  return cells.reduce((sum, each) => sum + codePoints(richTextContent(each.value)), 0);
}

function rows(size: {
  rows: { min_items: number; max_items: number };
  columns: { min_items: number; max_items: number };
  content: { max_length: number };
}): Rule {
  const row = list(cell, { min: size.columns.min_items, max: size.columns.max_items });
  return all(list(row, { min: size.rows.min_items, max: size.rows.max_items }), (place) => {
    if (cellCharacters(place) > size.content.max_length) {
      place.fail(`must be less than ${size.content.max_length + 1} characters`);
    }
  });
}

const sameWidth: Rule = (place) => {
  const widths = new Set(place.items().map((row) => row.items().length));
  if (widths.size > 1) place.fail('every row must have the same number of cells');
};

const blockId = { block_id: string({ max: limits.block_id.max_length }) };

export const table: Rule = shape(
  { rows: rows(limits.table) },
  {
    ...blockId,
    column_settings: list(
      (place) => {
        if (place.value === null) return;
        shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean })(place);
      },
      { max: limits.table.columns.max_items },
    ),
  },
);

const headerIsRaw: Rule = (place) => {
  for (const each of place.items()[0]?.items() ?? []) {
    if (isObject(each.value) && each.value.type === 'rich_text')
      each.fail('rich_text is not allowed in the header');
  }
};

const headerColumnExists: Rule = (place) => {
  const { row_header_column_index: index, rows: given } = membersOf(place);
  const width = Array.isArray(given) && Array.isArray(given[0]) ? given[0].length : 0;
  if (typeof index === 'number' && index >= width) {
    place.member('row_header_column_index').fail(`must be less than ${width}`);
  }
};

export const dataTable: Rule = all(
  shape(
    { caption: string(), rows: all(rows(limits.data_table), sameWidth, headerIsRaw) },
    {
      ...blockId,
      page_size: integer({ min: limits.data_table.page_size.min, max: limits.data_table.page_size.max }),
      row_header_column_index: integer(),
    },
  ),
  headerColumnExists,
);
