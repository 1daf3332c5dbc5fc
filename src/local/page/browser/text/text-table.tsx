import { ScrollBox } from '../blocks/scroll-box.tsx';
import { InlineNodes } from './inline.tsx';
import type { Inline } from './nodes.ts';

/** A table of markdown: its first row has the titles. */
export function TextTable({ rows }: { rows: readonly (readonly (readonly Inline[])[])[] }) {
  const [titles = [], ...rest] = rows;
  return (
    <ScrollBox label="Table">
      <table class="bk-table">
        <thead>
          <tr>
            {titles.map((title, at) => (
              <th key={`title-${at}`} scope="col">
                <InlineNodes nodes={title} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rest.map((row, at) => (
            <tr key={`row-${at}`}>
              {row.map((cell, column) => (
                <td key={`cell-${column}`}>
                  <InlineNodes nodes={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
