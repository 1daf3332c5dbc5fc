import { isDatabaseAway } from '#db/errors.ts';
import { AppError, type ErrorCode } from '../domain/errors.ts';

/** The code of anything thrown: our own, the database's absence, or a defect of ours. */
export function failureCode(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  return isDatabaseAway(error) ? 'database_unavailable' : 'internal';
}
