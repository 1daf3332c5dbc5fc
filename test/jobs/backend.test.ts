import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBackend } from '#jobs/backend.ts';
import type { Job } from '#jobs/catalog.ts';
import { queueBackends, redisUrl } from '../support/redis.ts';
import { waitFor } from '../support/wait-for.ts';
import { captureLog, openRig, place, placeBehindProxy } from './support.ts';
import { endConnectionsTo, killWorkerInItsJob } from './support-faults.ts';

const notice = (id: number): Job => ({ name: 'notice.deliver', payload: { id } });
const SHORT_LOCK = { lockDurationMs: 1_000, stalledIntervalMs: 500 };

describe.each(queueBackends())('the queue backend on $name', (available) => {
  it('gives a job whose process was killed to another worker', async () => {
    const where = await place(available);
    const { queue, work, log } = await openRig(where);
    await queue.add([notice(1)]);
    await killWorkerInItsJob(where);

    const ran: number[] = [];
    await work({ 'notice.deliver': async ({ id }) => void ran.push(id) }, SHORT_LOCK);

    await waitFor(() => ran.length > 0, { describe: 'the job to run again' });
    expect(ran).toEqual([1]);
    expect(log.said('job stalled and is given out again')).toMatchObject([{ jobId: 'notice.deliver-1' }]);
  });

  it('gives up a job whose workers died too often', async () => {
    const where = await place(available);
    const { queue, work, log } = await openRig(where);
    await queue.add([notice(1)]);
    await killWorkerInItsJob(where);
    const outcomes: string[] = [];

    await work({}, { ...SHORT_LOCK, maxStalls: 0, onJob: ({ outcome }) => outcomes.push(outcome) });

    await waitFor(() => outcomes.length > 0, { describe: 'the job to be given up' });
    expect(outcomes).toEqual(['failed']);
    expect(log.said('job stalled too often and was given up')).toMatchObject([{ jobId: 'notice.deliver-1' }]);
  });

  it('shares the work with a second worker, each job once', async () => {
    const where = await place(available);
    const [one, other] = [await openRig(where), await openRig(where)];
    const ran: number[] = [];
    const doneBy = new Set<string>();
    const both = Promise.withResolvers<void>();
    const take =
      (worker: string) =>
      async ({ id }: { id: number }): Promise<undefined> => {
        ran.push(id);
        doneBy.add(worker);
        if (doneBy.size === 2) {
          both.resolve();
        }
        await both.promise;
      };
    await one.work({ 'notice.deliver': take('one') }, { concurrency: { slack: 2 } });
    await other.work({ 'notice.deliver': take('other') }, { concurrency: { slack: 2 } });

    const ids = Array.from({ length: 50 }, (_, at) => at + 1);
    await one.queue.add(ids.map(notice));

    await waitFor(() => ran.length >= 50, { describe: 'all jobs to run' });
    expect(ran.sort((a, b) => a - b)).toEqual(ids);
  });

  it('waits for the running job when it closes, and begins no other', async () => {
    const { queue, work, log } = await openRig(await place(available));
    const job = Promise.withResolvers<void>();
    const steps: string[] = [];
    const worker = await work(
      {
        'notice.deliver': async ({ id }) => {
          steps.push(`begun ${id}`);
          await job.promise;
          steps.push(`done ${id}`);
        },
      },
      { concurrency: { slack: 1 } },
    );
    await queue.add([notice(1)]);
    await waitFor(() => steps.length === 1, { describe: 'the job to begin' });
    await queue.add([notice(2)]);

    const closing = worker.close({ deadlineMs: 10_000 }).then(() => steps.push('closed'));
    job.resolve();
    await closing;

    expect(steps).toEqual(['begun 1', 'done 1', 'closed']);
    expect(log.said('jobs still run at the deadline; they are left to another worker')).toEqual([]);
  });

  it('lets go of a job that runs past the deadline, and another worker runs it', async () => {
    const where = await place(available);
    const first = await openRig(where);
    const begun = Promise.withResolvers<void>();
    const worker = await first.work(
      {
        'notice.deliver': () => {
          begun.resolve();
          return new Promise(() => undefined);
        },
      },
      SHORT_LOCK,
    );
    await first.queue.add([notice(1)]);
    await begun.promise;

    const startedAt = performance.now();
    await worker.close({ deadlineMs: 50 });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(first.log.said('jobs still run at the deadline; they are left to another worker')).toHaveLength(1);

    const ran: number[] = [];
    const second = await openRig(where);
    await second.work({ 'notice.deliver': async ({ id }) => void ran.push(id) }, SHORT_LOCK);
    await waitFor(() => ran.length > 0, { describe: 'the job to run again' });
  });

  it('lets workers go on after an outage, and says so once per queue', async () => {
    const where = await placeBehindProxy(available);
    const { queue, work, log } = await openRig(where);
    const ran: number[] = [];
    await work({ 'notice.deliver': async ({ id }) => void ran.push(id) });
    await queue.add([notice(1)]);
    await waitFor(() => ran.length === 1, { describe: 'a job before the outage' });

    await where.proxy.cut();
    await waitFor(() => log.said('queue backend fails').length === 3, {
      describe: 'every queue to notice',
    });
    await waitFor(() => queue.add([notice(2)]).catch(() => 'refused'), { describe: 'an add to be refused' });
    await where.proxy.restore();
    await waitFor(() => queue.add([notice(3)]).then(() => true), { describe: 'an add to succeed' });

    await waitFor(() => ran.includes(3), { describe: 'a job after the outage' });
    await waitFor(() => log.said('queue backend answers again').length === 3, {
      describe: 'every queue to be back',
    });
    expect(log.said('queue backend fails')).toHaveLength(3);
  });

  it('closes in time while the backend is away', async () => {
    const where = await placeBehindProxy(available);
    const { backend, queue, work } = await openRig(where);
    const worker = await work({});

    await where.proxy.cut();
    const startedAt = performance.now();
    await worker.close({ deadlineMs: 500 });
    await queue.close();
    await backend.close();

    expect(performance.now() - startedAt).toBeLessThan(6_000);
  });

  it('cannot be opened when nothing answers there, and says why', async () => {
    const where = await placeBehindProxy(available);
    await where.proxy.cut();

    const opening = openBackend({ ...where, logger: captureLog().logger });

    await expect(opening).rejects.toMatchObject({
      code: 'queue_unavailable',
      cause: { code: 'ECONNREFUSED' },
    });
  });

  it('cannot be opened where something listens but never answers', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    onTestFinished(() => void server.close());
    const urls =
      available.name === 'redis'
        ? { redisUrl: `redis://127.0.0.1:${port}`, databaseUrl: '' }
        : { databaseUrl: `postgres://127.0.0.1:${port}/none` };

    const startedAt = performance.now();
    const opening = openBackend({ ...urls, logger: captureLog().logger, openTimeoutMs: 300 });

    await expect(opening).rejects.toMatchObject({ code: 'queue_unavailable' });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});

it('lets workers go on after PostgreSQL ended their connections', async () => {
  const where = await place({ name: 'postgres' });
  const { queue, work } = await openRig(where);
  const ran: number[] = [];
  await work({ 'notice.deliver': async ({ id }) => void ran.push(id) });
  await queue.add([notice(1)]);
  await waitFor(() => ran.length === 1, { describe: 'a job before' });

  await endConnectionsTo(where.databaseUrl);
  await waitFor(() => queue.add([notice(2)]).then(() => true), { describe: 'an add to succeed' });

  await waitFor(() => ran.includes(2), { describe: 'a job after' });
});

it('asks a PostgreSQL that hangs up a few times a second, not as fast as it can', async () => {
  const where = await placeBehindProxy({ name: 'postgres' });
  const { work } = await openRig(where);
  await work({});

  where.proxy.hangUp();
  const startedAt = performance.now();
  const before = where.proxy.accepted();
  await waitFor(() => where.proxy.accepted() >= before + 8, { describe: 'eight tries' });

  expect(performance.now() - startedAt).toBeGreaterThan(150);
});

describe.runIf(redisUrl() !== undefined)('a Redis that is set up badly', () => {
  const redis = queueBackends().filter(({ name }) => name === 'redis');

  it.each(redis)('is warned about when it may evict jobs', async (available) => {
    const where = await placeBehindProxy(available, (text) =>
      text.replace('maxmemory_policy:noeviction', 'maxmemory_policy:allkeysxxx'),
    );

    const { log } = await openRig(where);

    expect(log.said('redis may evict jobs: set maxmemory-policy to noeviction')).toMatchObject([
      { level: 40, policy: 'allkeysxxx' },
    ]);
  });

  it.each(redis)('is refused when it is too old', async (available) => {
    const where = await placeBehindProxy(available, (text) =>
      text.replace(/redis_version:\d\.\d/, 'redis_version:6.0'),
    );

    await expect(openBackend({ ...where, logger: captureLog().logger })).rejects.toMatchObject({
      code: 'queue_unavailable',
      cause: { message: expect.stringContaining('6.2 or newer') },
    });
  });
});
