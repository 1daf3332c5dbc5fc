import type { Db, Tx } from '#db/client.ts';
import { sql } from '#db/drizzle.ts';
import { waitFor } from './wait-for.ts';

/** A transaction that has done its work and is neither committed nor rolled back. */
export interface Held<T> {
  readonly value: T;
  commit(): Promise<void>;
  rollBack(): Promise<void>;
}

class RolledBack extends Error {}

/** Does some work in a transaction and keeps it open, so that others meet its locks. */
export async function hold<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<Held<T>> {
  const done = Promise.withResolvers<T>();
  const end = Promise.withResolvers<void>();
  const transaction = db
    .transaction(async (tx) => {
      done.resolve(await work(tx));
      await end.promise;
    })
    .catch((error: unknown) => {
      done.reject(error);
      if (!(error instanceof RolledBack)) throw error;
    });
  const value = await done.promise;
  return {
    value,
    commit: () => {
      end.resolve();
      return transaction;
    },
    rollBack: () => {
      end.reject(new RolledBack());
      return transaction;
    },
  };
}

/** Waits until `work` either is done or waits for a lock of another transaction; tells which. */
export async function doneOrBlocked(db: Db, work: Promise<unknown>): Promise<'done' | 'blocked'> {
  let isDone = false;
  const end = (): void => {
    isDone = true;
  };
  work.then(end, end);
  return waitFor(
    async () => {
      if (isDone) return 'done' as const;
      const { rows } = await db.execute<{ count: number }>(sql`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`);
      return (rows[0]?.count ?? 0) > 0 && ('blocked' as const);
    },
    { describe: 'the work to end or to wait for a lock' },
  );
}
