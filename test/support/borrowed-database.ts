import { type Database, openDatabase } from '#db/client.ts';
import { sql } from '#db/drizzle.ts';
import { createTestDatabase } from './postgres.ts';

export interface BorrowedDatabase {
  readonly url: string;
  readonly database: Database;
  /** Empties it for the next test; one that somebody still uses is dropped instead. */
  giveBack(): Promise<void>;
}

/** Those that nobody uses, with their connections: a new one costs more than most tests of a use case do. */
const free: BorrowedDatabase[] = [];

/** A migrated, empty database of this test alone, with an open pool. */
export async function borrowDatabase(): Promise<BorrowedDatabase> {
  return free.pop() ?? create();
}

async function create(): Promise<BorrowedDatabase> {
  const { url, drop } = await createTestDatabase();
  const database = openDatabase({ url });
  const borrowed: BorrowedDatabase = {
    url,
    database,
    async giveBack() {
      if (isAtRest(database) && (await isEmptied(database))) {
        free.push(borrowed);
        return;
      }
      await database.close();
      await drop();
    },
  };
  return borrowed;
}

const isAtRest = ({ db: { $client: pool } }: Database): boolean =>
  pool.waitingCount === 0 && pool.idleCount === pool.totalCount;

/** What others still do there is waited for, and what filled it is not left for the next tests to read past. */
const EMPTY = `DO $$
  DECLARE
    tables text := (SELECT string_agg(format('%I.%I', schemaname, tablename), ', ')
      FROM pg_tables WHERE schemaname = 'public');
    each_table text;
  BEGIN
    SET LOCAL lock_timeout = '2s';
    -- Neither foreign keys nor the trigger that keeps the audit.
    SET LOCAL session_replication_role = replica;
    EXECUTE 'LOCK TABLE ' || tables || ' IN ACCESS EXCLUSIVE MODE';
    FOREACH each_table IN ARRAY string_to_array(tables, ', ') LOOP
      IF pg_relation_size(each_table) > 256 * 1024 THEN RAISE 'too much is in %', each_table; END IF;
      EXECUTE 'DELETE FROM ' || each_table;
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename), start_value, false)
      FROM pg_sequences WHERE schemaname = 'public';
  END $$`;

const FILLED = `SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') AS tables
  FROM pg_tables
  WHERE schemaname = 'public' AND pg_relation_size(format('%I.%I', schemaname, tablename)::regclass) > 0`;

/**
 * Ids begin anew, too. Rows are deleted and their pages given up: to truncate 25 tables takes the server ten times as
 * long, and rows in pages that others have left stand in another order.
 */
async function isEmptied({ db }: Database): Promise<boolean> {
  const filled = async () => {
    const { rows } = await db.execute<{ tables: string | null }>(sql.raw(FILLED));
    return rows[0]?.tables ?? undefined;
  };
  try {
    await db.execute(sql.raw(EMPTY));
    const tables = await filled();
    if (tables === undefined) return true;
    await db.execute(sql.raw(`VACUUM (TRUNCATE ON, INDEX_CLEANUP ON) ${tables}`));
    return (await filled()) === undefined;
  } catch {
    return false;
  }
}
