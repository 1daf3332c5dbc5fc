import { Pool } from 'pg';
import { drizzle, type NodePgDatabase } from './drizzle.ts';
import { DatabaseAwayError, isDatabaseAway } from './errors.ts';
import * as schema from './schema/schema.ts';

export type Db = NodePgDatabase<typeof schema> & { readonly $client: Pool };
/** A query on `Tx` stands or falls with the others of its transaction; what must be atomic takes `Tx`, not `Db`. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
/** For reads that are right inside and outside a transaction. */
export type Queryable = Db | Tx;

export interface Database {
  readonly db: Db;
  /** Throws when the server does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize?: number;
  /** A statement that runs longer is ended by the server, so that a person is not left waiting. */
  readonly statementTimeoutMs?: number;
}

const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 60_000;
/** After the server should have ended a statement, it is not coming: the network is gone. */
const SILENCE_MS = 2_000;

/** Opens a pool; connections are made on first use, so a server that is away shows at the first query. */
export function openDatabase({ url, poolSize = 10, statementTimeoutMs = 10_000 }: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    application_name: 'dialtone',
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + SILENCE_MS,
  });
  // A connection that breaks fails its query, or is replaced at the next one; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  return {
    db: drizzle(pool, { schema }),
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}

/**
 * Runs `work` in one transaction. The connection goes back to the pool whatever happens, and is thrown away when it
 * broke; drizzle's own `transaction` on a pool keeps one that breaks at `begin`.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.$client.connect().catch((cause: unknown) => {
    throw new DatabaseAwayError(cause);
  });
  let isBroken = false;
  try {
    return await drizzle(client, { schema }).transaction(work);
  } catch (error) {
    isBroken = isDatabaseAway(error);
    throw error;
  } finally {
    client.release(isBroken);
  }
}
