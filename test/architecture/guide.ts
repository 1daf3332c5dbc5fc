import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from './documents.ts';
import { ROOT } from './sources.ts';

/** The guide's sections, by the heading of the table, with how many numbered steps each has. */
export const GUIDE_SECTIONS: Readonly<Record<string, number>> = {
  'Enabling the voice channel': 7,
  'Requesting production access': 12,
  'Requesting phone numbers': 13,
  'Relinquishing phone numbers': 5,
};

/** The rows of the table under a heading, without its head: the cells of each. */
export function rowsUnder(document: string, heading: string): readonly (readonly string[])[] {
  const [, after = ''] = document.split(`\n## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => cells.slice(1, -1))
    .slice(1);
}

/** Tests as a document names them: `test/…test.ts`: *its name*, and more of the same file after a semicolon. */
export function testsNamed(document: string): readonly { readonly file: string; readonly name: string }[] {
  const mentions = document.matchAll(/`(test\/[\w./-]+\.test\.ts)`:((?:;? \*[^*\n]+\*)+)/g);
  return [...mentions].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/\*([^*]+)\*/g)].map(([, name = '']) => ({ file, name })),
  );
}

function hasTest(source: string, name: string): boolean {
  const titles = source.matchAll(/(?:\bit\(|\)\()\s*(?:'((?:\\.|[^'\\\n])*)'|"([^"\n]*)"),/g);
  return [...titles].some(([, single, double]) => (single?.replaceAll("\\'", "'") ?? double) === name);
}

/** Named tests that are not there. */
export function missingTests(document: string): readonly string[] {
  return testsNamed(document)
    .filter(({ file, name }) => !existsSync(join(ROOT, file)) || !hasTest(readText(file), name))
    .map(({ file, name }) => `${file} has no test “${name}”`);
}
