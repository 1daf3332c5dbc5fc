import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { sql } from '#db/drizzle.ts';
import { countMissingMigrations, migrate } from '#db/migrate.ts';
import { createEmptyDatabase } from '../support/empty-database.ts';
import type { TestDatabase } from '../support/postgres.ts';

const TABLES = [
  'access_requests',
  'account_rooms',
  'accounts',
  'audit_events',
  'aws_calls',
  'calls',
  'cards',
  'case_messages',
  'cases',
  'deliveries',
  'drafts',
  'enablements',
  'homes',
  'learned_prices',
  'lines',
  'notices',
  'numbers',
  'orders',
  'paces',
  'people',
  'project_leads',
  'projects',
  'relinquishments',
  'requests',
  'spend_limit_changes',
];

describe('migrating', () => {
  let empty: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    empty = await createEmptyDatabase();
    database = openDatabase({ url: empty.url });
  });
  afterEach(async () => {
    await database.close();
    await empty.drop();
  });

  const tables = async (): Promise<string[]> => {
    const found = await database.db.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
    );
    return found.rows.map((row) => row.name);
  };
  const applied = async (): Promise<number> => {
    const found = await database.db.execute(sql`select id from drizzle.__drizzle_migrations`);
    return found.rows.length;
  };

  it('makes every table of an empty database, and then none is missing', async () => {
    expect(await countMissingMigrations(database.db)).toBeGreaterThan(0);
    await migrate(empty.url);
    expect(await tables()).toEqual(TABLES);
    expect(await countMissingMigrations(database.db)).toBe(0);
  });

  it('does nothing the second time', async () => {
    await migrate(empty.url);
    const once = await applied();
    await migrate(empty.url);
    expect(await applied()).toBe(once);
    expect(await tables()).toEqual(TABLES);
  });

  it('is done once when several start at the same time', async () => {
    const missing = await countMissingMigrations(database.db);
    await Promise.all([migrate(empty.url), migrate(empty.url), migrate(empty.url)]);
    expect(await applied()).toBe(missing);
    expect(await tables()).toEqual(TABLES);
  });

  it('counts what an older version of the database lacks', async () => {
    await migrate(empty.url);
    await database.db.execute(
      sql`delete from drizzle.__drizzle_migrations
        where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`,
    );
    expect(await countMissingMigrations(database.db)).toBe(1);
  });

  it('does not mind a database that is newer', async () => {
    await migrate(empty.url);
    await database.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`,
    );
    expect(await countMissingMigrations(database.db)).toBe(0);
  });

  it('fails when the server does not answer', async () => {
    await expect(migrate('postgres://nobody@127.0.0.1:1/nothing')).rejects.toThrow();
  });
});
