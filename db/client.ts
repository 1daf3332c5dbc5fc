import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema/schema.ts';

const connect = (sql: postgres.Sql) => drizzle(sql, { schema });

export type Db = ReturnType<typeof connect>;
/** A query on `Tx` stands or falls with the others of its transaction; what must be atomic takes `Tx`, not `Db`. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

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

/** Opens a pool; connections are made on first use, so a server that is away shows at the first query. */
export function openDatabase({ url, poolSize = 10, statementTimeoutMs = 10_000 }: DatabaseOptions): Database {
  const sql = postgres(url, {
    max: poolSize,
    connect_timeout: 5,
    idle_timeout: 60,
    // Seconds. The default grows to twenty, for which a person would wait after a short outage.
    backoff: () => 0.2,
    onnotice: () => {},
    // Asked on every new connection for array columns, of which there are none; its failure is nobody's to catch.
    fetch_types: false,
    connection: { application_name: 'dialtone', statement_timeout: statementTimeoutMs },
  });
  return {
    db: connect(sql),
    ping: async () => {
      await sql`select 1`;
    },
    close: () => sql.end({ timeout: 5 }),
  };
}

/** For reads that are right inside and outside a transaction. */
export type Queryable = Db | Tx;
