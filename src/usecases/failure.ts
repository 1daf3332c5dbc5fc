import { isDatabaseAway } from '#db/errors.ts';
import { AppError, AWS_ERROR_CODES, type AwsErrorCode, type ErrorCode } from '../domain/errors.ts';

/** The code of anything thrown: our own, the database's absence, or a defect of ours. */
export function failureCode(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  return isDatabaseAway(error) ? 'database_unavailable' : 'internal';
}

/** The code with which AWS refused, or did not answer; undefined for anything else that was thrown. */
export function awsCodeOf(error: unknown): AwsErrorCode | undefined {
  if (!(error instanceof AppError)) return undefined;
  return AWS_ERROR_CODES.find((code) => code === error.code);
}
