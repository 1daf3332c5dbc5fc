import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { findBinaries } from './postgres/binaries.ts';
import { type Claim, claimServer } from './postgres/claim.ts';
import { openCluster, openDirectory, removeAbandoned, urlOf } from './postgres/cluster.ts';
import { inUse } from './postgres/in-use.ts';
import { createRunner } from './postgres/runner.ts';
import { findServer, type ServerOptions, startServer, stopServer } from './postgres/server.ts';

export type LocalPostgres = { url: string; port: number; close: () => Promise<void> };

export type LocalPostgresOptions = {
  /** Where data and password are kept between runs. */
  directory: string;
  logger?: Logger;
  /** A free one unless given. A server that is still running keeps its own. */
  port?: number;
  /** False gives up crash safety for speed: for tests. */
  durable?: boolean;
  /** How long a server that is left over may stay silent before it is replaced, in milliseconds. */
  silenceMs?: number;
};

type Claimed = Extract<Claim, { state: 'claimed' }>;

const PATIENCE_MS = 60_000;
const RETRY_MS = 50;

/**
 * Starts a real PostgreSQL from npm on 127.0.0.1, as one process per directory. A server that a killed run
 * left behind is taken over, or replaced when it doesn't answer. Rejects with what to do when the binaries
 * are missing, another Dialtone uses the directory, or the directory can't be used.
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const durable = options.durable ?? true;
  const binaries = await findBinaries();
  const directory = await openDirectory(options.directory);
  const data = join(directory, 'data');
  const runner = await createRunner(data, [directory, binaries.folder]);
  const { password } = await openCluster(data, { binaries, runner, durable });
  const server = { data, binaries, runner };
  const { url, port, claim } = await claimOrStart({ directory, password }, server, { ...options, durable });
  await removeAbandoned(directory);

  let closing = false;
  claim.onLost((err) => {
    if (!closing) options.logger?.error({ err }, 'local postgres went away');
  });
  options.logger?.info({ port, directory }, 'local postgres is ready');
  return {
    url,
    port,
    close: async () => {
      if (closing) return;
      closing = true;
      await stopServer(server);
      await claim.release();
    },
  };
}

async function claimOrStart(
  { directory, password }: { directory: string; password: string },
  server: ServerOptions,
  options: LocalPostgresOptions & { durable: boolean },
): Promise<{ url: string; port: number; claim: Claimed }> {
  const { silenceMs = 8_000 } = options;
  const giveUpAt = performance.now() + PATIENCE_MS;
  let silentSince: number | undefined;
  let isOurs = false;
  while (performance.now() < giveUpAt) {
    const found = await findServer(server.data);
    if (!found) {
      await startServer(server, options);
      isOurs = true;
      continue;
    }
    const url = urlOf(found.port, password);
    const claim = await claimServer(url, server.data).catch(async (cause: unknown) => {
      if (isOurs) await stopServer(server, 'immediate');
      throw new Error(brokenData(server.data, cause), { cause });
    });
    if (claim.state === 'claimed') return { url, port: found.port, claim };
    if (claim.state === 'held') throw new Error(inUse(directory, claim.pid));
    silentSince = claim.state === 'silent' ? (silentSince ?? performance.now()) : undefined;
    if (silentSince !== undefined && performance.now() - silentSince > silenceMs) {
      options.logger?.warn({ pid: found.pid }, 'replacing a local postgres that does not answer');
      await stopServer(server, 'immediate');
      silentSince = undefined;
    }
    await delay(RETRY_MS);
  }
  throw new Error(`The local PostgreSQL on ${directory} did not become ready in ${PATIENCE_MS / 1000} s.`);
}

function brokenData(data: string, cause: unknown): string {
  const why = cause instanceof Error ? cause.message : String(cause);
  return `The local PostgreSQL on ${data} cannot be used: ${why}. Restore the folder, move it away to start empty, or set DATABASE_URL.`;
}
