const LONGEST_TEXT = 400;

/** A line of indented JSON, and which value it belongs to. */
export interface JsonLine {
  readonly depth: number;
  readonly text: string;
  /** JSON pointer of the value that begins, ends or stands here. */
  readonly pointer: string;
}

/** JSON as indented lines, as `JSON.stringify` would break them. */
export function jsonLines(value: unknown): JsonLine[] {
  return linesOf(value, '', '', 0, true);
}

function linesOf(value: unknown, label: string, pointer: string, depth: number, last: boolean): JsonLine[] {
  const comma = last ? '' : ',';
  const line = (text: string): JsonLine => ({ depth, text, pointer });
  const members = membersOf(value);
  if (members === undefined || members.length === 0) {
    return [line(`${label}${shown(value)}${comma}`)];
  }
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const inside = members.flatMap(([name, member], nth) =>
    linesOf(
      member,
      Array.isArray(value) ? '' : `${JSON.stringify(name)}: `,
      `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      depth + 1,
      nth === members.length - 1,
    ),
  );
  return [line(`${label}${open}`), ...inside, line(`${close}${comma}`)];
}

/** A long text is cut: what matters then is how long it is. */
function shown(value: unknown): string {
  if (typeof value !== 'string' || value.length <= LONGEST_TEXT) return JSON.stringify(value) ?? 'null';
  return `${JSON.stringify(value.slice(0, LONGEST_TEXT))}… (${value.length} characters)`;
}

function membersOf(value: unknown): [string, unknown][] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

/** Whether a pointer is, or stands inside, another. */
export function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}
