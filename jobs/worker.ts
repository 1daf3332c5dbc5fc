import type { IQueueBackend, Job, JobProgress } from 'bullmq';
import type { Logger } from 'pino';
import { AppError } from '#src/domain/errors.ts';
import { answered, type QueueBackend, within } from './backend.ts';
import { DelayedError, UnrecoverableError, Worker } from './bullmq.ts';
import {
  catalog,
  type JobHandlers,
  type JobName,
  type JobOutcome,
  type JobPayload,
  QUEUE_NAMES,
  type QueueName,
} from './catalog.ts';
import { judge } from './retry.ts';
import { type Now, systemTimeOf } from './system-time.ts';

export interface JobReport {
  readonly name: string;
  /** `failed` counts every try that threw, also when another follows. */
  readonly outcome: 'completed' | 'failed' | 'delayed';
  readonly durationMs: number;
}

export interface WorkerOptions {
  readonly backend: QueueBackend;
  readonly handlers: JobHandlers;
  readonly logger: Logger;
  /** The clock of `runAgainAt`; the system's when unset. */
  readonly now?: Now | undefined;
  /** How many jobs of each queue run at once in this process. */
  readonly concurrency?: Partial<Record<QueueName, number>> | undefined;
  readonly onJob?: ((report: JobReport) => void) | undefined;
  /** A job whose worker died is given to another after this and the stalled interval. */
  readonly lockDurationMs?: number | undefined;
  readonly stalledIntervalMs?: number | undefined;
  /** A job whose workers died more often than this is given up: it may be what kills them. */
  readonly maxStalls?: number | undefined;
}

export interface RunningWorker {
  /** Takes no more jobs, waits for the running ones until the deadline, then lets go of them. Never hangs. */
  close(options: { deadlineMs: number }): Promise<void>;
}

type BullJob = Job<unknown, void, string>;

/** A lock is renewed at half its time; a job whose worker is gone waits for lock and interval. Handlers may run twice. */
const LOCK_MS = 15_000;
const STALLED_INTERVAL_MS = 5_000;
const CONCURRENCY = { sweep: 1, slack: 8, aws: 4 } as const satisfies Record<QueueName, number>;
/** After a job was let go, closing its connections may take this long. */
const ABANDON_TIMEOUT_MS = 1_000;

class QueueWorker extends Worker<unknown, void, string, IQueueBackend, JobProgress, unknown> {
  /** Lets go of the running jobs: their locks run out, and another worker gets them. */
  async abandon(): Promise<void> {
    await this.lockManager.close();
    await this.backend.close(true);
  }
}

/**
 * Runs the jobs of every queue. Throws when a job of the catalog has no handler, and `AppError('queue_unavailable')`
 * when the backend does not answer. A job may run twice (its worker died, or its end could not be written).
 */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { backend, handlers, logger, now } = options;
  const missing = Object.keys(catalog).filter((name) => !Object.hasOwn(handlers, name));
  if (missing.length > 0) {
    throw new Error(`No handler for: ${missing.join(', ')}`);
  }
  const workers = QUEUE_NAMES.map((name) => open(name));
  try {
    await answered(5_000, Promise.all(workers.map((worker) => worker.waitUntilReady())));
  } catch (error) {
    await close(0);
    throw error;
  }
  let closing: Promise<void> | undefined;
  return {
    close({ deadlineMs }) {
      closing ??= close(deadlineMs);
      return closing;
    },
  };

  function open(name: QueueName): QueueWorker {
    const log = logger.child({ queue: name });
    const worker = new QueueWorker(
      backend.queueName(name),
      (job, token) => runJob(job, token, { handlers, logger: log, now, onJob: options.onJob }),
      {
        connection: {},
        prefix: backend.prefix,
        concurrency: options.concurrency?.[name] ?? CONCURRENCY[name],
        lockDuration: options.lockDurationMs ?? LOCK_MS,
        stalledInterval: options.stalledIntervalMs ?? STALLED_INTERVAL_MS,
        maxStalledCount: options.maxStalls ?? 3,
        runRetryDelay: 1_000,
      },
      backend.workers,
    );
    watch(worker, log, options.onJob);
    return worker;
  }

  async function close(deadlineMs: number): Promise<void> {
    const closed = Promise.allSettled(workers.map((worker) => worker.close()));
    await within(deadlineMs, closed).catch(async () => {
      logger.warn({ deadlineMs }, 'jobs still run at the deadline; they are left to another worker');
      const abandoned = Promise.allSettled(workers.map((worker) => worker.abandon()));
      await within(ABANDON_TIMEOUT_MS, abandoned).catch(() => undefined);
    });
  }
}

