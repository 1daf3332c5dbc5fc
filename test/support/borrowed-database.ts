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

/** Ids begin anew, too. The trigger that keeps the audit from being emptied is off for that long. */
async function isEmptied({ db }: Database): Promise<boolean> {
  try {
    await db.execute(
      sql.raw(`DO $$ BEGIN
        SET LOCAL lock_timeout = '2s';
        ALTER TABLE audit_events DISABLE TRIGGER USER;
        EXECUTE (SELECT 'TRUNCATE ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' RESTART IDENTITY'
          FROM pg_tables WHERE schemaname = 'public');
        ALTER TABLE audit_events ENABLE TRIGGER USER;
      END $$`),
    );
    return true;
  } catch {
    return false;
  }
}
