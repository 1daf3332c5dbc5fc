// node .ci/with-servers.ts <command…>: runs a command with DATABASE_URL and REDIS_URL of servers made for it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startLocalPostgres } from '#src/local/postgres.ts';

const REDIS_STARTS_WITHIN_MS = 10_000;
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 * 1024 ** 3;

/** Memory where there is plenty: the tests copy a database for each of them. */
async function quickestFolder(): Promise<string> {
  const space = await statfs(MEMORY).catch(() => undefined);
  return space && space.bavail * space.bsize > ENOUGH_BYTES ? MEMORY : tmpdir();
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no free port on 127.0.0.1');
  return address.port;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A Redis that keeps nothing. The shell ends it when this process is gone, however that came. */
async function startRedis(): Promise<{ url: string; close: () => Promise<void> }> {
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const script = 'redis-server "$@" & cat; kill $!; wait $!';
  const shell = spawn('sh', ['-c', script, 'sh', ...settings], { stdio: ['pipe', 'ignore', 'inherit'] });
  const exited = once(shell, 'exit');
  const close = async () => {
    shell.stdin.end();
    await exited;
  };
  const giveUpAt = performance.now() + REDIS_STARTS_WITHIN_MS;
  while (!(await answers(port))) {
    if (performance.now() > giveUpAt) {
      await close();
      throw new Error('redis-server does not start');
    }
    await delay(50);
  }
  return { url: `redis://127.0.0.1:${port}`, close };
}

async function run(command: string, args: string[], env: Record<string, string>): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}

const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error('with-servers needs a command');
const directory = await mkdtemp(join(await quickestFolder(), 'dialtone-ci-postgres-'));
const closers: (() => Promise<unknown>)[] = [() => rm(directory, { recursive: true, force: true })];
try {
  const postgres = await startLocalPostgres({ directory, durable: false });
  closers.push(() => postgres.close());
  const redis = await startRedis();
  closers.push(() => redis.close());
  process.exitCode = await run(command, args, { DATABASE_URL: postgres.url, REDIS_URL: redis.url });
} finally {
  for (const close of closers.reverse()) await close();
}
