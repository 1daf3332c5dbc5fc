import * as sdk from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, test } from 'vitest';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import { AWS_ERROR_CODES, type AwsErrorCode } from '#src/domain/errors.ts';
import { AWS_REQUEST_ID, exception, type Reply } from './aws-responder.ts';
import { failureOf, leaseInput } from './failure-of.ts';
import { useResponder } from './use-responder.ts';

const { open, reply } = useResponder(createAwsVoiceChannel);

const lease = (answer: Reply) => {
  reply(() => answer);
  return failureOf(open().leaseNumber(leaseInput));
};

const REASONS = {
  AccessDeniedException: Object.values(sdk.AccessDeniedExceptionReason),
  ConflictException: Object.values(sdk.ConflictExceptionReason),
  ServiceQuotaExceededException: Object.values(sdk.ServiceQuotaExceededExceptionReason),
  ValidationException: Object.values(sdk.ValidationExceptionReason),
};
const everyReason = Object.entries(REASONS).flatMap(([name, reasons]) =>
  reasons.map((reason) => [name, reason] as const),
);
const SAYS_NOTHING = ['OTHER', 'UNKNOWN_OPERATION'];

describe('every Reason that the SDK lists', () => {
  test('counts 114 of them, as the SDK in use has', () => {
    expect(everyReason).toHaveLength(2 + 41 + 28 + 43);
  });

  test.each(everyReason)('keeps %s %s and gives it a code of its own', async (name, reason) => {
    const error = await lease(exception(name, { Reason: reason }));

    expect(AWS_ERROR_CODES).toContain(error.code);
    expect(error.code === 'aws_refused').toBe(SAYS_NOTHING.includes(reason));
    expect(error.details).toMatchObject({ exception: name, reason, awsRequestId: AWS_REQUEST_ID });
    expect(error.cause).toMatchObject({ name, Reason: reason });
  });
});

describe('what a Reason means', () => {
  const MEANINGS: readonly (readonly [string, string, AwsErrorCode])[] = [
    ['AccessDeniedException', 'INSUFFICIENT_ACCOUNT_REPUTATION', 'aws_account_review'],
    ['AccessDeniedException', 'ACCOUNT_DISABLED', 'aws_account_disabled'],
    ['ConflictException', 'NO_ORIGINATION_IDENTITIES_FOUND', 'aws_no_stock'],
    ['ConflictException', 'DELETION_PROTECTION_ENABLED', 'aws_number_protected'],
    ['ConflictException', 'PHONE_NUMBER_ASSOCIATED_TO_POOL', 'aws_number_in_pool'],
    ['ConflictException', 'PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION', 'aws_number_in_registration'],
    ['ConflictException', 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED', 'aws_destination_unverified'],
    ['ConflictException', 'DESTINATION_PHONE_NUMBER_OPTED_OUT', 'aws_destination_blocked'],
    ['ConflictException', 'RESOURCE_ALREADY_EXISTS', 'aws_already_exists'],
    ['ConflictException', 'VERIFICATION_ALREADY_COMPLETE', 'aws_already_exists'],
    ['ConflictException', 'VERIFICATION_CODE_EXPIRED', 'aws_code_expired'],
    ['ConflictException', 'RESOURCE_NOT_ACTIVE', 'aws_conflict'],
    ['ConflictException', 'REGISTRATION_NOT_COMPLETE', 'aws_registration_needed'],
    ['ConflictException', 'NUMBER_CAPABILITIES_MISMATCH', 'aws_capability_unavailable'],
    ['ServiceQuotaExceededException', 'PHONE_NUMBERS_PER_ACCOUNT', 'aws_number_quota'],
    ['ServiceQuotaExceededException', 'PHONE_NUMBERS_PER_REGISTRATION', 'aws_other_quota'],
    ['ServiceQuotaExceededException', 'TAGS_PER_RESOURCE', 'aws_other_quota'],
    ['ServiceQuotaExceededException', 'DAILY_DESTINATION_CALL_LIMIT', 'aws_daily_calls_used_up'],
    ['ServiceQuotaExceededException', 'MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE', 'aws_spend_limit_reached'],
    ['ServiceQuotaExceededException', 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT', 'aws_other_quota'],
    ['ValidationException', 'COUNTRY_NOT_ENABLED', 'aws_country_not_enabled'],
    ['ValidationException', 'VOICE_CAPABILITY_NOT_AVAILABLE', 'aws_capability_unavailable'],
    ['ValidationException', 'INVALID_REGISTRATION_ASSOCIATION', 'aws_registration_needed'],
    ['ValidationException', 'INVALID_PARAMETER', 'aws_input_refused'],
    ['ValidationException', 'CANNOT_PARSE', 'aws_input_refused'],
    ['ValidationException', 'PHONE_NUMBER_CANNOT_BE_RELEASED', 'aws_number_not_releasable'],
    ['ValidationException', 'INVALID_IDENTITY_FOR_DESTINATION_COUNTRY', 'aws_destination_blocked'],
    ['ValidationException', 'DESTINATION_COUNTRY_BLOCKED', 'aws_destination_blocked'],
    ['ValidationException', 'PRICE_OVER_THRESHOLD', 'aws_price_over_cap'],
    ['ValidationException', 'REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT', 'aws_limit_too_high'],
    ['ValidationException', 'VERIFICATION_CODE_MISMATCH', 'aws_code_wrong'],
    ['ValidationException', 'RESOURCE_NOT_ACCESSIBLE', 'aws_access_denied'],
    ['ValidationException', 'OTHER', 'aws_refused'],
    ['ValidationException', 'REASON_OF_A_LATER_RELEASE', 'aws_refused'],
    ['AccessDeniedException', 'constructor', 'aws_refused'],
  ];

  test.each(MEANINGS)('reads %s %s as %s', async (name, reason, code) => {
    const error = await lease(exception(name, { Reason: reason }));

    expect(error).toMatchObject({ code, details: { reason, exception: name } });
  });
});
