import { AppError, type AwsErrorCode, type ErrorDetails } from '#src/domain/errors.ts';
import { codeOfOperation } from './by-operation.ts';
import { codeOfException, codeOfStatus } from './exceptions.ts';
import { exceptionName, readFailure, type SdkFailure } from './failure.ts';
import type { AwsOperation } from './operations.ts';
import { codeOfReason } from './reasons.ts';

export interface AwsFailure {
  readonly code: AwsErrorCode;
  readonly details: ErrorDetails;
}

/** For an answer of 2xx without what it must have: AWS may have done what was asked. */
export function unreadableAnswer(answer: {
  readonly $metadata: { readonly requestId?: string | undefined };
}): AppError {
  const awsRequestId = answer.$metadata.requestId;
  return new AppError('aws_unavailable', { exception: 'UnreadableAnswer', awsRequestId });
}

/** Whether it is AWS's answer that what was named does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === 'aws_not_found';
}

/** What an SDK call failed with, in our words. Decides by exception name, Reason and status, never by message. */
export function readAwsFailure(error: unknown, operation: AwsOperation): AwsFailure {
  const failure = readFailure(error);
  const { reason, fields, awsRequestId, retryAfterMs } = failure;
  const exception = exceptionName(failure);
  return {
    code: codeOf(failure, operation),
    details: { reason, fields, awsRequestId, exception, retryAfterMs },
  };
}

function codeOf(failure: SdkFailure, operation: AwsOperation): AwsErrorCode {
  const { name, status, reason } = failure;
  if (status !== undefined && status < 300) return codeOfStatus(status);
  return (
    codeOfOperation(failure, operation) ??
    codeOfReason(name, reason) ??
    codeOfException(name) ??
    codeOfStatus(status)
  );
}
