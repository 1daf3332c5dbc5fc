import { readFile } from 'node:fs/promises';

/** What `npm start` gives to Node before the entry. */
export async function nodeArgsOfStart(): Promise<string[]> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const { scripts }: { scripts: { start: string } } = JSON.parse(text);
  const words = scripts.start.split(' ');
  return words.slice(1, words.indexOf('src/main.ts')).filter((word) => !word.startsWith('--env-file'));
}
