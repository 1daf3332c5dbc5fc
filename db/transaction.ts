import type { Job, JobQueue } from '#jobs/catalog.ts';
import { type Db, inTransaction, type Tx } from './client.ts';
import { isSerializationFailure } from './errors.ts';

/** Collects jobs inside a transaction; they reach the queue only after the commit. */
export type HandOn = (...jobs: Job[]) => void;

export interface TransactionParts {
  readonly db: Db;
  readonly queue: JobQueue;
  /** Told when the commit stands but the queue did not take the jobs: the sweep will. */
  readonly onQueueAway: (error: unknown, jobs: readonly Job[]) => void;
}

/** Postgres ended the transaction so that another could go on: nothing of it stands, and it may run again. */
const TRIES = 3;

/**
 * Runs `work` in one transaction and hands its jobs on after the commit; `work` may run again after a deadlock, so it
 * does nothing but queries. A queue that is away does not fail the caller: the rows promise the same work, and the
 * sweep finds them.
 */
export async function withTransaction<T>(
  { db, queue, onQueueAway }: TransactionParts,
  work: (tx: Tx, handOn: HandOn) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const jobs: Job[] = [];
    try {
      const result = await inTransaction(db, (tx) => work(tx, (...more) => jobs.push(...more)));
      if (jobs.length > 0) await queue.add(jobs).catch((error: unknown) => onQueueAway(error, jobs));
      return result;
    } catch (error) {
      if (tries >= TRIES || !isSerializationFailure(error)) throw error;
    }
  }
}
