import type { EventEmitter } from 'node:events';
import type { BackendFactory, IQueueBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { AppError } from '#src/domain/errors.ts';
import {
  createPostgresBackend,
  createRedisBackend,
  PostgresConnection,
  PostgresQueueBackend,
  RedisConnection,
} from './bullmq.ts';
import type { QueueName } from './catalog.ts';

/** Where the jobs are kept. Only this file knows which of the two it is. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  readonly prefix: string;
  /** For queues: one shared connection that fails fast. */
  readonly producers: BackendFactory<IQueueBackend, unknown>;
  /** For workers: connections that wait for the backend to come back. */
  readonly workers: BackendFactory<IQueueBackend, unknown>;
  queueName(queue: QueueName): string;
  /** When each of these jobs may run, in epoch milliseconds; jobs that do not wait for a moment are left out. */
  dueTimes(queue: QueueName, jobIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Rejects with `AppError('queue_unavailable')` within 2 s when the backend does not answer. */
  ping(): Promise<void>;
  /** Closes all connections; what is still pending fails. Never hangs. */
  close(): Promise<void>;
}

export interface BackendOptions {
  readonly redisUrl?: string | undefined;
  readonly databaseUrl: string;
  /** Redis key prefix, or the beginning of the queues' names in PostgreSQL. */
  readonly prefix?: string | undefined;
  readonly logger: Logger;
  /** How long the backend may take to answer for the first time. */
  readonly openTimeoutMs?: number | undefined;
}

const OPEN_TIMEOUT_MS = 5_000;
/** Includes the wait for another process that migrates at the same time. */
const MIGRATE_TIMEOUT_MS = 30_000;
const CLOSE_TIMEOUT_MS = 2_000;
export const ADD_TIMEOUT_MS = 2_000;

/**
 * Redis when there is a `redisUrl`, else BullMQ's tables in the same PostgreSQL (schema `bullmq`, made when missing).
 * Throws `AppError('queue_unavailable')` with the cause when the backend does not answer within 5 s.
 */
export async function openBackend(options: BackendOptions): Promise<QueueBackend> {
  const { redisUrl, databaseUrl, prefix = 'dialtone', logger, openTimeoutMs = OPEN_TIMEOUT_MS } = options;
  return redisUrl === undefined
    ? openPostgres(databaseUrl, prefix, logger, openTimeoutMs)
    : openRedis(redisUrl, prefix, logger, openTimeoutMs);
}

/** Settles as `work` does, or rejects after that many milliseconds. */
export async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Like `within`, and every failure becomes `AppError('queue_unavailable')` with its cause. */
export async function answered<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  try {
    return await within(timeoutMs, work);
  } catch (cause) {
    throw new AppError('queue_unavailable', {}, { cause });
  }
}

async function openRedis(
  url: string,
  prefix: string,
  logger: Logger,
  openTimeoutMs: number,
): Promise<QueueBackend> {
  const producer = new Redis(url, {
    lazyConnect: true,
    connectTimeout: OPEN_TIMEOUT_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: ADD_TIMEOUT_MS,
    retryStrategy: (times) => Math.min(times * 100, 1_000),
  });
  let lastError: unknown;
  producer.on('error', (err: unknown) => {
    lastError = err;
    logger.debug({ err }, 'redis connection failed');
  });
  try {
    await within(openTimeoutMs, producer.connect());
    await checkRedis(producer, logger);
  } catch (error) {
    producer.disconnect();
    throw new AppError('queue_unavailable', {}, { cause: lastError ?? error });
  }

  let worker: Redis | undefined;
  const workerConnection = (): Redis => {
    if (worker === undefined) {
      worker = new Redis(url, {
        connectTimeout: OPEN_TIMEOUT_MS,
        maxRetriesPerRequest: null,
        retryStrategy: (times) => Math.min(times * 100, 1_000),
      });
      worker.on('error', (err: unknown) => logger.debug({ err }, 'redis connection failed'));
    }
    return worker;
  };
  return {
    kind: 'redis',
    prefix,
    producers: (name, opts, extra) =>
      createRedisBackend(name, { ...opts, connection: producer, skipVersionCheck: true }, extra),
    workers: (name, opts, extra) =>
      patient(
        createRedisBackend(name, { ...opts, connection: workerConnection(), skipVersionCheck: true }, extra),
      ),
    queueName: (queue) => queue,
    dueTimes: async (queue, jobIds) => {
      const scores = await producer.zmscore(`${prefix}:${queue}:delayed`, ...jobIds);
      return dueMap(jobIds.map((id, at) => [id, dueOfScore(scores[at])]));
    },
    ping: async () => {
      await answered(ADD_TIMEOUT_MS, producer.ping());
    },
    close: async () => {
      producer.disconnect();
      worker?.disconnect();
    },
  };
}

