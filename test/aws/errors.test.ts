import * as sdk from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import { AWS_ERROR_CODES, type AwsErrorCode } from '#src/domain/errors.ts';
import type { VoiceChannel } from '#src/ports.ts';
import {
  AWS_REQUEST_ID,
  answer,
  credentials,
  exception,
  type Reply,
  type Responder,
  startResponder,
} from './aws-responder.ts';
import { failureOf, leaseInput, REGION } from './failure-of.ts';
import { hideAwsConfiguration } from './without-aws-configuration.ts';

let responder: Responder;
let channel: VoiceChannel & { close(): void };

beforeAll(async () => {
  hideAwsConfiguration();
  responder = await startResponder();
  channel = createAwsVoiceChannel({ endpoint: responder.url, credentials });
});

afterAll(async () => {
  vi.unstubAllEnvs();
  channel.close();
  await responder.close();
});

const lease = (reply: Reply) => {
  responder.reply(() => reply);
  return failureOf(channel.leaseNumber(leaseInput));
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
    ['ConflictException', 'DELETION_PROTECTION_ENABLED', 'aws_conflict'],
    ['ConflictException', 'RESOURCE_NOT_ACTIVE', 'aws_conflict'],
    ['ConflictException', 'REGISTRATION_NOT_COMPLETE', 'aws_registration_needed'],
    ['ConflictException', 'NUMBER_CAPABILITIES_MISMATCH', 'aws_capability_unavailable'],
    ['ServiceQuotaExceededException', 'PHONE_NUMBERS_PER_ACCOUNT', 'aws_number_quota'],
    ['ServiceQuotaExceededException', 'PHONE_NUMBERS_PER_REGISTRATION', 'aws_other_quota'],
    ['ServiceQuotaExceededException', 'TAGS_PER_RESOURCE', 'aws_other_quota'],
    ['ValidationException', 'COUNTRY_NOT_ENABLED', 'aws_country_not_enabled'],
    ['ValidationException', 'VOICE_CAPABILITY_NOT_AVAILABLE', 'aws_capability_unavailable'],
    ['ValidationException', 'INVALID_REGISTRATION_ASSOCIATION', 'aws_registration_needed'],
    ['ValidationException', 'INVALID_PARAMETER', 'aws_input_refused'],
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

describe('exceptions without a Reason', () => {
  const modelled = Object.values(sdk)
    .filter((member): member is typeof sdk.ConflictException => typeof member === 'function')
    .filter((member) => member.prototype instanceof sdk.PinpointSMSVoiceV2ServiceException)
    .map((member) => member.name);
  const CODES: Record<string, AwsErrorCode> = {
    AccessDeniedException: 'aws_access_denied',
    ConflictException: 'aws_conflict',
    InternalServerException: 'aws_unavailable',
    ResourceNotFoundException: 'aws_no_stock',
    ServiceQuotaExceededException: 'aws_other_quota',
    ThrottlingException: 'aws_throttled',
    ValidationException: 'aws_input_refused',
  };

  test('are all the exceptions that the SDK models', () => {
    expect(modelled.sort()).toEqual(Object.keys(CODES).sort());
  });

  test.each(Object.entries(CODES))('reads %s on RequestPhoneNumber as %s', async (name, code) => {
    expect(await lease(exception(name))).toMatchObject({ code, details: { exception: name } });
  });

  test.each([
    ['UnrecognizedClientException', 'aws_credentials_refused'],
    ['InvalidSignatureException', 'aws_credentials_refused'],
    ['MissingAuthenticationTokenException', 'aws_credentials_refused'],
    ['ExpiredTokenException', 'aws_credentials_refused'],
    ['ExpiredToken', 'aws_credentials_refused'],
    ['OptInRequired', 'aws_access_denied'],
    ['TooManyRequestsException', 'aws_throttled'],
    ['ServiceUnavailableException', 'aws_unavailable'],
    ['UnknownOperationException', 'aws_refused'],
    ['toString', 'aws_refused'],
  ])('reads the unmodelled %s as %s', async (name, code) => {
    expect(await lease(exception(name))).toMatchObject({ code, details: { exception: name } });
  });

  test('reads a Reason on an exception that has none by AWS’s model by the exception’s name', async () => {
    const error = await lease(exception('InternalServerException', { Reason: 'OVERLOADED' }, 500));

    expect(error).toMatchObject({ code: 'aws_unavailable', details: { reason: 'OVERLOADED' } });
  });

  test('reads the name behind a namespace', async () => {
    const modelledName = await lease(
      exception('com.amazonaws.pinpointsmsvoicev2#AccessDeniedException', { Reason: 'ACCOUNT_DISABLED' }),
    );
    const otherName = await lease(exception('com.amazon.coral.service#UnrecognizedClientException', {}, 403));

    expect(modelledName).toMatchObject({
      code: 'aws_account_disabled',
      details: { exception: 'AccessDeniedException' },
    });
    expect(otherName).toMatchObject({
      code: 'aws_credentials_refused',
      details: { exception: 'UnrecognizedClientException' },
    });
  });
});

describe('what an exception is about', () => {
  test.each([
    ['phone-number', 'aws_no_stock'],
    ['registration', 'aws_registration_needed'],
    ['pool', 'aws_not_found'],
  ])('reads a missing %s on RequestPhoneNumber as %s', async (ResourceType, code) => {
    const error = await lease(exception('ResourceNotFoundException', { ResourceType, ResourceId: 'x' }));

    expect(error.code).toBe(code);
  });

  test('reads a missing resource of another operation as not found', async () => {
    responder.reply(() => exception('ResourceNotFoundException', { ResourceType: 'phone-number' }));

    const error = await failureOf(channel.numberTags(REGION, 'arn:aws:sms-voice:eu-west-1:0:phone-number/x'));

    expect(error.code).toBe('aws_not_found');
  });

  test('reads no origination identity of another operation as a conflict', async () => {
    responder.reply(() => exception('ConflictException', { Reason: 'NO_ORIGINATION_IDENTITIES_FOUND' }));

    expect((await failureOf(channel.accountRoom(REGION))).code).toBe('aws_conflict');
  });

  test('keeps the names of refused fields', async () => {
    const Fields = [{ Name: 'isoCountryCode', Message: 'no' }, { Message: 'nameless' }];

    const error = await lease(exception('ValidationException', { Reason: 'INVALID_PARAMETER', Fields }));

    expect(error.details.fields).toEqual(['isoCountryCode']);
  });

  test('reads a missing registration id as a registration that is needed', async () => {
    const Fields = [{ Name: 'registrationId', Message: 'no' }];

    const error = await lease(exception('ValidationException', { Reason: 'MISSING_PARAMETER', Fields }));

    expect(error).toMatchObject({
      code: 'aws_registration_needed',
      details: { reason: 'MISSING_PARAMETER', fields: ['registrationId'] },
    });
  });

  test('takes the request id from the body when no header has it', async () => {
    const error = await lease((response) => {
      response.writeHead(500, { 'content-type': 'application/x-amz-json-1.0' });
      response.end('{"__type":"InternalServerException","RequestId":"from the body"}');
    });

    expect(error.details.awsRequestId).toBe('from the body');
  });

  test.each([
    ['3', 3000],
    ['Fri, 31 Dec 1999 23:59:59 GMT', undefined],
  ])('reads Retry-After %s as %s ms', async (header, retryAfterMs) => {
    const error = await lease(answer({ __type: 'ThrottlingException' }, 400, { 'retry-after': header }));

    expect(error).toMatchObject({ code: 'aws_throttled', details: { retryAfterMs } });
  });
});

describe('answers without an exception’s name', () => {
  test.each([
    [302, 'aws_refused'],
    [400, 'aws_refused'],
    [401, 'aws_access_denied'],
    [403, 'aws_access_denied'],
    [404, 'aws_refused'],
    [408, 'aws_unavailable'],
    [429, 'aws_throttled'],
    [500, 'aws_unavailable'],
    [502, 'aws_unavailable'],
    [503, 'aws_unavailable'],
  ])('reads HTTP %s as %s, with a body of JSON, of HTML or none', async (status, code) => {
    const expected = { code, details: { exception: `HTTP ${status}`, awsRequestId: AWS_REQUEST_ID } };

    expect(await lease(answer({}, status))).toMatchObject(expected);
    expect(await lease(answer('<html>', status))).toMatchObject(expected);
    expect(await lease(answer('', status))).toMatchObject(expected);
  });
});
