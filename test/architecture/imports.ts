import { posix } from 'node:path';
import type { Source } from './sources.ts';

export interface Import {
  /** A path from the project's root, or a package's name, or `node:…`. */
  readonly to: string;
  readonly isOurs: boolean;
  /** Nothing of it is left when the types are stripped. */
  readonly isTypeOnly: boolean;
}

const BINDINGS = String.raw`(?:\{[^}]*\}|\*(?:\s+as\s+\w+)?|\w+(?:\s*,\s*\{[^}]*\})?)`;
const FROM = new RegExp(String.raw`^(?:import|export)\s+(type\s+)?(${BINDINGS})\s+from\s+'([^']+)'`, 'gm');
const BARE = /^import\s+'([^']+)'/gm;
const CALLED = /\b(?:import|require)\(\s*'([^']+)'\s*\)/g;
const STATEMENT = /^import\b(?!\.meta)/gm;

function isAllTypes(bindings: string): boolean {
  if (!bindings.startsWith('{')) return false;
  const names = bindings
    .slice(1, -1)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length > 0 && names.every((name) => name.startsWith('type '));
}

/** `@slack/bolt` of `@slack/bolt/x`, `drizzle-orm` of `drizzle-orm/pg-core`; `node:fs` of `node:fs/promises`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function resolve(from: string, specifier: string): Pick<Import, 'to' | 'isOurs'> {
  if (specifier.startsWith('#')) return { to: specifier.slice(1), isOurs: true };
  if (specifier.startsWith('.')) return { to: posix.join(posix.dirname(from), specifier), isOurs: true };
  return { to: packageOf(specifier), isOurs: false };
}

/**
 * The imports and re-exports of a file. Relies on the formatter: a statement begins its line, quotes are single.
 * Throws where a line begins with `import` and is none of the forms known here.
 */
export function importsOf({ path, text }: Source): readonly Import[] {
  const found: Import[] = [];
  let statements = 0;
  for (const [whole, type, bindings = '', specifier = ''] of text.matchAll(FROM)) {
    if (whole.startsWith('import')) statements += 1;
    const isTypeOnly = type !== undefined || isAllTypes(bindings);
    found.push({ ...resolve(path, specifier), isTypeOnly });
  }
  for (const [, specifier = ''] of text.matchAll(BARE)) {
    statements += 1;
    found.push({ ...resolve(path, specifier), isTypeOnly: false });
  }
  for (const [, specifier = ''] of text.matchAll(CALLED))
    found.push({ ...resolve(path, specifier), isTypeOnly: false });
  if (statements !== [...text.matchAll(STATEMENT)].length)
    throw new Error(`${path} has an import that this test cannot read`);
  return found;
}
