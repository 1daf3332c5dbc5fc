import { constants } from 'node:fs';
import { access, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { removeLocalPostgres } from '../local/postgres/remove.ts';
import { StartError, sayingWhy } from './parts.ts';

/** What local mode keeps, by what it is for. */
export interface LocalPaths {
  readonly postgres: string;
  readonly aws: string;
  readonly slack: string;
  readonly clock: string;
}

export function localPaths(localDir: string): LocalPaths {
  return {
    postgres: join(localDir, 'postgres'),
    aws: join(localDir, 'aws.json'),
    slack: join(localDir, 'slack.json'),
    clock: join(localDir, 'clock.json'),
  };
}

const WHY: Readonly<Record<string, string>> = {
  ENOTDIR: 'is not a folder. Move it away, then start again.',
  EEXIST: 'is not a folder. Move it away, then start again.',
  EACCES: 'cannot be written to. Give this user the right to, or start in another folder.',
  EPERM: 'cannot be written to. Give this user the right to, or start in another folder.',
  EROFS: 'is on a file system that cannot be written to. Start in another folder.',
  ENOSPC: 'cannot be made: the disk is full. Free some space, then start again.',
};

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}

/** Makes the folder of the local workspace where it is missing. Throws `StartError` when it cannot be used. */
export async function openLocalDir(localDir: string): Promise<void> {
  try {
    await mkdir(localDir).catch(async (error: unknown) => {
      if (!(await isFolder(localDir))) throw error;
    });
    await access(localDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const why = WHY[code] ?? `cannot be used (${code}).`;
    throw new StartError(`${localDir}, where Dialtone keeps the local workspace, ${why}`, { cause });
  }
}

/** Names that writing one of the JSON files leaves behind when it is cut short. */
const CUT_SHORT = /^(?:aws|slack|clock)\.json(?:\.\d+)?\.(?:new|tmp)$/;

/**
 * Removes what local mode keeps, and nothing else that is in the folder. Throws `StartError` when another Dialtone uses
 * it, and then nothing is removed.
 */
export async function removeLocalData(localDir: string): Promise<void> {
  if (!(await isFolder(localDir))) return;
  const { postgres, aws, slack, clock } = localPaths(localDir);
  await sayingWhy(removeLocalPostgres(postgres));
  const leftovers = (await readdir(localDir)).filter((name) => CUT_SHORT.test(name));
  try {
    for (const path of [aws, slack, clock, ...leftovers.map((name) => join(localDir, name))])
      await rm(path, { recursive: true, force: true });
  } catch (cause) {
    throw new StartError(`${localDir} could not be emptied. Give this user the right to, or remove it.`, {
      cause,
    });
  }
}
