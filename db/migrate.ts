import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import type { Db } from './client.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
const ADVISORY_LOCK = 7_318_201;

/** Brings the database to this version's schema. Two at once wait for each other (advisory lock). */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${ADVISORY_LOCK})`;
    await runMigrations(drizzle(client), { migrationsFolder });
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** How many of this version's migrations the database lacks; all of them where none was ever run. */
export async function countMissingMigrations(db: Db): Promise<number> {
  const known = readMigrationFiles({ migrationsFolder });
  const [table] = await db.execute<{ there: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (table?.there !== true) return known.length;
  const [last] = await db.execute<{ at: string | null }>(
    sql`select max(created_at) as at from drizzle.__drizzle_migrations`,
  );
  const appliedUntil = Number(last?.at ?? 0);
  return known.filter((migration) => migration.folderMillis > appliedUntil).length;
}
