import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { claimDelivery } from '#db/queries/deliveries.ts';
import { withTransaction } from '#db/transaction.ts';
import type { Job } from '#jobs/catalog.ts';
import { AppError } from '#src/domain/errors.ts';
import { RecordingQueue } from '../support/fakes.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { ASKED_AT } from '../support/request-view.ts';

const JOB: Job = { name: 'notice.deliver', payload: { id: 7 } };

let clone: TestDatabase;
let database: Database;
beforeAll(async () => {
  clone = await createTestDatabase();
  database = openDatabase({ url: clone.url });
});
afterAll(async () => {
  await database.close();
  await clone.drop();
});

describe('a transaction with jobs', () => {
  let queue: RecordingQueue;
  let away: unknown[];
  beforeEach(() => {
    queue = new RecordingQueue();
    away = [];
  });
  const parts = () => ({
    db: database.db,
    queue,
    onQueueAway: (error: unknown, jobs: readonly Job[]) => away.push({ error, jobs }),
  });
  const isClaimed = async (key: string) => !(await claimDelivery(database.db, key, ASKED_AT));

  it('hands its jobs on once it is committed, all at once', async () => {
    let sawRow = false;
    const added = queue.add.bind(queue);
    queue.add = async (jobs) => {
      sawRow = await isClaimed('committed');
      return added(jobs);
    };
    const answer = await withTransaction(parts(), async (tx, handOn) => {
      handOn(JOB);
      await claimDelivery(tx, 'committed', ASKED_AT);
      handOn({ name: 'sweep', payload: {} });
      expect(queue.jobs).toEqual([]);
      return 'answer';
    });
    expect(answer).toBe('answer');
    expect(queue.jobs).toEqual([JOB, { name: 'sweep', payload: {} }]);
    expect(sawRow).toBe(true);
  });

  it('hands nothing on when it fails', async () => {
    const failing = withTransaction(parts(), async (tx, handOn) => {
      await claimDelivery(tx, 'rolled back', ASKED_AT);
      handOn(JOB);
      throw new AppError('internal');
    });
    await expect(failing).rejects.toMatchObject({ code: 'internal' });
    expect(queue.jobs).toEqual([]);
    expect(await isClaimed('rolled back')).toBe(false);
  });

  it('does not ask the queue when there is nothing to hand on', async () => {
    queue.isAway = true;
    await withTransaction(parts(), (tx) => claimDelivery(tx, 'quiet', ASKED_AT));
    expect(away).toEqual([]);
  });

  it('stands when the queue is away, and says which jobs were lost', async () => {
    queue.isAway = true;
    const answer = await withTransaction(parts(), async (tx, handOn) => {
      handOn(JOB);
      return claimDelivery(tx, 'no queue', ASKED_AT);
    });
    expect(answer).toBe(true);
    expect(await isClaimed('no queue')).toBe(true);
    expect(away).toEqual([{ error: expect.objectContaining({ code: 'queue_unavailable' }), jobs: [JOB] }]);
  });

  it('runs again when it was ended by a deadlock, and hands its jobs on once', async () => {
    const bothHaveOne = Promise.withResolvers<void>();
    let holding = 0;
    const claimBoth = (name: string, first: string, second: string) =>
      withTransaction(parts(), async (tx, handOn) => {
        handOn({ name: 'numbers.check', payload: { region: name } });
        await claimDelivery(tx, first, ASKED_AT);
        holding += 1;
        if (holding === 2) bothHaveOne.resolve();
        await bothHaveOne.promise;
        return claimDelivery(tx, second, ASKED_AT);
      });
    await Promise.all([claimBoth('left', 'one', 'two'), claimBoth('right', 'two', 'one')]);
    // The one that was ended may be quicker than the other's wake-up, and be in its way once more.
    expect([3, 4]).toContain(holding);
    expect(queue.jobs.map((job) => job.payload).sort()).toHaveLength(2);
    expect([await isClaimed('one'), await isClaimed('two')]).toEqual([true, true]);
  });
});
