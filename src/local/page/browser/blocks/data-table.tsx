import { useMemo, useState } from 'preact/hooks';
import { type JsonObject, numberOf, stringOf } from '../json.ts';
import type { BlockProps } from './block-props.ts';
import { CellContent } from './cell.tsx';
import { rowsOf, sortedRows } from './rows.ts';
import { ScrollBox } from './scroll-box.tsx';

/** Slack's, where the block does not say. */
const PAGE_SIZE = 5;

interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

/** Ascending, then descending, then as the app sent it. */
function nextSorting(sorting: Sorting | undefined, column: number): Sorting | undefined {
  if (sorting?.column !== column) return { column, descending: false };
  return sorting.descending ? undefined : { column, descending: true };
}

function Title(props: { cell: JsonObject; sorting: Sorting | undefined; column: number; sort: () => void }) {
  const { cell, sorting, column, sort } = props;
  const isSorted = sorting?.column === column;
  const sorted = isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" aria-sort={sorted}>
      <button type="button" class="bk-sort" onClick={sort}>
        <CellContent cell={cell} />
        <span class={`bk-sort-mark bk-sort-${sorted}`} aria-hidden="true" />
      </button>
    </th>
  );
}

function Pager(props: { page: number; size: number; count: number; turn: (page: number) => void }) {
  const { page, size, count, turn } = props;
  const last = Math.ceil(count / size) - 1;
  const to = Math.min((page + 1) * size, count);
  return (
    <div class="bk-pager">
      <span role="status">
        {page * size + 1}–{to} of {count}
      </span>
      <button
        type="button"
        class="bk-button bk-button-small"
        aria-disabled={page === 0}
        onClick={() => turn(Math.max(page - 1, 0))}
      >
        Previous
      </button>
      <button
        type="button"
        class="bk-button bk-button-small"
        aria-disabled={page >= last}
        onClick={() => turn(Math.min(page + 1, last))}
      >
        Next
      </button>
    </div>
  );
}

/** A table with a caption that is sorted by its titles and read page by page. It scrolls within its own box. */
export function DataTableBlock({ block }: BlockProps) {
  const [sorting, setSorting] = useState<Sorting>();
  const [wantedPage, setPage] = useState(0);
  const [titles = [], ...rows] = useMemo(() => rowsOf(block.rows), [block.rows]);
  const size = Math.max(numberOf(block.page_size) ?? PAGE_SIZE, 1);
  const rowHeader = numberOf(block.row_header_column_index) ?? 0;
  const caption = stringOf(block.caption);
  const page = Math.min(wantedPage, Math.max(Math.ceil(rows.length / size) - 1, 0));
  const sorted = sorting === undefined ? rows : sortedRows(rows, sorting.column, sorting.descending);
  const shown = sorted.slice(page * size, (page + 1) * size);
  const sort = (column: number): void => {
    setSorting(nextSorting(sorting, column));
    setPage(0);
  };
  return (
    <div class="bk-data-table">
      <ScrollBox label={caption === '' ? 'Table' : caption}>
        <table class="bk-table">
          <caption class="bk-caption">{caption}</caption>
          <thead>
            <tr>
              {titles.map((cell, column) => (
                <Title
                  key={`title-${column}`}
                  cell={cell}
                  sorting={sorting}
                  column={column}
                  sort={() => sort(column)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              <tr key={`row-${page * size + at}`}>
                {row.map((cell, column) => {
                  const look = cell.type === 'raw_number' ? 'bk-nowrap bk-align-right' : 'bk-nowrap';
                  return column === rowHeader ? (
                    <th key={`cell-${column}`} scope="row" class={look}>
                      <CellContent cell={cell} />
                    </th>
                  ) : (
                    <td key={`cell-${column}`} class={look}>
                      <CellContent cell={cell} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {rows.length > size && <Pager page={page} size={size} count={rows.length} turn={setPage} />}
    </div>
  );
}