/** BullMQ's score of a delayed job is its time in milliseconds × 4096, plus a counter. */
function dueOfScore(score: string | null | undefined): number | undefined {
  return score === null || score === undefined ? undefined : Math.floor(Number(score) / 4096);
}

function dueMap(entries: readonly (readonly [string, number | undefined])[]): ReadonlyMap<string, number> {
  return new Map(entries.flatMap(([id, due]) => (due === undefined ? [] : [[id, due]])));
}

/** BullMQ would ask the same on every connection, and complain on the console. */
async function checkRedis(redis: Redis, logger: Logger): Promise<void> {
  const info = await redis.info();
  const version = /^redis_version:(\S+)/m.exec(info)?.[1] ?? '6.2.0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 6 || (major === 6 && minor < 2)) {
    throw new Error(`Redis ${version} is too old: 6.2 or newer, or Valkey, is needed`);
  }
  // What BullMQ takes for the server's version when it does not ask.
  RedisConnection.minimumVersion = version;
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  if (policy !== undefined && policy !== 'noeviction') {
    logger.warn({ policy }, 'redis may evict jobs: set maxmemory-policy to noeviction');
  }
}

async function openPostgres(
  databaseUrl: string,
  prefix: string,
  logger: Logger,
  openTimeoutMs: number,
): Promise<QueueBackend> {
  const base = { connectionString: databaseUrl, connectionTimeoutMillis: OPEN_TIMEOUT_MS, keepAlive: true };
  const migration = new PostgresConnection({ ...base, max: 1, migrate: true });
  migration.on('error', (err: unknown) => logger.debug({ err }, 'queue connection failed'));
  try {
    await within(openTimeoutMs, migration.pool.query('SELECT 1'));
    await within(MIGRATE_TIMEOUT_MS, migration.waitUntilReady());
  } catch (cause) {
    throw new AppError('queue_unavailable', {}, { cause });
  } finally {
    migration.close().catch((err: unknown) => logger.debug({ err }, 'queue connection failed'));
  }

  const producer = new PostgresConnection({
    ...base,
    max: 2,
    connectionTimeoutMillis: ADD_TIMEOUT_MS,
    query_timeout: ADD_TIMEOUT_MS,
  });
  producer.on('error', (err: unknown) => logger.debug({ err }, 'queue connection failed'));
  await answered(OPEN_TIMEOUT_MS, producer.waitUntilReady());
  const workerConnection = { ...base, max: 2, query_timeout: 15_000 };
  const queueName = (queue: QueueName) => `${prefix}-${queue}`;
  return {
    kind: 'postgres',
    prefix,
    producers: (name, opts) =>
      new PostgresQueueBackend(producer, name, { ...opts, connection: producer.pool }, false),
    workers: (name, opts, extra) =>
      patient(createPostgresBackend(name, { ...opts, connection: workerConnection }, extra)),
    queueName,
    dueTimes: async (queue, jobIds) => {
      const { rows } = await producer.pool.query<{ id: string; process_at_ms: string }>(
        `SELECT id, process_at_ms FROM job WHERE queue = $1 AND id = ANY($2) AND state = 'delayed'`,
        [queueName(queue), jobIds],
      );
      return dueMap(rows.map((row) => [row.id, Number(row.process_at_ms)]));
    },
    ping: async () => {
      await answered(ADD_TIMEOUT_MS, producer.pool.query('SELECT 1'));
    },
    close: async () => {
      await within(CLOSE_TIMEOUT_MS, producer.close()).catch((err: unknown) =>
        logger.warn({ err }, 'queue connection did not close in time'),
      );
    },
  };
}

/**
 * A worker asks again at once after most errors, so a backend that is away would be asked thousands of times a second,
 * and one that waits for an hour for a wake-up that was lost would sleep. Here it pauses 1 s, and looks every 10 s.
 * Emits `ready` after every question that was answered.
 */
function patient<Backend extends IQueueBackend & EventEmitter>(backend: Backend): Backend {
  const claim = backend.moveToActive.bind(backend);
  backend.moveToActive = async (token, name) => {
    try {
      const next = await claim(token, name);
      backend.emit('ready');
      return next;
    } catch (error) {
      backend.emit('error', error);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      throw error;
    }
  };
  Object.defineProperty(backend, 'maximumBlockTimeout', { get: () => 10 });
  return backend;
}
