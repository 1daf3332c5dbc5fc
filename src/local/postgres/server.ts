import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import type { Runner } from './runner.ts';

const SETTINGS = [
  ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC'],
  ...['shared_buffers=16MB', 'jit=off', 'io_method=sync', 'huge_pages=off', 'max_wal_size=128MB'],
  ...['wal_level=minimal', 'max_wal_senders=0', 'max_logical_replication_workers=0'],
];
const DURABLE = ['max_connections=60', 'min_wal_size=32MB'];
const FAST = [
  'dynamic_shared_memory_type=mmap',
  'max_connections=200',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
];

const START_ATTEMPTS = 3;

export type ServerOptions = { data: string; binaries: Binaries; runner: Runner };

/** The server that runs on a data directory, if any. Removes what a server that died left behind. */
export async function findServer(data: string): Promise<{ pid: number; port: number } | undefined> {
  const path = join(data, 'postmaster.pid');
  const text = await readFile(path, 'utf8').catch(() => '');
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!(pid > 0)) return undefined;
  if (await isServerOf(pid, data)) return { pid, port };
  const unchanged = (await readFile(path, 'utf8').catch(() => '')) === text;
  if (unchanged) await rm(path, { force: true });
  return undefined;
}

/** Starts a server and waits until it accepts connections. Without a port it takes a free one. */
export async function startServer(
  { data, binaries, runner }: ServerOptions,
  { port, durable }: { port?: number; durable: boolean },
): Promise<void> {
  const log = join(data, 'server.log');
  for (let attempt = 1; ; attempt += 1) {
    const settings = [...SETTINGS, ...(durable ? DURABLE : FAST), `port=${port ?? (await freePort())}`];
    try {
      await writeFile(log, '', { mode: 0o600 });
      await runner.own(log);
      const flags = settings.map((setting) => `-c ${setting}`).join(' ');
      await runner.run(binaries.pgCtl, ['start', '-D', data, '-l', log, '-w', '-t', '60', '-s', '-o', flags]);
      return;
    } catch (cause) {
      // Another start won, or another program took the free port meanwhile.
      if (await findServer(data)) return;
      if (port === undefined && attempt < START_ATTEMPTS) continue;
      throw new Error(
        `The local PostgreSQL on ${data} did not start: ${await whyNot(log)}. Restore the folder, move it away to start empty, or set DATABASE_URL. Its log is ${log}.`,
        { cause },
      );
    }
  }
}

/** Stops the server that runs on a data directory, whoever started it, and waits until it is gone. */
export async function stopServer(
  { data, binaries, runner }: ServerOptions,
  mode: 'fast' | 'immediate' = 'fast',
) {
  try {
    await runner.run(binaries.pgCtl, ['stop', '-D', data, '-m', mode, '-w', '-t', '8', '-s']);
  } catch (cause) {
    if (!(await findServer(data))) return;
    if (mode === 'fast') await stopServer({ data, binaries, runner }, 'immediate');
    else throw new Error(`The local PostgreSQL on ${data} did not stop.`, { cause });
  }
}

// A process id alone proves nothing: after a restart of the machine it may be any other program's.
async function isServerOf(pid: number, data: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = await commandOf(pid).catch(() => '');
  return command.includes('postgres') && (process.platform === 'win32' || command.includes(data));
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8');
  const run = promisify(execFile);
  if (process.platform === 'win32') return (await run('tasklist', ['/FI', `PID eq ${pid}`])).stdout;
  return (await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).stdout;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('No free port on 127.0.0.1.');
  return address.port;
}

/** What the log ends with, as one line: PostgreSQL writes some of its reasons over several. */
async function whyNot(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  const lines = text.trim().split('\n');
  const from = lines.findIndex((line) => /FATAL|PANIC|could not/.test(line));
  const why = lines
    .slice(Math.max(0, from), from + 3)
    .join(' ')
    .replace(/^.*?(?:FATAL|PANIC): +/, '');
  return why.trim().replace(/\.$/, '') || 'its log is empty';
}
