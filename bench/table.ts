export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The most that it may be. */
  readonly goal?: number;
}

export const isMissed = ({ value, goal }: Measured): boolean => goal !== undefined && value > goal;

/** A table for the terminal: what, value, goal, and whether it was met. */
export function render(rows: readonly Measured[]): string {
  const cells = rows.map((row) => [
    row.what,
    `${row.value} ${row.unit}`,
    row.goal === undefined ? '' : `at most ${row.goal} ${row.unit}`,
    row.goal === undefined ? '' : isMissed(row) ? 'missed' : 'met',
  ]);
  const widths = [0, 1, 2].map((at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at === 1 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return cells.map(line).join('\n');
}
