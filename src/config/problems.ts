import { closest, distance } from 'fastest-levenshtein';

export type Problem = { variable: string; message: string };

const KNOWN = [
  'DIALTONE_ADMINS',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_API_URL',
];

/** A problem for each name in Dialtone's own families that Dialtone doesn't read, with the nearest it does. */
export function misspelt(given: Record<string, string | undefined>): Problem[] {
  return Object.keys(given)
    .filter((name) => /^(DIALTONE|SLACK)_/i.test(name) && !KNOWN.includes(name))
    .map((variable) => {
      const nearest = closest(variable.toUpperCase(), KNOWN);
      const near = distance(variable.toUpperCase(), nearest) <= variable.length / 3;
      const advice = near ? `Did you mean ${nearest}?` : `Remove it. Known: ${KNOWN.join(', ')}.`;
      return { variable, message: `Dialtone doesn't know this variable. ${advice}` };
    });
}

/** Renders problems as a block of lines for stderr, one variable a line, ending in a newline. */
export function renderProblems(problems: Problem[]): string {
  const width = Math.max(0, ...problems.map(({ variable }) => variable.length));
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return [
    `Dialtone can't start: ${count} in its configuration.`,
    ...problems.map(({ variable, message }) => `  ${variable.padEnd(width)}  ${message}`),
    'Every variable is described in .env.example.',
    '',
  ].join('\n');
}
