import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { inject } from 'vitest';
import { startLocalPostgres } from '#src/local/postgres.ts';

export type TestDatabase = { url: string; drop: () => Promise<void> };

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 * 1024 ** 3;
const DIRECTORY = /^dialtone-test-(\d+)-/;

/**
 * Makes a migrated, empty database of its own (a clone of the run's template). `drop` ends every connection
 * to it first; close your pools before.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const postgres = inject('postgres');
  if (!postgres) throw new Error('This test needs PostgreSQL: it belongs to the project integration.');
  const name = `${postgres.prefix}_${randomBytes(6).toString('hex')}`;
  const strategy = postgres.strategy ? `STRATEGY ${postgres.strategy}` : '';
  await execute(
    postgres.url,
    `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(postgres.template)} ${strategy}`,
  );
  return {
    url: databaseUrl(postgres.url, name),
    drop: () => execute(postgres.url, `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`),
  };
}

/** The same server's URL with another database. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Starts the run's own server, after stopping those of runs that were killed. For the global setup. */
export async function startPostgres(): Promise<{ url: string; close: () => Promise<void> }> {
  for (const folder of [MEMORY, tmpdir()]) {
    for (const name of await readdir(folder).catch(() => [])) {
      const pid = Number(DIRECTORY.exec(name)?.[1]);
      if (pid && !isAlive(pid)) await removeAbandonedServer(join(folder, name));
    }
  }
  const directory = await mkdtemp(join(await quickestFolder(), `dialtone-test-${process.pid}-`));
  const { url, close } = await startLocalPostgres({ directory, durable: false });
  return {
    url,
    close: async () => {
      await close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Memory where there is plenty: a database is copied there in 10 ms, on a disk in up to 400. */
export async function quickestFolder(): Promise<string> {
  const space = await statfs(MEMORY).catch(() => undefined);
  return space && space.bavail * space.bsize > ENOUGH_BYTES ? MEMORY : tmpdir();
}

async function removeAbandonedServer(directory: string): Promise<void> {
  try {
    const server = await startLocalPostgres({ directory, durable: false });
    await server.close();
  } catch (error) {
    process.stderr.write(`${directory} of an earlier run was not closed: ${error}\n`);
  }
  await rm(directory, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
