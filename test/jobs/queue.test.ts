import { describe, expect, it } from 'vitest';
import type { Job } from '#jobs/catalog.ts';
import { queueBackends } from '../support/redis.ts';
import { waitFor } from '../support/wait-for.ts';
import { openRig, place, placeBehindProxy } from './support.ts';

const HOUR_MS = 3_600_000;
const expiry = (id: number, notBefore?: Date): Job =>
  notBefore
    ? { name: 'request.expire', payload: { id }, notBefore }
    : { name: 'request.expire', payload: { id } };
const inMs = (ms: number) => new Date(Date.now() + ms);

describe.each(queueBackends())('the job queue on $name', (available) => {
  const rig = async () => openRig(await place(available));

  it('runs a job of each queue', async () => {
    const { queue, work } = await rig();
    const ran: string[] = [];
    await work({
      sweep: async () => void ran.push('sweep'),
      'notice.deliver': async ({ id }) => void ran.push(`notice ${id}`),
      'numbers.check': async ({ region }) => void ran.push(`numbers ${region}`),
    });

    await queue.add([
      { name: 'sweep', payload: {} },
      { name: 'notice.deliver', payload: { id: 3 } },
      { name: 'numbers.check', payload: { region: 'eu-west-1' } },
    ]);

    await waitFor(() => ran.length === 3, { describe: 'three jobs to run' });
    expect(ran.sort()).toEqual(['notice 3', 'numbers eu-west-1', 'sweep']);
  });

  it('runs a job once that was added twice, and again when it is added after it ran', async () => {
    const { queue, work } = await rig();
    const ran: number[] = [];
    await queue.add([expiry(1), expiry(1)]);
    await queue.add([expiry(1)]);
    await queue.add([expiry(2)]);

    await work({ 'request.expire': async ({ id }) => void ran.push(id) }, { concurrency: { slack: 1 } });
    await waitFor(() => ran.includes(2), { describe: 'the job after it' });
    expect(ran).toEqual([1, 2]);

    await queue.add([expiry(1)]);
    await waitFor(() => ran.length === 3, { describe: 'the job to run again' });
    expect(ran).toEqual([1, 2, 1]);
  });

  it('does not run a job before its moment', async () => {
    const { queue, work } = await rig();
    const ranAt: number[] = [];
    await work({ 'request.expire': async () => void ranAt.push(Date.now()) });
    const notBefore = inMs(400);

    await queue.add([expiry(1, notBefore)]);

    await waitFor(() => ranAt.length > 0, { describe: 'the job to run' });
    expect(ranAt[0]).toBeGreaterThanOrEqual(notBefore.getTime());
  });

  it('runs a waiting job at once when it is added again for now', async () => {
    const { queue, work } = await rig();
    const ran: number[] = [];
    await work({ 'request.expire': async ({ id }) => void ran.push(id) });
    await queue.add([expiry(1, inMs(HOUR_MS))]);

    await queue.add([expiry(1)]);

    await waitFor(() => ran.length > 0, { describe: 'the job to run' });
    expect(ran).toEqual([1]);
  });

  it('keeps the earlier of two moments, whichever was asked for first', async () => {
    const { backend, queue } = await rig();
    const [early, late] = [inMs(HOUR_MS), inMs(2 * HOUR_MS)];
    await queue.add([expiry(1, late), expiry(2, early), expiry(3, late), expiry(3, early)]);

    await queue.add([expiry(1, early), expiry(2, late)]);

    const due = await backend.dueTimes('slack', ['request.expire-1', 'request.expire-2', 'request.expire-3']);
    for (const at of due.values()) {
      // The move of a waiting job counts from the moment at which it is made, some milliseconds later.
      expect(Math.abs(at - early.getTime())).toBeLessThan(5_000);
    }
    expect(due.size).toBe(3);
    expect(due.get('request.expire-2')).toBe(early.getTime());
    expect(due.get('request.expire-3')).toBe(early.getTime());
  });

  it('leaves a job alone that ran and put itself off while it was being added', async () => {
    const { backend, queue, work } = await rig();
    const ids = Array.from({ length: 50 }, (_, at) => at + 1);
    const ran: number[] = [];
    await work({
      'request.expire': async ({ id }) => {
        ran.push(id);
        return { runAgainAt: inMs(HOUR_MS) };
      },
    });

    for (const id of ids) {
      await queue.add([expiry(id)]);
    }

    const jobIds = ids.map((id) => `request.expire-${id}`);
    await waitFor(async () => (await backend.dueTimes('slack', jobIds)).size === ids.length, {
      describe: 'all jobs to be put off',
    });
    expect(ran.sort((a, b) => a - b)).toEqual(ids);
  });

  it('drops a job that is added while it runs', async () => {
    const { queue, work } = await rig();
    const running = Promise.withResolvers<void>();
    const ran: number[] = [];
    await work(
      {
        'request.expire': async ({ id }) => {
          ran.push(id);
          await (id === 1 ? running.promise : undefined);
        },
      },
      { concurrency: { slack: 1 } },
    );
    await queue.add([expiry(1)]);
    await waitFor(() => ran.length === 1, { describe: 'the job to begin' });

    await queue.add([expiry(1), expiry(2)]);
    running.resolve();

    await waitFor(() => ran.includes(2), { describe: 'the job after it' });
    expect(ran).toEqual([1, 2]);
  });

  it('refuses a malformed payload before anything is added', async () => {
    const { backend, queue } = await rig();

    await expect(queue.add([expiry(1, inMs(HOUR_MS)), expiry(0)])).rejects.toMatchObject({
      code: 'job_malformed',
      details: { reason: 'request.expire', fields: ['id'] },
    });

    expect(await backend.dueTimes('slack', ['request.expire-1'])).toEqual(new Map());
  });

  it('adds nothing when it is given nothing', async () => {
    const { queue } = await rig();

    await expect(queue.add([])).resolves.toBeUndefined();
  });

  it('refuses quickly while the backend is away, and adds again when it is back', async () => {
    const where = await placeBehindProxy(available);
    const { backend, queue } = await openRig(where);
    await queue.add([expiry(1, inMs(HOUR_MS))]);

    await where.proxy.cut();
    const startedAt = performance.now();
    await expect(queue.add([expiry(2)])).rejects.toMatchObject({ code: 'queue_unavailable' });
    await expect(backend.ping()).rejects.toMatchObject({ code: 'queue_unavailable' });
    expect(performance.now() - startedAt).toBeLessThan(4_500);
    await where.proxy.restore();

    await waitFor(() => queue.add([expiry(3, inMs(HOUR_MS))]).then(() => true), {
      describe: 'an add to succeed',
    });
    const due = await backend.dueTimes('slack', ['request.expire-1', 'request.expire-3']);
    expect(due.size).toBe(2);
  });

  it('refuses within two seconds when the backend does not answer', async () => {
    const where = await placeBehindProxy(available);
    const { queue } = await openRig(where);

    where.proxy.silence();
    const startedAt = performance.now();
    const adding = queue.add([expiry(2)]);

    await expect(adding).rejects.toMatchObject({ code: 'queue_unavailable' });
    expect(performance.now() - startedAt).toBeLessThan(3_500);
  });
});
