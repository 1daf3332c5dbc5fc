import type { Drawn } from '#src/local/slack/driver.ts';

const WIDTH = 100;
const RULE = '─'.repeat(WIDTH);

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints the story as it happens: chapters, what people do, and what they then see. */
export const tell = {
  chapter: (title: string): void => write(`\n${RULE}\n${title}\n${RULE}`),
  does: (who: string, what: string): void => write(`\n▸ ${who} ${what}`),
  sees: (where: string, drawn: Drawn): void => {
    write(`\n  ${where}`);
    for (const line of drawn.lines()) write(`  │ ${line}`);
  },
  notes: (text: string): void => write(`\n  ${text}`),
};
