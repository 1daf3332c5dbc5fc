import type {
  AccessDeniedException,
  ConflictException,
  InternalServerException,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { AwsErrorCode } from '#src/domain/errors.ts';

type ModelledException =
  | AccessDeniedException
  | ConflictException
  | InternalServerException
  | ResourceNotFoundException
  | ServiceQuotaExceededException
  | ThrottlingException
  | ValidationException;

/** The exceptions of SMS Voice v2 when they carry no Reason; an IAM denial is an AccessDeniedException without one. */
const MODELLED = {
  AccessDeniedException: 'aws_access_denied',
  ConflictException: 'aws_conflict',
  InternalServerException: 'aws_unavailable',
  ResourceNotFoundException: 'aws_not_found',
  ServiceQuotaExceededException: 'aws_other_quota',
  ThrottlingException: 'aws_throttled',
  ValidationException: 'aws_input_refused',
} as const satisfies Record<ModelledException['name'], AwsErrorCode>;

/** Not modelled by the service, but what AWS's front door says of somebody who may not. */
const DENIED = ['AccessDenied', 'NotAuthorized', 'OptInRequired', 'UnauthorizedException'];

/** Raised while credentials are found, exchanged or checked: nothing was asked of SMS Voice yet. */
const CREDENTIALS = [
  'AuthFailure',
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'IDPRejectedClaim',
  'IDPRejectedClaimException',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'InvalidClientTokenId',
  'InvalidIdentityToken',
  'InvalidIdentityTokenException',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'TokenProviderError',
  'UnrecognizedClientException',
];

const THROTTLING = [
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'Throttling',
  'ThrottledException',
  'TooManyRequestsException',
];

const UNAVAILABLE = [
  'InternalError',
  'InternalFailure',
  'RequestTimeout',
  'RequestTimeoutException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'TimeoutError',
];

const CODES = new Map<string, AwsErrorCode>([
  ...Object.entries(MODELLED),
  ...DENIED.map((name) => [name, 'aws_access_denied'] as const),
  ...CREDENTIALS.map((name) => [name, 'aws_credentials_refused'] as const),
  ...THROTTLING.map((name) => [name, 'aws_throttled'] as const),
  ...UNAVAILABLE.map((name) => [name, 'aws_unavailable'] as const),
]);

/** The code of an exception by its name alone; undefined for one that is not known here. */
export function codeOfException(name: string): AwsErrorCode | undefined {
  return CODES.get(name);
}

/**
 * The code of an answer by its HTTP status alone. No status means no answer: the request may still have arrived.
 * So may one whose answer of 2xx could not be read.
 */
export function codeOfStatus(status: number | undefined): AwsErrorCode {
  if (status === undefined || status < 300 || status >= 500 || status === 408) return 'aws_unavailable';
  if (status === 401 || status === 403) return 'aws_access_denied';
  if (status === 429) return 'aws_throttled';
  return 'aws_refused';
}
