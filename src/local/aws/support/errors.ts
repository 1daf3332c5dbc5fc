import { AwsError } from '../aws-error.ts';
import { constraintMessage } from '../constraint-message.ts';
import type { ErrorOnWire, Refusals } from '../service-error.ts';

/**
 * The errors that every operation of Support shares. AccessDeniedException and ValidationException are common errors
 * of AWS, which the model of Support does not name.
 */
export const SUPPORT_REFUSALS: Refusals = {
  internalError: (message) => new AwsError('InternalServerError', message, {}, 500),
  accessDenied: (message) => new AwsError('AccessDeniedException', message),
  throttled: () => new AwsError('ThrottlingException', 'Rate exceeded'),
  invalidInput: (problems) => new AwsError('ValidationException', constraintMessage(problems)),
};

/** Support writes `message` in lower case. */
export function supportErrorOnWire(error: AwsError): ErrorOnWire {
  return { headers: {}, body: { __type: error.type, message: error.message } };
}

export function caseIdNotFound(caseId: string | undefined): AwsError {
  return new AwsError('CaseIdNotFound', `The case ${caseId ?? 'without caseId'} could not be found`);
}

/** AWS does not document how Support refuses a value outside its lists; DescribeAttachment refuses with this name. */
export function invalidParameterValue(member: string, value: string): AwsError {
  return new AwsError('InvalidParameterValueException', `Invalid ${member}: ${value}`);
}
