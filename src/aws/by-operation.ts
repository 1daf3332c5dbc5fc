import type { AwsErrorCode } from '#src/domain/errors.ts';
import type { SdkFailure } from './failure.ts';
import type { AwsOperation } from './operations.ts';

/** The code of a failure that means more for this operation than its name and Reason say by themselves. */
export function codeOfOperation(failure: SdkFailure, operation: AwsOperation): AwsErrorCode | undefined {
  if (operation === 'RequestPhoneNumber' && isNoStock(failure)) return 'aws_no_stock';
  if (operation === 'SendVoiceMessage' && isAboutMessage(failure)) return 'aws_message_refused';
  if (operation === 'VerifyDestinationNumber' && isAbout(failure, 'verificationcode'))
    return 'aws_code_wrong';
  return isAboutRegistration(failure) ? 'aws_registration_needed' : undefined;
}

/**
 * AWS does not document how RequestPhoneNumber says that no number is left. Our requests name no list, pool or
 * registration, so a resource that is not found, or no origination identity found, can only be the number.
 */
function isNoStock({ name, reason, resourceType }: SdkFailure): boolean {
  if (name === 'ConflictException') return reason === 'NO_ORIGINATION_IDENTITIES_FOUND';
  return name === 'ResourceNotFoundException' && (resourceType ?? 'phone-number') === 'phone-number';
}

/** SSML that cannot be read, or more characters than AWS takes. */
function isAboutMessage(failure: SdkFailure): boolean {
  if (failure.name !== 'ValidationException') return false;
  const isOfText = failure.reason === 'CANNOT_PARSE' || failure.reason === 'MAXIMUM_SIZE_EXCEEDED';
  return isOfText || isAbout(failure, 'messagebody');
}

function isAboutRegistration(failure: SdkFailure): boolean {
  if (failure.name === 'ResourceNotFoundException') return failure.resourceType === 'registration';
  return isAbout(failure, 'registrationid');
}

/** Whether a ValidationException names the field, given in lower case. */
function isAbout({ name, fields }: SdkFailure, field: string): boolean {
  return name === 'ValidationException' && !!fields?.some((given) => given.toLowerCase() === field);
}
