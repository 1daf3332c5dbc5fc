import { DatabaseError } from 'pg';
import { DrizzleQueryError } from './drizzle.ts';

/** No connection could be had. */
export class DatabaseAwayError extends Error {
  constructor(cause: unknown) {
    super('no connection to PostgreSQL', { cause });
    this.name = 'DatabaseAwayError';
  }
}

/** An error, its cause, the cause of that and so on; drizzle wraps what Postgres says. */
function* causesOf(error: unknown): Generator<Error> {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    yield at;
}

/** The Postgres error behind whatever was thrown. */
export function findPostgresError(error: unknown): DatabaseError | undefined {
  for (const at of causesOf(error)) if (at instanceof DatabaseError) return at;
  return undefined;
}

const UNIQUE_VIOLATION = '23505';

/** Whether a unique index of this name refused the write. */
export function isUniqueViolation(error: unknown, indexName: string): boolean {
  const found = findPostgresError(error);
  return found?.code === UNIQUE_VIOLATION && found.constraint === indexName;
}

/** A deadlock or a serialization conflict: the transaction was undone and may run again. */
export function isSerializationFailure(error: unknown): boolean {
  return findPostgresError(error)?.code?.startsWith('40') === true;
}

/** Node's codes and SQLSTATEs that mean: the server is away or is going away, not that a statement is wrong. */
const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** The driver has no code for a connection that was cut: a plain error about a query that no server judged. */
function isCutConnection(error: Error): boolean {
  return error instanceof DrizzleQueryError && error.cause?.constructor === Error;
}

export function isDatabaseAway(error: unknown): boolean {
  for (const at of causesOf(error)) {
    const code = 'code' in at ? String(at.code) : '';
    if (at instanceof DatabaseAwayError || AWAY_CODES.has(code) || code.startsWith('08')) return true;
    if (isCutConnection(at) || (at instanceof AggregateError && at.errors.some(isDatabaseAway))) return true;
  }
  return false;
}
