import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import type { TestProject } from 'vitest/node';
import { databaseUrl, startPostgres } from './postgres.ts';
import { fillCompileCache } from './processes.ts';
import { flushPrefix, startRedis } from './redis.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server to make databases on, with a migrated template to copy. Undefined in the project unit. */
    postgres:
      | { url: string; template: string; prefix: string; strategy: 'FILE_COPY' | undefined }
      | undefined;
    redis: { url: string; prefix: string } | undefined;
  }
}

const NO_REDIS =
  'No Redis here: suites over both queue backends run on PostgreSQL only. Set REDIS_URL, or install redis-server.\n';
const OLD_AFTER_S = 3600;

/** Gives the integration tests a PostgreSQL with a migrated template, and a Redis where there is one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { DATABASE_URL: databaseServer, REDIS_URL: redisServer, TEST_QUEUE: only } = process.env;
  const startedAtS = Math.floor(Date.now() / 1000);
  const prefix = `dialtone_test_${startedAtS}_${randomBytes(3).toString('hex')}`;
  const isOurs = (name: string) => name.startsWith(prefix);
  const isOld = (name: string) => Number(name.split('_')[2]) < startedAtS - OLD_AFTER_S;

  const cacheFilled = fillCompileCache();
  const postgres = databaseServer ? borrowed(databaseServer) : await startPostgres();
  const redis = only === 'postgres' ? undefined : redisServer ? borrowed(redisServer) : await startRedis();
  if (!redis) process.stderr.write(NO_REDIS);
  if (redisServer) await flushPrefix(redisServer, 'dialtone_test_', isOld);

  const template = `${prefix}_template`;
  await withServer(postgres.url, async (server) => {
    await dropDatabases(server, isOld);
    await server.query(`CREATE DATABASE ${escapeIdentifier(template)}`);
  });
  await migrateTemplate(databaseUrl(postgres.url, template));
  await cacheFilled;
  const strategy = (await isDurable(postgres.url)) ? undefined : 'FILE_COPY';
  project.provide('postgres', { url: postgres.url, template, prefix, strategy });
  project.provide('redis', redis && { url: redis.url, prefix });

  return async () => {
    if (databaseServer) await withServer(databaseServer, (server) => dropDatabases(server, isOurs));
    if (redisServer) await flushPrefix(redisServer, prefix);
    await postgres.close();
    await redis?.close();
  };
}

/** Dialtone's tables and those of BullMQ, which each queue would make anew otherwise. */
async function migrateTemplate(url: string): Promise<void> {
  const { migrate } = await import('#db/migrate.ts');
  await migrate(url);
  const { PostgresConnection } = await import('#jobs/bullmq.ts');
  const queue = new PostgresConnection({ connectionString: url, migrate: true });
  await queue.waitUntilReady();
  await queue.close();
}

/** FILE_COPY is the quickest copy where nothing is synced to disk; on a durable server it forces checkpoints. */
function isDurable(url: string): Promise<boolean> {
  return withServer(url, async (server) => {
    const { rows } = await server.query<{ fsync: string }>('SHOW fsync');
    return rows[0]?.fsync !== 'off';
  });
}

function borrowed(url: string) {
  return { url, close: async () => undefined };
}

async function withServer<T>(url: string, work: (server: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function dropDatabases(server: Client, isDue: (name: string) => boolean): Promise<void> {
  const { rows } = await server.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE datname ~ '^dialtone_test_[0-9]+_'",
  );
  for (const { name } of rows) {
    if (isDue(name)) await server.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
  }
}