/** All that a BullMQ worker says beside its jobs, in one place. An outage is logged when it begins and when it ends. */
function watch(worker: QueueWorker, logger: Logger, onJob: WorkerOptions['onJob']): void {
  let away = false;
  worker.on('error', (err) => {
    if ('code' in err && typeof err.code === 'number') {
      logger.warn({ err }, 'job changed hands while it ran');
    } else if (!(away || worker.closing)) {
      away = true;
      logger.warn({ err }, 'queue backend fails');
    }
  });
  worker.getBackend().on('ready', () => {
    if (away) {
      away = false;
      logger.info('queue backend answers again');
    }
  });
  worker.on('stalled', (jobId) => logger.warn({ jobId }, 'job stalled and is given out again'));
  worker.on('failed', (job) => {
    if (job?.deferredFailure) {
      logger.error({ jobId: job.id, job: job.name }, 'job stalled too often and was given up');
      onJob?.({ name: job.name, outcome: 'failed', durationMs: 0 });
    }
  });
}

interface Run {
  readonly handlers: JobHandlers;
  readonly logger: Logger;
  readonly now: Now | undefined;
  readonly onJob: WorkerOptions['onJob'];
}

/** The one place where a job's outcome or error becomes what BullMQ does with the job. */
async function runJob(
  job: BullJob,
  token: string | undefined,
  { handlers, logger, now, onJob }: Run,
): Promise<void> {
  const startedAt = performance.now();
  const log = logger.child({ jobId: job.id, job: job.name, ...requestIdOf(job) });
  const report = (outcome: JobReport['outcome']) =>
    onJob?.({ name: job.name, outcome, durationMs: performance.now() - startedAt });

  let outcome: JobOutcome;
  try {
    outcome = await handle(job, handlers);
  } catch (err) {
    const { code, again, foreseen, afterMs } = judge(err);
    const willRetry = again && (afterMs !== undefined || job.attemptsMade + 1 < (job.opts.attempts ?? 1));
    log[again && foreseen ? 'warn' : 'error'](
      { err, code, attempt: job.attemptsMade + 1, willRetry },
      'job failed',
    );
    if (again && afterMs !== undefined) {
      report('delayed');
      return putOff(job, token, Date.now() + afterMs);
    }
    report('failed');
    // Only the code goes into the queue: an error's message may hold parameters of a query.
    throw again ? new Error(code) : new UnrecoverableError(code);
  }
  if (outcome !== undefined) {
    report('delayed');
    return putOff(job, token, systemTimeOf(outcome.runAgainAt, now));
  }
  report('completed');
  log.debug('job completed');
}

/** Costs no attempt. `at` is in the system's time. */
async function putOff(job: BullJob, token: string | undefined, at: number): Promise<never> {
  await job.moveToDelayed(at, token);
  throw new DelayedError();
}

async function handle(job: BullJob, handlers: JobHandlers): Promise<JobOutcome> {
  if (!isJobName(job.name)) {
    throw new AppError('job_malformed', { reason: 'unknown name' });
  }
  return handleNamed(job.name, job.data, handlers);
}

async function handleNamed<Name extends JobName>(
  name: Name,
  data: unknown,
  handlers: JobHandlers,
): Promise<JobOutcome> {
  const payload = catalog[name].payload.safeParse(data);
  if (!payload.success) {
    const fields = payload.error.issues.map((issue) => issue.path.join('.'));
    throw new AppError('job_malformed', { reason: name, fields }, { cause: payload.error });
  }
  return handlers[name](payload.data as JobPayload<Name>);
}

const isJobName = (name: string): name is JobName => Object.hasOwn(catalog, name);

/** The jobs named `request.…` carry a request's id; the others learn theirs from a row. */
function requestIdOf(job: BullJob): { requestId?: unknown } {
  const { data } = job;
  return job.name.startsWith('request.') && typeof data === 'object' && data !== null && 'id' in data
    ? { requestId: data.id }
    : {};
}
