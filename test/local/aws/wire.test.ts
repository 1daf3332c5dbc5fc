import {
  DescribeAccountLimitsCommand,
  DescribeOptOutListsCommand,
  DescribePhoneNumbersCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import {
  clientOf,
  fakeClock,
  REGION,
  requestNumber,
  sendRaw,
  startForTest,
  startWithClient,
} from './fixtures.ts';

const REQUEST = {
  IsoCountryCode: 'US',
  MessageType: 'TRANSACTIONAL',
  NumberCapabilities: ['VOICE'],
  NumberType: 'LONG_CODE',
};

describe('wire protocol', () => {
  it('writes timestamps as epoch seconds', async () => {
    const clock = fakeClock();
    const aws = await startForTest({ now: clock.now });

    const { body } = await sendRaw(aws, 'RequestPhoneNumber', REQUEST);

    expect(body).toMatchObject({ CreatedTimestamp: clock.now().getTime() / 1000 });
  });

  it('makes a number for a request without a token, and ignores unknown members', async () => {
    const aws = await startForTest();

    await sendRaw(aws, 'RequestPhoneNumber', { ...REQUEST, Colour: 'blue' });
    const second = await sendRaw(aws, 'RequestPhoneNumber', { ...REQUEST, ClientToken: null });

    expect(second.status).toBe(200);
    expect(aws.state().regions[REGION]?.numbers).toHaveLength(2);
  });

  it('names every field that is wrong', async () => {
    const aws = await startForTest();

    const { status, body } = await sendRaw(aws, 'RequestPhoneNumber', {
      IsoCountryCode: 7,
      NumberCapabilities: ['FAX'],
      NumberType: 'PAGER',
    });

    expect(status).toBe(400);
    expect(body).toEqual({
      __type: 'ValidationException',
      Message:
        'Validation Error Occurred - Reason="MISSING_PARAMETER" Fields="isoCountryCode,messageType,numberCapabilities.1.member,numberType"',
      Reason: 'MISSING_PARAMETER',
      Fields: [
        { Name: 'isoCountryCode', Message: 'Member must be a string' },
        { Name: 'messageType', Message: 'Member must not be null' },
        {
          Name: 'numberCapabilities.1.member',
          Message: 'Member must satisfy enum value set: [SMS, VOICE, MMS, RCS]',
        },
        {
          Name: 'numberType',
          Message: 'Member must satisfy enum value set: [LONG_CODE, TOLL_FREE, TEN_DLC, SIMULATOR]',
        },
      ],
    });
  });

  it('does not know operations that it does not serve', async () => {
    const { aws, client } = await startWithClient();

    const search = client.send(new DescribeOptOutListsCommand({}));

    await expect(search).rejects.toMatchObject({ name: 'UnknownOperationException' });
    for (const target of ['PinpointSMSVoiceV2.constructor', 'Elsewhere.RequestPhoneNumber', undefined]) {
      const { status, body } = await sendRaw(aws, '', {}, { 'x-amz-target': target });
      expect({ status, body }).toMatchObject({ status: 400, body: { __type: 'UnknownOperationException' } });
    }
  });

  it.each([
    ['no', undefined, 'MissingAuthenticationTokenException'],
    ['a basic', 'Basic eDp5', 'IncompleteSignatureException'],
    ['a cut', 'AWS4-HMAC-SHA256 Credential=EXAMPLE/20261101/us-east-1', 'IncompleteSignatureException'],
  ])('refuses %s authorization', async (_, authorization, type) => {
    const aws = await startForTest();

    const { status, body } = await sendRaw(aws, 'RequestPhoneNumber', REQUEST, { authorization });

    expect(status).toBe(403);
    expect(body).toMatchObject({ __type: type });
    expect(aws.state().regions).toEqual({});
  });

  it('refuses credentials scoped to another service', async () => {
    const aws = await startForTest();
    const authorization = `AWS4-HMAC-SHA256 Credential=EXAMPLE/20261101/${REGION}/support/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`;

    const { status, body } = await sendRaw(aws, 'DescribePhoneNumbers', {}, { authorization });

    expect(status).toBe(403);
    expect(body).toMatchObject({ __type: 'InvalidSignatureException' });
  });

  it.each(['{', '[]', '"text"', 'null'])('refuses the body %s', async (body) => {
    const aws = await startForTest();

    const answer = await sendRaw(aws, 'DescribePhoneNumbers', body);

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ __type: 'SerializationException' });
  });

  it('cuts a request of more than a megabyte and serves the next', async () => {
    const aws = await startForTest();

    await expect(sendRaw(aws, 'DescribePhoneNumbers', 'x'.repeat(2 ** 21))).rejects.toThrow();

    expect((await sendRaw(aws, 'DescribePhoneNumbers', {})).status).toBe(200);
  });
});

describe('throttling', () => {
  it('admits one request a second for each operation and Region', async () => {
    const clock = fakeClock();
    const aws = await startForTest({ now: clock.now, throttleIntervalMs: 1000 });
    const client = clientOf(aws);
    const describeNumbers = () => client.send(new DescribePhoneNumbersCommand({}));
    await describeNumbers();

    await expect(describeNumbers()).rejects.toMatchObject({
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(client.send(new DescribeAccountLimitsCommand({}))).resolves.toBeDefined();
    await expect(clientOf(aws, 'eu-west-1').send(new DescribePhoneNumbersCommand({}))).resolves.toBeDefined();
    clock.advance(1000);
    await expect(describeNumbers()).resolves.toBeDefined();
  });

  it('forgives a quarter of the interval, once', async () => {
    const clock = fakeClock();
    const { client } = await startWithClient({ now: clock.now, throttleIntervalMs: 1000 });
    const describeNumbers = () => client.send(new DescribePhoneNumbersCommand({}));
    await describeNumbers();

    clock.advance(749);
    await expect(describeNumbers()).rejects.toMatchObject({ name: 'ThrottlingException' });
    clock.advance(1);
    await expect(describeNumbers()).resolves.toBeDefined();
    clock.advance(999);
    await expect(describeNumbers()).rejects.toMatchObject({ name: 'ThrottlingException' });
    clock.advance(1);
    await expect(describeNumbers()).resolves.toBeDefined();
  });

  it('admits ten tag reads a second', async () => {
    const clock = fakeClock();
    const { client } = await startWithClient({ now: clock.now, throttleIntervalMs: 1000 });
    const { PhoneNumberArn } = await requestNumber(client);
    const listTags = () => client.send(new ListTagsForResourceCommand({ ResourceArn: PhoneNumberArn }));
    await listTags();

    await expect(listTags()).rejects.toMatchObject({ name: 'ThrottlingException' });
    clock.advance(100);
    await expect(listTags()).resolves.toBeDefined();
  });

  it('makes no number when it refuses', async () => {
    const clock = fakeClock();
    const { aws, client } = await startWithClient({ now: clock.now, throttleIntervalMs: 1000 });
    await requestNumber(client);

    await expect(requestNumber(client)).rejects.toMatchObject({ name: 'ThrottlingException' });

    expect(aws.state().regions[REGION]?.numbers).toHaveLength(1);
  });
});
