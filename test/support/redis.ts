import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { inject } from 'vitest';
import { waitFor } from './wait-for.ts';

/** `prefix` is BullMQ's `prefix` option, new with every call: suites on one Redis never meet. */
export type QueueBackend = { name: 'redis'; url: string; prefix: string } | { name: 'postgres' };

/** The URL of the run's Redis; undefined where there is none. */
export function redisUrl(): string | undefined {
  return inject('redis')?.url;
}

/**
 * The queue backends that this machine has, or the one that `TEST_QUEUE` names, for
 * `describe.each(queueBackends())('… on $name', …)`.
 */
export function queueBackends(): QueueBackend[] {
  const redis = inject('redis');
  if (!redis) return [{ name: 'postgres' }];
  const onRedis = { name: 'redis', url: redis.url, prefix: `${redis.prefix}-${randomUUID()}` } as const;
  return process.env['TEST_QUEUE'] === 'redis' ? [onRedis] : [onRedis, { name: 'postgres' }];
}

/** Loses every key under a prefix, as a flushed Redis would. Returns how many there were. */
export async function flushPrefix(
  url: string,
  prefix: string,
  isDue = (_key: string) => true,
): Promise<number> {
  const redis = new Redis(url);
  try {
    let count = 0;
    for await (const batch of redis.scanStream({ match: `${prefix}*`, count: 500 })) {
      const keys: string[] = batch.filter(isDue);
      if (keys.length > 0) count += await redis.unlink(...keys);
    }
    return count;
  } finally {
    redis.disconnect();
  }
}

/** Starts a Redis that keeps nothing, when `redis-server` is installed. For the global setup. */
export async function startRedis(): Promise<{ url: string; close: () => Promise<void> } | undefined> {
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  // The shell ends the server when this process dies, however it dies: its standard input closes.
  const script = 'command -v redis-server || exit 127; redis-server "$@" & cat; kill $!; wait $!';
  const child = spawn('sh', ['-c', script, 'sh', ...settings], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const url = `redis://127.0.0.1:${port}`;
  if (!(await answers(child, url))) return undefined;
  return {
    url,
    close: async () => {
      const exited = once(child, 'exit');
      child.stdin?.end();
      await exited;
    },
  };
}

async function answers(child: ChildProcess, url: string): Promise<boolean> {
  let failed = false;
  child.once('error', () => {
    failed = true;
  });
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    const outcome = await waitFor(
      async () => {
        if (failed || child.exitCode !== null) return 'exited';
        if (redis.status !== 'ready') await redis.connect();
        return (await redis.ping()) === 'PONG' && 'answers';
      },
      { describe: 'redis-server to answer' },
    );
    return outcome === 'answers';
  } finally {
    redis.disconnect();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || !address) throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
