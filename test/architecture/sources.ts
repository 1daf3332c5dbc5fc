import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** One TypeScript file of the project; its path is from the root, with slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export const ROOT = join(import.meta.dirname, '..', '..');

const FOLDERS = ['src', 'jobs', 'db', 'demo', 'bench', 'test', '.ci'];

function filesIn(folder: string): string[] {
  try {
    return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'));
  } catch {
    return [];
  }
}

/** Every TypeScript file of ours: the folders above and the configuration files at the root. */
export function listSources(): readonly Source[] {
  const atRoot = readdirSync(ROOT).filter((name) => name.endsWith('.ts'));
  return [...FOLDERS.flatMap(filesIn).filter((path) => /\.tsx?$/.test(path)), ...atRoot].map((path) => ({
    path,
    text: readFileSync(join(ROOT, path), 'utf8'),
  }));
}
