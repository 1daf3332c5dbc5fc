import type { ExportFile } from '#src/ports.ts';

export const BOM = '\uFEFF';

const CELL = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/y;

/** A file's rows, as a spreadsheet reads them (RFC 4180). */
export function cells({ content }: ExportFile): string[][] {
  const text = content.replace(BOM, '');
  const rows: string[][] = [[]];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const [, quoted, bare = '', end] = CELL.exec(text) ?? [];
    if (end === undefined) throw new Error('not CSV');
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\r\n' && CELL.lastIndex < text.length) rows.push([]);
  }
  return rows;
}
