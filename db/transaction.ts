import type { Job, JobQueue } from '#jobs/catalog.ts';
import type { Db, Tx } from './client.ts';

/** Collects jobs inside a transaction; they reach the queue only after the commit. */
export type HandOn = (...jobs: Job[]) => void;

export interface TransactionParts {
  readonly db: Db;
  readonly queue: JobQueue;
  /** Told when the commit stands but the queue did not take the jobs: the sweep will. */
  readonly onQueueAway: (error: unknown, jobs: readonly Job[]) => void;
}

/**
 * Runs `work` in one transaction and hands its jobs on after the commit. A queue that is away does not fail the
 * caller: the rows promise the same work, and the sweep finds them.
 */
export async function withTransaction<T>(
  { db, queue, onQueueAway }: TransactionParts,
  work: (tx: Tx, handOn: HandOn) => Promise<T>,
): Promise<T> {
  const jobs: Job[] = [];
  const result = await db.transaction((tx) => {
    jobs.length = 0;
    return work(tx, (...more) => jobs.push(...more));
  });
  if (jobs.length > 0) await queue.add(jobs).catch((error: unknown) => onQueueAway(error, jobs));
  return result;
}
