import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { Db } from './client.ts';
import { drizzle, readMigrationFiles, runMigrations, sql } from './drizzle.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
const CONNECT_TIMEOUT_MS = 5_000;
const ADVISORY_LOCK = 7_318_201;

/** Brings the database to this version's schema. Two at once wait for each other (advisory lock). */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await runMigrations(drizzle(client), { migrationsFolder });
  } finally {
    await client.end();
  }
}

/** How many of this version's migrations the database lacks; all of them where none was ever run. */
export async function countMissingMigrations(db: Db): Promise<number> {
  const known = readMigrationFiles({ migrationsFolder });
  const table = await db.execute<{ there: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (table.rows[0]?.there !== true) return known.length;
  const last = await db.execute<{ at: string | null }>(
    sql`select max(created_at) as at from drizzle.__drizzle_migrations`,
  );
  const appliedUntil = Number(last.rows[0]?.at ?? 0);
  return known.filter((migration) => migration.folderMillis > appliedUntil).length;
}
