import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startLocalPostgres } from '#src/local/postgres.ts';
import { quickestFolder } from '../support/postgres.ts';

vi.setConfig({ testTimeout: 60_000 });

async function makeDirectory(): Promise<string> {
  const parent = await mkdtemp(join(await quickestFolder(), 'dialtone-local-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  return join(parent, 'postgres');
}

async function start(options: { directory: string }) {
  const server = await startLocalPostgres({ durable: false, ...options });
  onTestFinished(() => server.close());
  return server;
}

describe('a directory that can not be used', () => {
  it.each([
    ['has no PG_VERSION', { 'base.txt': '' }, 'has no PG_VERSION'],
    [
      'is of another major version',
      { PG_VERSION: '14\n' },
      'was made by PostgreSQL 14, and PostgreSQL 18 is installed',
    ],
    ['has lost its password', { PG_VERSION: '18\n' }, 'The password of the local PostgreSQL is missing'],
  ])('is named when it %s, with what to do', async (_, files, reason) => {
    const directory = await makeDirectory();
    await mkdir(join(directory, 'data'), { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(directory, 'data', name), text);

    const starting = start({ directory });

    await expect(starting).rejects.toThrow(reason);
    await expect(starting).rejects.toThrow(`${directory}/data`);
    await expect(starting).rejects.toThrow('away to start empty');
  });

  it('is named when it is a file, or leads through one', async () => {
    const file = await makeDirectory();
    await writeFile(file, 'a file');

    for (const directory of [file, join(file, 'postgres')])
      await expect(start({ directory })).rejects.toThrow(`${directory} is not a folder. Move it away`);
    expect(await readFile(file, 'utf8')).toBe('a file');
  });

  it('is named with the reason and the log of the server when the server refuses it', async () => {
    const directory = await makeDirectory();
    const { close } = await start({ directory });
    await close();
    await rm(join(directory, 'data/global'), { recursive: true });

    await expect(start({ directory })).rejects.toThrow(
      /data did not start: .*could not open file .*pg_control.* to start empty, or set DATABASE_URL\. Its log is .*data\/server\.log\.$/,
    );
  });

  it.each([
    ['refuses its password', 'dialtone.password', 'password authentication failed'],
    ['has lost a part', 'base/5', 'does not exist'],
  ])('is named when it %s, and no server is left behind', async (_, part, reason) => {
    const directory = await makeDirectory();
    const { close } = await start({ directory });
    await close();
    const path = join(directory, 'data', part);
    if (part === 'dialtone.password') await writeFile(path, 'guess');
    else await rm(path, { recursive: true });

    const starting = start({ directory });

    await expect(starting).rejects.toThrow(`${directory}/data cannot be used: `);
    await expect(starting).rejects.toThrow(reason);
    expect(await readdir(join(directory, 'data'))).not.toContain('postmaster.pid');
  });
});
