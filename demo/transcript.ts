import type { Drawn, Form, Person } from '#src/local/slack/driver.ts';

const WIDTH = 100;
const RULE = '─'.repeat(WIDTH);

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints the story as it happens: chapters, what people do, and what they then see. */
export const tell = {
  chapter: (title: string): void => write(`\n${RULE}\n${title}\n${RULE}`),
  does: ({ name }: Person, what: string): void => write(`\n▸ ${name} ${what}`),
  sees: (where: string, drawn: Pick<Drawn, 'lines'>): void => {
    write(`\n  ${where}`);
    for (const line of drawn.lines()) write(`  │ ${line}`);
  },
  seesModal: (form: Form): void => tell.sees(`The modal “${form.title}”:`, form),
  reads: (where: string, text: string): void =>
    tell.sees(where, { lines: () => text.trimEnd().split(/\r?\n/) }),
  notes: (text: string): void => write(`\n  ${text}`),
};
