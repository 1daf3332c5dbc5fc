import { AppError, type AwsErrorCode, type ErrorDetails } from '#src/domain/errors.ts';
import { codeOfException, codeOfStatus } from './exceptions.ts';
import { codeOfReason } from './reasons.ts';

/** Operations of SMS Voice v2 that Dialtone uses. */
export type AwsOperation =
  | 'RequestPhoneNumber'
  | 'DescribePhoneNumbers'
  | 'ListTagsForResource'
  | 'DescribeAccountLimits'
  | 'DescribeAccountAttributes';

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

interface Failure {
  readonly name: string;
  readonly status: number | undefined;
  /** AWS answered with a named exception, as opposed to a bare status, a proxy's page or nothing. */
  readonly isNamed: boolean;
  readonly nodeCode: string | undefined;
  readonly reason: string | undefined;
  readonly resourceType: string | undefined;
  readonly fields: readonly string[] | undefined;
  readonly awsRequestId: string | undefined;
  readonly retryAfterMs: number | undefined;
}

/** What an SDK call failed with, in our words. Decides by exception name, Reason and status, never by message. */
export function readAwsFailure(error: unknown, operation: AwsOperation): AwsFailure {
  const failure = readFailure(error);
  const { reason, fields, awsRequestId, retryAfterMs } = failure;
  const exception = nameOf(failure);
  return {
    code: codeOf(failure, operation),
    details: { reason, fields, awsRequestId, exception, retryAfterMs },
  };
}

function codeOf(failure: Failure, operation: AwsOperation): AwsErrorCode {
  const { name, status, reason } = failure;
  if (status !== undefined && status < 300) return codeOfStatus(status);
  if (operation === 'RequestPhoneNumber' && isNoStock(failure)) return 'aws_no_stock';
  if (isAboutRegistration(failure)) return 'aws_registration_needed';
  return codeOfReason(name, reason) ?? codeOfException(name) ?? codeOfStatus(status);
}

/**
 * AWS does not document how RequestPhoneNumber says that no number is left. Our requests name no list, pool or
 * registration, so a resource that is not found, or no origination identity found, can only be the number.
 */
function isNoStock({ name, reason, resourceType }: Failure): boolean {
  if (name === 'ConflictException') return reason === 'NO_ORIGINATION_IDENTITIES_FOUND';
  return name === 'ResourceNotFoundException' && (resourceType ?? 'phone-number') === 'phone-number';
}

function isAboutRegistration({ name, resourceType, fields }: Failure): boolean {
  if (name === 'ResourceNotFoundException') return resourceType === 'registration';
  return (
    name === 'ValidationException' && !!fields?.some((field) => field.toLowerCase() === 'registrationid')
  );
}

function nameOf({ name, status, isNamed, nodeCode }: Failure): string {
  if (isNamed) return name;
  return nodeCode ?? (status === undefined ? name : `HTTP ${status}`);
}

function readFailure(error: unknown): Failure {
  const metadata = member(error, '$metadata');
  const name = text(member(error, 'name')) ?? 'Unknown';
  return {
    name,
    status: number(member(metadata, 'httpStatusCode')),
    isNamed: member(error, '$fault') !== undefined && name !== 'Unknown',
    nodeCode: text(member(error, 'code')),
    reason: text(member(error, 'Reason')),
    resourceType: text(member(error, 'ResourceType')),
    fields: fieldNames(member(error, 'Fields')),
    awsRequestId: text(member(metadata, 'requestId')) ?? text(member(error, 'RequestId')),
    retryAfterMs: retryAfterMs(member(member(member(error, '$response'), 'headers'), 'retry-after')),
  };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function fieldNames(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.flatMap((field) => text(member(field, 'Name')) ?? []) : undefined;
}

/** Whole seconds only; AWS does not send the date form. */
function retryAfterMs(header: unknown): number | undefined {
  return typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined;
}
