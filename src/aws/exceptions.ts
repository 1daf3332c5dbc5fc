import type { AwsErrorCode } from '#src/domain/errors.ts';
import { MODELLED_EXCEPTIONS } from './modelled-exceptions.ts';

/** Not modelled by the services, but what AWS's front door says of somebody who may not. */
const DENIED = ['AccessDenied', 'NotAuthorized', 'OptInRequired', 'UnauthorizedException'];

/** Raised while credentials are found, exchanged or checked: nothing was asked of the service yet. */
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
  ...MODELLED_EXCEPTIONS,
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
