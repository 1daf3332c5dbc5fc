import { AwsError } from './aws-error.ts';
import { shapeError } from './check-shape.ts';
import type { ErrorOnWire, Refusals } from './service-error.ts';

const INTERNAL_ERROR = 'InternalServerException';

/** The errors that every operation of SMS Voice v2 shares. */
export const SMS_VOICE_REFUSALS: Refusals = {
  internalError: (message) => new AwsError(INTERNAL_ERROR, message, {}, 500),
  accessDenied: (message) => new AwsError('AccessDeniedException', message),
  throttled: () => new AwsError('ThrottlingException', 'Rate exceeded'),
  invalidInput: shapeError,
  unknownReason: () => {
    const Reason = 'REASON_OF_A_LATER_RELEASE';
    return new AwsError('ValidationException', `Validation Error Occurred - Reason="${Reason}"`, { Reason });
  },
};

/** InternalServerException of SMS Voice v2 carries the request's id in its body. */
export function smsVoiceErrorOnWire(error: AwsError, requestId: string): ErrorOnWire {
  const members = error.type === INTERNAL_ERROR ? { RequestId: requestId } : {};
  return { headers: {}, body: { ...error.body(), ...members } };
}
