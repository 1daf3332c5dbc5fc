import * as sdk from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { MODELLED_EXCEPTIONS } from '#src/aws/modelled-exceptions.ts';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import type { AwsErrorCode } from '#src/domain/errors.ts';
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

describe('the exceptions of all services', () => {
  const codesByName = Map.groupBy(MODELLED_EXCEPTIONS, ([name]) => name);

  test.each([...codesByName])('mean the same wherever the name is used: %s', (_name, entries) => {
    expect(new Set(entries.map(([, code]) => code)).size).toBe(1);
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
