import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import type { Where } from './support.ts';

const DOOMED = fileURLToPath(new URL('support-doomed-worker.ts', import.meta.url));

/** Starts a worker in a process of its own and kills it while it runs its first job. */
export async function killWorkerInItsJob({ redisUrl, databaseUrl, prefix }: Where): Promise<void> {
  const child = spawn(process.execPath, [DOOMED, JSON.stringify({ redisUrl, databaseUrl, prefix })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Ends every connection to a database from the server's side. */
export async function endConnectionsTo(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await client.end();
}
