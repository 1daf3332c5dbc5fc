import type { Problem } from './problems.ts';

export interface Options {
  /** Variables that override the environment's. */
  readonly variables: { ROLE?: string };
  /** Begin anew: remove what the local workspace keeps. */
  readonly fresh: boolean;
  readonly problems: Problem[];
}

/** Reads command line options: `--role=bot`, `--fresh`. */
export function readOptions(argv: string[]): Options {
  const variables: { ROLE?: string } = {};
  const problems: Problem[] = [];
  let fresh = false;
  for (const argument of argv) {
    const [name = '', value] = argument.split('=', 2);
    if (name === '--role' && value) variables.ROLE = value;
    else if (argument === '--fresh') fresh = true;
    else
      problems.push({
        variable: name,
        message: 'Not an option. Use --role=all, --role=bot or --role=worker, and --fresh to begin anew.',
      });
  }
  return { variables, fresh, problems };
}

/** Why a start may not remove data: only what the local workspace keeps by itself is Dialtone's to remove. */
export function refuseFresh(given: Record<string, string | undefined>, isLocal: boolean): Problem[] {
  if (!isLocal)
    return [
      {
        variable: '--fresh',
        message: 'Only the local workspace can begin anew. Leave it out, or unset every SLACK_ variable.',
      },
    ];
  return ['DATABASE_URL', 'REDIS_URL']
    .filter((name) => given[name])
    .map((name) => ({
      variable: '--fresh',
      message: `What ${name} leads to is not removed. Unset it to use .local, or empty it yourself and leave the option out.`,
    }));
}
