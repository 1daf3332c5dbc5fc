import { readFile, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findBinaries } from './binaries.ts';
import { claimServer } from './claim.ts';
import { PASSWORD_FILE, urlOf } from './cluster.ts';
import { inUse } from './in-use.ts';
import { createRunner } from './runner.ts';
import { findServer, stopServer } from './server.ts';

const PATIENCE_MS = 10_000;
const RETRY_MS = 50;

/**
 * Removes a directory of the local PostgreSQL with all its data, however broken it is. A server that a killed run left
 * behind is stopped first. Throws, and removes nothing, when another Dialtone uses it.
 */
export async function removeLocalPostgres(path: string): Promise<void> {
  const directory = await realpath(path).catch(() => undefined);
  if (directory === undefined) return;
  await freeServer(directory);
  // Out of the way at once: a removal that is cut short leaves no half of it to start from.
  const aside = `${directory}.removed`;
  await removing(aside, () => rm(aside, { recursive: true, force: true }));
  await removing(directory, () => rename(directory, aside));
  await removing(aside, () => rm(aside, { recursive: true, force: true }));
  // What is left of a link to the directory.
  await removing(path, () => rm(path, { force: true }));
}

async function removing(path: string, remove: () => Promise<void>): Promise<void> {
  try {
    await remove();
  } catch (cause) {
    throw new Error(`${path} could not be removed. Give this user the right to, or remove it.`, { cause });
  }
}

/** Stops what runs on the directory, once it is certain that nobody uses it. */
async function freeServer(directory: string): Promise<void> {
  const data = join(directory, 'data');
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await findServer(data);
    if (found === undefined) return;
    const password = (await readFile(join(data, PASSWORD_FILE), 'utf8').catch(() => '')).trim();
    const claim = await claimServer(urlOf(found.port, password), data).catch((cause: unknown) => {
      throw new Error(`A PostgreSQL (process ${found.pid}) uses ${directory}. Stop it, then try again.`, {
        cause,
      });
    });
    if (claim.state === 'held') throw new Error(inUse(directory, claim.pid));
    if (claim.state === 'busy' && performance.now() < giveUpAt) {
      await delay(RETRY_MS);
      continue;
    }
    if (claim.state === 'claimed') await claim.release();
    const binaries = await findBinaries();
    const runner = await createRunner(data, [directory, binaries.folder]);
    await stopServer({ data, binaries, runner }, 'immediate');
  }
}
