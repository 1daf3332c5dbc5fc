import { AwsError } from '../aws-error.ts';
import { constraintMessage } from '../constraint-message.ts';
import type { ErrorOnWire, Refusals } from '../service-error.ts';

/** The errors that every operation of Pinpoint shares. */
export const PINPOINT_REFUSALS: Refusals = {
  internalError: (message) => new AwsError('InternalServerErrorException', message, {}, 500),
  accessDenied: forbidden,
  throttled: () => new AwsError('TooManyRequestsException', 'Too Many Requests', {}, 429),
  invalidInput: (problems) => badRequest(constraintMessage(problems)),
};

/** The name travels in a header, the body has the rest. */
export function pinpointErrorOnWire(error: AwsError, requestId: string): ErrorOnWire {
  return {
    headers: { 'x-amzn-ErrorType': error.type },
    body: { Message: error.message, RequestID: requestId },
  };
}

export function forbidden(message: string): AwsError {
  return new AwsError('ForbiddenException', message, {}, 403);
}

export function badRequest(message: string): AwsError {
  return new AwsError('BadRequestException', message, {}, 400);
}

export function notFound(): AwsError {
  return new AwsError('NotFoundException', 'Resource not found', {}, 404);
}

export function methodNotAllowed(): AwsError {
  return new AwsError('MethodNotAllowedException', 'Method Not Allowed', {}, 405);
}
