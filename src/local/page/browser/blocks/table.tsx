import { type JsonObject, objectOf } from '../json.ts';
import type { BlockProps } from './block-props.ts';
import { CellContent } from './cell.tsx';
import { rowsOf } from './rows.ts';
import { ScrollBox } from './scroll-box.tsx';

function lookOf(settings: JsonObject): string {
  const align = ['center', 'right'].includes(String(settings.align)) ? String(settings.align) : 'left';
  return `bk-align-${align}${settings.is_wrapped === true ? '' : ' bk-nowrap'}`;
}

/** A table: its first row has the titles. It scrolls within its own box where it is too wide. */
export function TableBlock({ block }: BlockProps) {
  const [titles = [], ...rows] = rowsOf(block.rows);
  const settings: unknown[] = Array.isArray(block.column_settings) ? block.column_settings : [];
  const looks = titles.map((_title, column) => lookOf(objectOf(settings[column])));
  return (
    <ScrollBox label="Table">
      <table class="bk-table">
        <thead>
          <tr>
            {titles.map((cell, column) => (
              <th key={`title-${column}`} scope="col" class={looks[column]}>
                <CellContent cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={`row-${at}`}>
              {row.map((cell, column) => (
                <td key={`cell-${column}`} class={looks[column]}>
                  <CellContent cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
