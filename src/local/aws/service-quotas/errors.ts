import { AwsError } from '../aws-error.ts';
import { constraintMessage } from '../constraint-message.ts';
import type { ErrorOnWire, Refusals } from '../service-error.ts';

/** The errors that every operation of Service Quotas shares. */
export const SERVICE_QUOTAS_REFUSALS: Refusals = {
  internalError: (message) => new AwsError('ServiceException', message, {}, 500),
  accessDenied: (message) => new AwsError('AccessDeniedException', message),
  throttled: () => new AwsError('TooManyRequestsException', 'Rate exceeded'),
  invalidInput: (problems) => illegalArgument(constraintMessage(problems)),
};

export function serviceQuotasErrorOnWire(error: AwsError): ErrorOnWire {
  return { headers: {}, body: error.body() };
}

export function illegalArgument(message: string): AwsError {
  return new AwsError('IllegalArgumentException', message);
}

export function noSuchResource(message: string): AwsError {
  return new AwsError('NoSuchResourceException', message);
}

export function invalidPaginationToken(): AwsError {
  return new AwsError('InvalidPaginationTokenException', 'The pagination token is not valid');
}
