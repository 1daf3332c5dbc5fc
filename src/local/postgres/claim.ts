import { Client, DatabaseError } from 'pg';

// An advisory lock ends with its connection: a Dialtone that was killed never leaves one behind.
const LOCK = [7_318, 202];
const APPLICATION = 'dialtone-owner';
const CONNECT_TIMEOUT_MS = 3_000;
// SQLSTATE class: the server starts, stops or recovers.
const OPERATOR_INTERVENTION = '57P';

export type Claim =
  | { state: 'claimed'; release: () => Promise<void>; onLost: (listener: (error: Error) => void) => void }
  /** Another process holds the server. */
  | { state: 'held'; pid: number }
  /** The server starts, stops or recovers. */
  | { state: 'busy' }
  /** Nothing answers on the port, or it isn't the server of this data directory. */
  | { state: 'silent'; error: Error };

/** Tries to become the one process that uses the server. Rejects when the password is refused. */
export async function claimServer(url: string, data: string): Promise<Claim> {
  const client = new Client({
    connectionString: url,
    application_name: `${APPLICATION}-${process.pid}`,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  let lost: (error: Error) => void = () => undefined;
  client.on('error', (error) => lost(error));
  try {
    await client.connect();
    const { rows } = await client.query<{ directory: string; mine: boolean }>(
      "SELECT current_setting('data_directory') AS directory, pg_try_advisory_lock($1, $2) AS mine",
      LOCK,
    );
    if (rows[0]?.directory !== data) throw new Error('The port belongs to another server.');
    if (rows[0].mine) {
      return {
        state: 'claimed',
        release: () => client.end().catch(() => undefined),
        onLost: (listener) => {
          lost = listener;
        },
      };
    }
    const holder = await client.query<{ name: string }>(
      `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE l.locktype = 'advisory' AND l.granted AND l.classid = $1 AND l.objid = $2`,
      LOCK,
    );
    await client.end();
    const pid = Number(holder.rows[0]?.name.split('-').at(-1));
    return isAlive(pid) ? { state: 'held', pid } : { state: 'busy' };
  } catch (error) {
    await client.end().catch(() => undefined);
    if (!(error instanceof Error)) throw error;
    if (!(error instanceof DatabaseError)) return { state: 'silent', error };
    if (error.code?.startsWith(OPERATOR_INTERVENTION)) return { state: 'busy' };
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
