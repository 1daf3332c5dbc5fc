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

/** Ids begin anew, too. Rows are deleted: to truncate a table takes the server more than most tests do. */
async function isEmptied({ db }: Database): Promise<boolean> {
  try {
    await db.execute(sql.raw(EMPTY));
    return true;
  } catch {
    return false;
  }
}
