import { Writable } from 'node:stream';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { openBackend, type QueueBackend } from '#jobs/backend.ts';
import type { JobHandlers } from '#jobs/catalog.ts';
import { createQueue, type OpenQueue } from '#jobs/queue.ts';
import { type RunningWorker, startWorker, type WorkerOptions } from '#jobs/worker.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import type { QueueBackend as AvailableBackend } from '../support/redis.ts';
import { handlersWith } from './support-handlers.ts';
import { startProxy, type TcpProxy } from './support-proxy.ts';

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** A logger whose lines a test can read. */
export function captureLog() {
  const lines: LogLine[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  const logger = pino({ level: 'debug' }, destination);
  return { logger, lines, said: (msg: string) => lines.filter((line) => line.msg === msg) };
}

export interface Where {
  readonly redisUrl?: string;
  readonly databaseUrl: string;
  readonly prefix: string;
}

let rigs = 0;
let database: Promise<TestDatabase> | undefined;

/**
 * Where the jobs of one test are kept: a prefix of its own, and on PostgreSQL a database for all of them, which the
 * end of the run drops: test files share their modules, so none of them knows that it is the last.
 */
export async function place(available: AvailableBackend): Promise<Where> {
  rigs += 1;
  if (available.name === 'redis') {
    return {
      redisUrl: available.url,
      databaseUrl: 'postgres://unused.invalid/none',
      prefix: `${available.prefix}-${rigs}`,
    };
  }
  database ??= createTestDatabase();
  return { databaseUrl: (await database).url, prefix: `test-${rigs}` };
}

/** The same place behind a wire that a test can cut. */
export async function placeBehindProxy(
  available: AvailableBackend,
  rewrite?: (text: string) => string,
): Promise<Where & { proxy: TcpProxy }> {
  const where = await place(available);
  const url = new URL(where.redisUrl ?? where.databaseUrl);
  const proxy = await startProxy(
    { host: url.hostname, port: Number(url.port || (where.redisUrl ? 6379 : 5432)) },
    rewrite,
  );
  onTestFinished(() => proxy.close());
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  return where.redisUrl
    ? { ...where, redisUrl: url.href, proxy }
    : { ...where, databaseUrl: url.href, proxy };
}

export interface Rig {
  readonly where: Where;
  readonly backend: QueueBackend;
  readonly queue: OpenQueue;
  readonly log: ReturnType<typeof captureLog>;
  work(some: Partial<JobHandlers>, options?: Partial<WorkerOptions>): Promise<RunningWorker>;
}

/** One process's view of a place; everything is closed when the test ends. */
export async function openRig(where: Where, now?: () => Date): Promise<Rig> {
  const log = captureLog();
  const backend = await openBackend({ ...where, logger: log.logger });
  onTestFinished(() => backend.close());
  const queue = await createQueue({ backend, logger: log.logger, now });
  onTestFinished(() => queue.close());
  return {
    where,
    backend,
    queue,
    log,
    async work(some, options = {}) {
      const worker = await startWorker({
        backend,
        handlers: handlersWith(some),
        logger: log.logger,
        now,
        ...options,
      });
      onTestFinished(() => worker.close({ deadlineMs: 5_000 }));
      return worker;
    },
  };
}
