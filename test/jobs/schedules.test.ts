import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBullQueue } from '#jobs/queue.ts';
import { upsertSchedules } from '#jobs/schedules.ts';
import { flushPrefix, queueBackends } from '../support/redis.ts';
import { waitFor } from '../support/wait-for.ts';
import { openRig, place, placeBehindProxy, type Rig, type Where } from './support.ts';

async function schedule({ backend, queue, log }: Rig, sweepEveryMs: number): Promise<void> {
  const schedules = await upsertSchedules({ backend, queue, logger: log.logger, sweepEveryMs });
  onTestFinished(() => schedules.close());
}

async function countSchedules(rig: Rig | undefined): Promise<number | undefined> {
  const sweeps = rig && openBullQueue(rig.backend, 'sweep', rig.log.logger);
  const count = await sweeps?.getJobSchedulersCount();
  await sweeps?.close();
  return count;
}

async function loseAllJobs({ redisUrl, databaseUrl, prefix }: Where): Promise<void> {
  if (redisUrl !== undefined) {
    await flushPrefix(redisUrl, prefix);
    return;
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('DELETE FROM bullmq.job; DELETE FROM bullmq.scheduler');
  await client.end();
}

describe.each(queueBackends())('the schedules on $name', (available) => {
  it('sweep once at the start, long before the first period is over', async () => {
    const rig = await openRig(await place(available));
    let sweeps = 0;
    await rig.work({ sweep: async () => void sweeps++ });

    await schedule(rig, 3_600_000);

    await waitFor(() => sweeps > 0, { describe: 'a sweep' });
  });

  it('sweep once per period, with two processes', async () => {
    const where = await place(available);
    const rigs = [await openRig(where), await openRig(where)];
    const everyMs = 100;
    let sweeps = 0;
    for (const rig of rigs) {
      await rig.work({ sweep: async () => void sweeps++ });
    }

    const startedAt = performance.now();
    await Promise.all(rigs.map((rig) => schedule(rig, everyMs)));
    await waitFor(() => sweeps >= 14, { describe: 'fourteen sweeps' });

    // Each process adds one of its own at the start, and both may make the first of the schedule.
    expect(performance.now() - startedAt).toBeGreaterThan((14 - 5) * everyMs);
    expect(await countSchedules(rigs[0])).toBe(1);
  });

  it('come back by themselves after all jobs were lost', async () => {
    const where = await place(available);
    const rig = await openRig(where);
    let sweeps = 0;
    await rig.work({ sweep: async () => void sweeps++ });
    await schedule(rig, 200);
    await waitFor(() => sweeps >= 2, { describe: 'the schedule to run' });

    await loseAllJobs(where);
    const before = sweeps;

    await waitFor(() => sweeps >= before + 3, { describe: 'sweeps after the loss' });
  });

  it('refuse to start while the backend is away', async () => {
    const where = await placeBehindProxy(available);
    const rig = await openRig(where);
    await where.proxy.cut();

    await expect(schedule(rig, 1_000)).rejects.toMatchObject({ code: 'queue_unavailable' });
  });
});
