import type { Problem } from './problems.ts';

/** Reads command line options (`--role=bot`) as variables that override the environment's. */
export function readOptions(argv: string[]): { variables: { ROLE?: string }; problems: Problem[] } {
  const variables: { ROLE?: string } = {};
  const problems: Problem[] = [];
  for (const argument of argv) {
    const [name = '', value] = argument.split('=', 2);
    if (name === '--role' && value) variables.ROLE = value;
    else
      problems.push({
        variable: name,
        message: 'Not an option. Use --role=all, --role=bot or --role=worker.',
      });
  }
  return { variables, problems };
}
