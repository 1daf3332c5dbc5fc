import { describe, expect, it } from 'vitest';
import type { JobHandlers } from '#jobs/catalog.ts';
import { openBullQueue } from '#jobs/queue.ts';
import { judge } from '#jobs/retry.ts';
import { type JobReport, startWorker } from '#jobs/worker.ts';
import { AppError } from '#src/domain/errors.ts';
import { queueBackends } from '../support/redis.ts';
import { waitFor } from '../support/wait-for.ts';
import { openRig, place, type Rig } from './support.ts';
import { handlersWith } from './support-handlers.ts';

const notice = (id: number) => ({ name: 'notice.deliver', payload: { id } }) as const;

/** Lets jobs that wait for another try run at once. */
async function hasten({ backend, queue }: Rig, job: ReturnType<typeof notice>): Promise<void> {
  const id = `notice.deliver-${job.payload.id}`;
  await waitFor(async () => (await backend.dueTimes('slack', [id])).size > 0, { describe: `${id} to wait` });
  await queue.add([job]);
}

describe.each(queueBackends())('the worker on $name', (available) => {
  const rig = async () => openRig(await place(available));

  it('tries a job again after an error that passes', async () => {
    const all = await rig();
    const reports: JobReport[] = [];
    let tries = 0;
    await all.work(
      {
        'notice.deliver': async () => {
          tries += 1;
          if (tries < 3) {
            throw new AppError('slack_unavailable');
          }
        },
      },
      { onJob: (report) => reports.push(report) },
    );

    await all.queue.add([notice(1)]);
    await waitFor(() => tries === 1, { describe: 'the first try' });
    await hasten(all, notice(1));
    await waitFor(() => tries === 2, { describe: 'the second try' });
    await hasten(all, notice(1));

    await waitFor(() => reports.length === 3, { describe: 'the third try' });
    expect(reports.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'notice.deliver failed',
      'notice.deliver failed',
      'notice.deliver completed',
    ]);
    expect(reports.every(({ durationMs }) => durationMs >= 0)).toBe(true);
    expect(all.log.said('job failed')).toMatchObject([
      {
        level: 40,
        jobId: 'notice.deliver-1',
        job: 'notice.deliver',
        code: 'slack_unavailable',
        attempt: 1,
        willRetry: true,
      },
      { level: 40, attempt: 2, willRetry: true },
    ]);
  });

  it('waits the backoff of the catalog before it tries again by itself', async () => {
    const { queue, work } = await rig();
    const triedAt: number[] = [];
    await work({
      'notice.deliver': async () => {
        triedAt.push(Date.now());
        if (triedAt.length === 1) {
          throw new AppError('slack_unavailable');
        }
      },
    });

    await queue.add([notice(1)]);

    await waitFor(() => triedAt.length === 2, { describe: 'the second try' });
    const [first = 0, second = 0] = triedAt;
    expect(second - first).toBeGreaterThanOrEqual(500);
  });

  it('does not try a final error again, and leaves its id free', async () => {
    const { backend, queue, work, log } = await rig();
    const raw = openBullQueue(backend, 'slack', log.logger);
    let runs = 0;
    await work({
      'notice.deliver': async () => {
        runs += 1;
        throw new AppError('slack_channel_not_found');
      },
    });

    await queue.add([notice(1)]);
    await waitFor(() => runs === 1, { describe: 'the job to fail' });
    await waitFor(async () => (await raw.getJob('notice.deliver-1')) === undefined, {
      describe: 'the job to be gone',
    });
    await raw.close();
    await queue.add([notice(1)]);

    await waitFor(() => runs === 2, { describe: 'the job to run when it is added again' });
    expect(log.said('job failed')[0]).toMatchObject({
      level: 50,
      code: 'slack_channel_not_found',
      willRetry: false,
    });
  });

  it('puts a job off as often as its handler asks, without spending an attempt', async () => {
    const { queue, work } = await rig();
    const reports: string[] = [];
    let runs = 0;
    await work(
      {
        'numbers.check': async () => {
          runs += 1;
          if (runs === 5) {
            throw new AppError('aws_unavailable');
          }
          return runs < 5 ? { runAgainAt: new Date(Date.now() + 20) } : undefined;
        },
      },
      { onJob: ({ outcome }) => reports.push(outcome) },
    );

    await queue.add([{ name: 'numbers.check', payload: { region: 'eu-west-1' } }]);

    await waitFor(() => reports.includes('completed'), { describe: 'the job to be done' });
    expect(reports).toEqual(['delayed', 'delayed', 'delayed', 'delayed', 'failed', 'completed']);
  });

  it('waits as long as the other side asks, without spending an attempt', async () => {
    const { queue, work } = await rig();
    const reports: string[] = [];
    const ranAt: number[] = [];
    await work(
      {
        sweep: async () => {
          ranAt.push(Date.now());
          if (ranAt.length < 4) {
            throw new AppError('slack_rate_limited', { retryAfterMs: 150 });
          }
        },
      },
      { onJob: ({ outcome }) => reports.push(outcome) },
    );

    await queue.add([{ name: 'sweep', payload: {} }]);

    await waitFor(() => reports.includes('completed'), { describe: 'the job to be done' });
    expect(reports).toEqual(['delayed', 'delayed', 'delayed', 'completed']);
    expect((ranAt[1] ?? 0) - (ranAt[0] ?? 0)).toBeGreaterThanOrEqual(150);
  });

  it('gives up after the last attempt of the catalog, loudly when nobody foresaw the error', async () => {
    const { queue, work, log } = await rig();
    let runs = 0;
    await work({
      sweep: async () => {
        runs += 1;
        throw new TypeError('surprise');
      },
    });

    await queue.add([{ name: 'sweep', payload: {} }]);
    await waitFor(() => log.said('job failed').length === 1, { describe: 'the job to fail' });
    await waitFor(() => queue.add([{ name: 'sweep', payload: {} }]).then(() => runs >= 2), {
      describe: 'its id to be free',
    });

    expect(log.said('job failed')[0]).toMatchObject({
      level: 50,
      code: 'internal',
      willRetry: false,
      attempt: 1,
    });
  });

  it.each([
    ['a malformed payload', 'notice.deliver', { id: 'seven' }],
    ['a name that it does not know', 'notice.sing', { id: 7 }],
  ])('refuses a job with %s at once', async (_, name, payload) => {
    const { backend, work, log } = await rig();
    const raw = openBullQueue(backend, 'slack', log.logger);
    await raw.add(name, payload, { jobId: 'odd-one', attempts: 5, removeOnFail: true });

    await work({ 'notice.deliver': () => Promise.reject(new Error('was run')) });

    await waitFor(async () => (await raw.getJob('odd-one')) === undefined, {
      describe: 'the job to be gone',
    });
    expect(log.said('job failed')).toMatchObject([{ level: 50, code: 'job_malformed', jobId: 'odd-one' }]);
    await raw.close();
  });

  it('logs the id of the request when the job carries it', async () => {
    const { queue, work, log } = await rig();
    await work({ 'request.expire': () => Promise.reject(new AppError('request_unknown')) });

    await queue.add([{ name: 'request.expire', payload: { id: 1042 } }]);

    await waitFor(() => log.said('job failed').length > 0, { describe: 'the log line' });
    expect(log.said('job failed')[0]).toMatchObject({ requestId: 1042, jobId: 'request.expire-1042' });
  });

  it('refuses to start without a handler for every job', async () => {
    const { backend, log } = await rig();
    const { 'card.redraw': _, ...others } = handlersWith({});

    await expect(
      startWorker({ backend, handlers: others as JobHandlers, logger: log.logger }),
    ).rejects.toThrow('No handler for: card.redraw');
  });
});

describe('what an error means for its job', () => {
  const wrapped = (code: string) =>
    new Error('query', { cause: Object.assign(new Error('inner'), { code }) });

  it.each(['08006', '57P01', '57014', '53300', 'ECONNREFUSED'])(
    'takes %s under a cause for a database that is away for a while',
    (code) => {
      expect(judge(wrapped(code))).toMatchObject({
        code: 'database_unavailable',
        again: true,
        foreseen: true,
      });
    },
  );

  it.each(['23505', '42P01', 'EACCES'])('takes %s for an error that nobody foresaw', (code) => {
    expect(judge(wrapped(code))).toMatchObject({ code: 'internal', again: true, foreseen: false });
  });

  it('does not wait as asked when an error is final', () => {
    expect(judge(new AppError('aws_access_denied', { retryAfterMs: 5_000 }))).toMatchObject({
      again: false,
      afterMs: undefined,
    });
  });

  it('survives a thrown value that is no error', () => {
    expect(judge('nonsense')).toMatchObject({ code: 'internal', again: true, foreseen: false });
  });
});
