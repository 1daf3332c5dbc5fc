import { type Database, openDatabase } from '#db/client.ts';
import { countMissingMigrations, migrate } from '#db/migrate.ts';
import { openBackend, type QueueBackend } from '#jobs/backend.ts';
import { createQueue, type OpenQueue } from '#jobs/queue.ts';
import type { Logger } from '../logger.ts';
import { type OnClose, StartError } from './parts.ts';

export interface Storage {
  readonly database: Database;
  readonly backend: QueueBackend;
  readonly queue: OpenQueue;
}

export interface StorageOptions {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  /** Local mode brings the schema up to date by itself; elsewhere an operator decides when. */
  readonly migratesItself: boolean;
  readonly queuePrefix: string | undefined;
  /** The clock by which rows are due; the system's when undefined. */
  readonly now: (() => Date) | undefined;
  readonly logger: Logger;
}

const reasonOf = (error: unknown): string => {
  const deepest = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return deepest instanceof Error ? deepest.message : String(deepest);
};

async function prepareSchema(
  database: Database,
  { databaseUrl, migratesItself }: StorageOptions,
): Promise<void> {
  const missing = await countMissingMigrations(database.db).catch((cause: unknown) => {
    throw new StartError(
      `PostgreSQL does not answer (DATABASE_URL): ${reasonOf(cause)}. Start it, or correct the variable.`,
      { cause },
    );
  });
  if (missing === 0) return;
  if (!migratesItself)
    throw new StartError(
      `The database lacks ${missing} of this version's migrations. Run \`npm run db:migrate\`, then start again.`,
    );
  try {
    await migrate(databaseUrl);
  } catch (cause) {
    throw new StartError(`PostgreSQL could not be migrated (DATABASE_URL): ${reasonOf(cause)}`, { cause });
  }
}

/** Database and queue, answered and at this version's schema. Throws `StartError` with what to do. */
export async function openStorage(options: StorageOptions, onClose: OnClose): Promise<Storage> {
  const { databaseUrl, redisUrl, queuePrefix, now, logger } = options;
  const database = openDatabase({ url: databaseUrl });
  onClose('database', () => database.close());
  await prepareSchema(database, options);
  try {
    const backend = await openBackend({ redisUrl, databaseUrl, prefix: queuePrefix, logger });
    onClose('queue backend', () => backend.close());
    const queue = await createQueue({ backend, logger, now });
    onClose('queue', () => queue.close());
    return { database, backend, queue };
  } catch (cause) {
    const where = redisUrl === undefined ? 'PostgreSQL (DATABASE_URL)' : 'Redis (REDIS_URL)';
    throw new StartError(
      `The queue in ${where} does not answer: ${reasonOf(cause)}. Start it, or correct the variable.`,
      {
        cause,
      },
    );
  }
}
