import type { Logger } from 'pino';
import { answered, type QueueBackend } from './backend.ts';
import type { JobQueue } from './catalog.ts';
import { jobOptionsOf, openBullQueue } from './queue.ts';

export interface Schedules {
  close(): Promise<void>;
}

/**
 * Runs `sweep` now and then once per period, however many processes say so: BullMQ's job scheduler makes the jobs.
 * Throws `AppError('queue_unavailable')`.
 *
 * The schedule lives in the backend only, so it is written again once per period: a Redis that was emptied has it
 * back after one. Writing it again moves nothing.
 */
export async function upsertSchedules(options: {
  backend: QueueBackend;
  queue: JobQueue;
  logger: Logger;
  sweepEveryMs?: number;
}): Promise<Schedules> {
  const { backend, queue, logger, sweepEveryMs = 60_000 } = options;
  const sweeps = openBullQueue(backend, 'sweep', logger);
  const upsert = () =>
    answered(
      5_000,
      sweeps.upsertJobScheduler(
        'sweep',
        { every: sweepEveryMs },
        { name: 'sweep', data: {}, opts: jobOptionsOf('sweep') },
      ),
    );

  await upsert();
  await queue.add([{ name: 'sweep', payload: {} }]);
  const timer = setInterval(() => {
    upsert().catch((err: unknown) => logger.debug({ err }, 'schedule not written again'));
  }, sweepEveryMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await sweeps.close();
    },
  };
}
