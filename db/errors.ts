import postgres from 'postgres';

/** The Postgres error behind whatever was thrown: drizzle wraps it, and keeps it as `cause`. */
export function findPostgresError(error: unknown): postgres.PostgresError | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof postgres.PostgresError) return at;
  }
  return undefined;
}

const UNIQUE_VIOLATION = '23505';

/** Whether a unique index of this name refused the write. */
export function isUniqueViolation(error: unknown, indexName: string): boolean {
  const found = findPostgresError(error);
  return found?.code === UNIQUE_VIOLATION && found.constraint_name === indexName;
}

/** A deadlock or a serialization conflict: the transaction was undone and may run again. */
export function isSerializationFailure(error: unknown): boolean {
  return findPostgresError(error)?.code.startsWith('40') === true;
}

/** Driver codes and SQLSTATE classes that mean: the server is away or is going away, not that a statement is wrong. */
const AWAY_CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

export function isDatabaseAway(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = 'code' in at ? String(at.code) : '';
    if (AWAY_CODES.has(code) || code.startsWith('08')) return true;
    if (at instanceof AggregateError && at.errors.some(isDatabaseAway)) return true;
  }
  return false;
}
