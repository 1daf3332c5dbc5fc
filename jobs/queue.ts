import type { IQueueBackend, JobsOptions } from 'bullmq';
import type { Logger } from 'pino';
import { AppError } from '#src/domain/errors.ts';
import { ADD_TIMEOUT_MS, answered, type QueueBackend } from './backend.ts';
import { Queue } from './bullmq.ts';
import {
  catalog,
  type Job,
  type JobName,
  type JobQueue,
  jobIdOf,
  QUEUE_NAMES,
  type QueueName,
} from './catalog.ts';
import { type ListedJob, listJobs } from './listed-jobs.ts';
import { type Now, systemTimeOf } from './system-time.ts';

export type BullQueue = InstanceType<
  typeof Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend, unknown>
>;

export interface OpenQueue extends JobQueue {
  /** What the queue knows now, at most so many jobs. Throws `AppError('queue_unavailable')`. */
  list(limit: number): Promise<readonly ListedJob[]>;
  close(): Promise<void>;
}

/**
 * The queues of the catalog behind `JobQueue`.
 *
 * `add` validates each payload (`AppError('job_malformed')`), and throws `AppError('queue_unavailable')` within 2 s
 * when the backend is away; some of the jobs may then have been added all the same. A job that waits already is not
 * added twice: it keeps the earlier of the two moments, also when it waits for another try. A job that runs right
 * now swallows the new one: handlers look at rows, and the sweep finds what they missed.
 */
export async function createQueue(options: {
  backend: QueueBackend;
  logger: Logger;
  /** The clock of `notBefore`; the system's when unset. */
  now?: Now | undefined;
}): Promise<OpenQueue> {
  const { backend, logger, now } = options;
  const queues = { sweep: open('sweep'), slack: open('slack'), aws: open('aws') };
  await answered(5_000, Promise.all(QUEUE_NAMES.map((name) => queues[name].waitUntilReady())));

  function open(name: QueueName): BullQueue {
    return openBullQueue(backend, name, logger);
  }

  async function addTo(name: QueueName, wanted: readonly Wanted[]): Promise<void> {
    // Asked before, not after: a job may run between, and put itself off for a reason of its own.
    const dueBefore = await backend.dueTimes(
      name,
      wanted.map(({ opts }) => opts.jobId),
    );
    const added = await queues[name].addBulk(
      wanted.map(({ job, opts }) => ({ name: job.name, data: job.payload, opts })),
    );
    await Promise.all(
      added.map(async (job, at) => {
        const wish = wanted[at];
        if (wish === undefined || (dueBefore.get(wish.opts.jobId) ?? 0) <= wish.dueAt) {
          return;
        }
        const delay = wish.dueAt - Date.now();
        await (delay > 0 ? job.changeDelay(delay) : job.promote()).catch(ignoreMoved);
      }),
    );
  }

  return {
    async add(jobs) {
      const byQueue = Map.groupBy(earliestOfEach(jobs, now), ({ job }) => catalog[job.name].queue);
      await answered(ADD_TIMEOUT_MS, Promise.all([...byQueue].map(([name, wanted]) => addTo(name, wanted))));
    },
    list: (limit) =>
      answered(
        ADD_TIMEOUT_MS,
        listJobs(
          backend,
          QUEUE_NAMES.map((name) => [name, queues[name]]),
          limit,
        ),
      ),
    async close() {
      await Promise.allSettled(QUEUE_NAMES.map((name) => queues[name].close()));
    },
  };
}

/** BullMQ's queue itself, on the backend's shared connection. */
export function openBullQueue(backend: QueueBackend, name: QueueName, logger: Logger): BullQueue {
  const queue: BullQueue = new Queue(
    backend.queueName(name),
    // Nobody reads BullMQ's event stream.
    { connection: {}, prefix: backend.prefix, streams: { events: { maxLen: 100 } } },
    backend.producers,
  );
  queue.on('error', (err) => logger.debug({ err, queue: name }, 'queue connection failed'));
  return queue;
}

/** How every job of this name is kept: a finished one is forgotten, so that its id is free; the row is the truth. */
export function jobOptionsOf(name: JobName) {
  return {
    attempts: catalog[name].attempts,
    backoff: { type: 'exponential', delay: catalog[name].backoffMs, jitter: 0.5 },
    removeOnComplete: true,
    removeOnFail: true,
    stackTraceLimit: 0,
  } as const satisfies JobsOptions;
}

interface Wanted {
  readonly job: Job;
  /** Epoch milliseconds of the system's clock. */
  readonly dueAt: number;
  readonly opts: JobsOptions & { readonly jobId: string };
}

function earliestOfEach(jobs: readonly Job[], clock: Now | undefined): readonly Wanted[] {
  const now = Date.now();
  const byId = new Map<string, Wanted>();
  for (const job of jobs) {
    const payload = catalog[job.name].payload.safeParse(job.payload);
    if (!payload.success) {
      const fields = payload.error.issues.map((issue) => issue.path.join('.'));
      throw new AppError('job_malformed', { reason: job.name, fields }, { cause: payload.error });
    }
    const jobId = jobIdOf(job);
    const dueAt = job.notBefore === undefined ? now : Math.max(now, systemTimeOf(job.notBefore, clock));
    if (dueAt < (byId.get(jobId)?.dueAt ?? Number.POSITIVE_INFINITY)) {
      const opts = { ...jobOptionsOf(job.name), jobId, timestamp: now, delay: dueAt - now };
      byId.set(jobId, { job, dueAt, opts });
    }
  }
  return [...byId.values()];
}

/** BullMQ's own refusals carry a number: the job began or ended between our question and our wish. */
function ignoreMoved(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'number')) {
    throw error;
  }
}
