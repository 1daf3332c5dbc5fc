import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLocalPostgres } from '#src/local/postgres.ts';
import { openLocalDir, removeLocalData } from '#src/world/local-dir.ts';
import { StartError } from '#src/world/parts.ts';
import { waitFor } from '../support/wait-for.ts';

async function folder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'dialtone-local-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  return join(parent, '.local');
}

async function filled(names: readonly string[]): Promise<string> {
  const localDir = await folder();
  await mkdir(localDir);
  for (const name of names) await writeFile(join(localDir, name), '');
  return localDir;
}

describe('opening the folder of the local workspace', () => {
  it('makes it', async () => {
    const localDir = await folder();

    await openLocalDir(localDir);

    expect(await readdir(localDir)).toEqual([]);
  });

  it('names a file that stands in its place', async () => {
    const localDir = await folder();
    await writeFile(localDir, 'notes');

    await expect(openLocalDir(localDir)).rejects.toThrow(`${localDir}, where Dialtone keeps`);
    await expect(openLocalDir(localDir)).rejects.toThrow('is not a folder. Move it away');
  });

  it('names a path that leads through a file', async () => {
    const file = await folder();
    await writeFile(file, 'notes');

    const opening = openLocalDir(join(file, 'deeper'));

    await expect(opening).rejects.toBeInstanceOf(StartError);
    await expect(opening).rejects.toThrow('is not a folder');
  });
});

describe('removing what the local workspace keeps', () => {
  it('removes its state, also what a killed process left half-written, and nothing else', async () => {
    const kept = ['aws.json', 'slack.json', 'clock.json'];
    const cutShort = ['aws.json.123.tmp', 'slack.json.new', 'clock.json.new'];
    const others = ['notes.txt', 'aws.json.backup', 'prices.json'];
    const localDir = await filled([...kept, ...cutShort, ...others]);
    await mkdir(join(localDir, 'postgres', 'data'), { recursive: true });
    await writeFile(join(localDir, 'postgres', 'data', 'half-written'), '');

    await removeLocalData(localDir);

    expect((await readdir(localDir)).sort()).toEqual(others.sort());
  });

  it('is done where there is nothing', async () => {
    await expect(removeLocalData(await folder())).resolves.toBeUndefined();
  });

  it('follows a link to the database, and removes both', async () => {
    const localDir = await filled([]);
    const elsewhere = await filled(['data']);
    await symlink(elsewhere, join(localDir, 'postgres'));

    await removeLocalData(localDir);

    expect(await readdir(localDir)).toEqual([]);
    await expect(readdir(elsewhere)).rejects.toThrow('ENOENT');
  });

  it('removes nothing while another Dialtone uses it, and stops what a killed one left behind', async () => {
    const localDir = await filled(['slack.json']);
    const directory = join(localDir, 'postgres');
    const script = fileURLToPath(new URL('../fixtures/lifecycle-postgres.ts', import.meta.url));
    const owner = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void owner.kill('SIGKILL'));
    let output = '';
    owner.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    await waitFor(() => output.includes('local postgres is ready'), {
      describe: 'the other one to be ready',
    });

    const refused = removeLocalData(localDir);
    await expect(refused).rejects.toBeInstanceOf(StartError);
    await expect(refused).rejects.toThrow(`Another Dialtone (process ${owner.pid}) uses`);
    expect((await readdir(localDir)).sort()).toEqual(['postgres', 'slack.json']);

    owner.kill('SIGKILL');
    await once(owner, 'exit');
    await removeLocalData(localDir);
    expect(await readdir(localDir)).toEqual([]);

    const anew = await startLocalPostgres({ directory, durable: false });
    onTestFinished(() => anew.close());
    expect(await readdir(directory)).toEqual(['data']);
  });
});
