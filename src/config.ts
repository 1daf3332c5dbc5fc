import { resolve } from 'node:path';
import { readOptions, refuseFresh } from './config/options.ts';
import { misspelt, type Problem } from './config/problems.ts';
import { readSlack, type SlackConfig } from './config/slack.ts';
import { type LogLevel, type Role, readVariables } from './config/variables.ts';

export { type Problem, renderProblems } from './config/problems.ts';
export type { SlackConfig } from './config/slack.ts';
export type { LogLevel, Role } from './config/variables.ts';

export type Config = {
  role: Role;
  mode: 'local' | 'slack';
  http: { port: number; host: string };
  logLevel: LogLevel;
  databaseUrl?: string;
  redisUrl?: string;
  slack: SlackConfig;
  voice: { provider: 'aws' | 'local'; region?: string };
  priceListPath?: string;
  /** Between the approval of relinquishing a number and its release. */
  releaseGraceMs: number;
  supportCases: 'packet' | 'api';
  /** Slack user ids of those who may register projects. */
  admins: string[];
  /** Absolute path of the folder that keeps what stands in for unset variables. */
  localDir: string;
  /** Remove what the local workspace has kept, before it starts. */
  fresh?: true;
};

const DEFAULT_RELEASE_GRACE_MS = 7 * 24 * 60 * 60 * 1000;

export type ParsedConfig = { ok: true; config: Config } | { ok: false; problems: Problem[] };

/**
 * Reads Dialtone's variables and the options `--role=` and `--fresh`. Finds all problems at once, by variable name and
 * never with a secret's value. An empty variable counts as unset. `localDir` is `.local` in the working
 * directory.
 */
export function parseConfig(env: Record<string, string | undefined>, argv: string[] = []): ParsedConfig {
  const options = readOptions(argv);
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...env, ...options.variables })) {
    if (value?.trim()) given[name] = value.trim();
  }
  const variables = readVariables(given);
  const slack = readSlack(given, variables.values.ROLE);
  const local = slack.config?.kind === 'local';
  const problems = [...options.problems, ...misspelt(given), ...variables.problems, ...slack.problems];
  if (options.fresh) problems.push(...refuseFresh(given, local));

  if (!local && !given.DIALTONE_ADMINS) {
    problems.push({
      variable: 'DIALTONE_ADMINS',
      message: 'Set it to the Slack user ids of the admins, comma separated (such as U012ABCDEF).',
    });
  }
  if (!local && !given.DATABASE_URL && (given.ROLE === 'bot' || given.ROLE === 'worker')) {
    problems.push({
      variable: 'DATABASE_URL',
      message: `Role ${given.ROLE} shares its database with other processes: set the URL of a PostgreSQL server.`,
    });
  }
  if (!local && given.VOICE_PROVIDER === 'local' && (given.ROLE === 'bot' || given.ROLE === 'worker')) {
    problems.push({
      variable: 'VOICE_PROVIDER',
      message: `Role ${given.ROLE} cannot use local: the stand-in for AWS lives inside one process. Set it to aws, or use role all.`,
    });
  }
  if (problems.length > 0 || !slack.config) return { ok: false, problems };

  const { values } = variables;
  return {
    ok: true,
    config: {
      role: values.ROLE ?? 'all',
      mode: local ? 'local' : 'slack',
      http: { port: values.PORT ?? 3000, host: values.HOST ?? (local ? '127.0.0.1' : '0.0.0.0') },
      logLevel: values.LOG_LEVEL ?? 'info',
      ...(values.DATABASE_URL && { databaseUrl: values.DATABASE_URL }),
      ...(values.REDIS_URL && { redisUrl: values.REDIS_URL }),
      slack: slack.config,
      voice: {
        provider: values.VOICE_PROVIDER ?? (local ? 'local' : 'aws'),
        ...(values.AWS_REGION && { region: values.AWS_REGION }),
      },
      releaseGraceMs: values.RELEASE_GRACE ?? DEFAULT_RELEASE_GRACE_MS,
      supportCases: values.SUPPORT_CASES ?? 'packet',
      ...(values.PRICE_LIST && { priceListPath: values.PRICE_LIST }),
      admins: values.DIALTONE_ADMINS ?? ['U0ADMIN'],
      localDir: resolve('.local'),
      ...(options.fresh && { fresh: true }),
    },
  };
}
