import {
  CreatePoolCommand,
  CreateVerifiedDestinationNumberCommand,
  DescribeAccountLimitsCommand,
  DescribePhoneNumbersCommand,
  PinpointSMSVoiceV2ServiceException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import type { FaultName } from '#src/local/aws/faults.ts';
import { findOperationShape } from '#src/local/aws/shapes.ts';
import { waitFor } from '../../support/wait-for.ts';
import {
  clientOf,
  fakeClock,
  REGION,
  requestNumber,
  startForTest,
  startWithActiveNumber,
  startWithClient,
} from './fixtures.ts';

describe('faults', () => {
  it.each([
    [
      'out-of-stock',
      { name: 'ResourceNotFoundException', ResourceType: 'phone-number', ResourceId: 'US/LONG_CODE' },
    ],
    ['account-review', { name: 'AccessDeniedException', Reason: 'INSUFFICIENT_ACCOUNT_REPUTATION' }],
    ['access-denied', { name: 'AccessDeniedException', Reason: undefined }],
    ['throttle', { name: 'ThrottlingException' }],
    [
      'internal-error',
      {
        name: 'InternalServerException',
        RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        $metadata: expect.objectContaining({ httpStatusCode: 500 }),
      },
    ],
    ['quota', { name: 'ServiceQuotaExceededException', Reason: 'PHONE_NUMBERS_PER_ACCOUNT' }],
    ['unknown-reason', { name: 'ValidationException', Reason: 'REASON_OF_A_LATER_RELEASE' }],
  ] satisfies [FaultName, { name: string; [member: string]: unknown }][])(
    '%s refuses the request until it is cleared',
    async (fault, expected) => {
      const { aws, client } = await startWithClient();
      aws.faults.add({ fault });
      const declared = findOperationShape('pinpoint-sms-voice-v2', 'RequestPhoneNumber')?.errors;

      expect(declared).toContain(expected.name);

      await expect(requestNumber(client)).rejects.toMatchObject(expected);
      await expect(requestNumber(client)).rejects.toMatchObject(expected);
      expect(aws.state().regions[REGION]?.numbers ?? []).toEqual([]);

      aws.faults.clear();
      await expect(requestNumber(client)).resolves.toMatchObject({ Status: 'PENDING' });
    },
  );

  it('quota refuses a pool and a destination, too', async () => {
    const { aws, client, number } = await startWithActiveNumber();
    aws.faults.add({ fault: 'quota' });
    const OriginationIdentity = number.PhoneNumberId;
    const pool = new CreatePoolCommand({ OriginationIdentity, MessageType: 'TRANSACTIONAL' });
    const destination = new CreateVerifiedDestinationNumberCommand({
      DestinationPhoneNumber: '+12065550123',
    });

    await expect(client.send(pool)).rejects.toMatchObject({ Reason: 'POOLS_PER_ACCOUNT' });
    await expect(client.send(destination)).rejects.toMatchObject({
      Reason: 'VERIFIED_DESTINATION_NUMBERS_PER_ACCOUNT',
    });
  });

  it('strike as often as told', async () => {
    const { aws, client } = await startWithClient();
    aws.faults.add({ fault: 'internal-error', times: 2 });

    await expect(requestNumber(client)).rejects.toMatchObject({ name: 'InternalServerException' });
    expect(aws.faults.list()).toEqual([{ fault: 'internal-error', times: 1 }]);
    await expect(requestNumber(client)).rejects.toMatchObject({ name: 'InternalServerException' });
    expect(aws.faults.list()).toEqual([]);
    await expect(requestNumber(client)).resolves.toMatchObject({ Status: 'PENDING' });
  });

  it('strike only the operation that they name', async () => {
    const { aws, client } = await startWithClient();
    aws.faults.add({ fault: 'access-denied', operation: 'DescribeAccountLimits' });

    await expect(client.send(new DescribeAccountLimitsCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await expect(requestNumber(client)).resolves.toMatchObject({ Status: 'PENDING' });
  });

  it('strike only the Region that they name', async () => {
    const aws = await startForTest();
    aws.faults.add({ fault: 'throttle', region: 'eu-west-1' });

    await expect(requestNumber(clientOf(aws, 'eu-west-1'))).rejects.toMatchObject({
      name: 'ThrottlingException',
    });
    await expect(requestNumber(clientOf(aws))).resolves.toMatchObject({ Status: 'PENDING' });
  });

  it('strike only the country that they name', async () => {
    const { aws, client } = await startWithClient();
    aws.faults.add({ fault: 'out-of-stock', country: 'CA' });

    await expect(requestNumber(client, { IsoCountryCode: 'CA' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceId: 'CA/LONG_CODE',
    });
    await expect(requestNumber(client)).resolves.toMatchObject({ Status: 'PENDING' });
    await expect(client.send(new DescribePhoneNumbersCommand({}))).resolves.toBeDefined();
  });

  it('are cleared by name, the others stay', async () => {
    const { aws } = await startWithClient();
    aws.faults.add({ fault: 'quota' });
    aws.faults.add({ fault: 'throttle' });

    aws.faults.clear('quota');

    expect(aws.faults.list()).toEqual([{ fault: 'throttle' }]);
  });

  it('are refused when they could never strike', async () => {
    const aws = await startForTest();

    expect(() => aws.faults.add({ fault: 'throttle', operation: 'RequestNumber' })).toThrow(/operation/);
    expect(() => aws.faults.add({ fault: 'throttle', times: 0 })).toThrow(/times/);
    expect(aws.faults.list()).toEqual([]);
  });
});

describe('lost-answer', () => {
  it('cuts the connection after the number was made, and the token finds it again', async () => {
    const { aws, client } = await startWithClient();
    aws.faults.add({ fault: 'lost-answer', times: 1 });

    const lost = await requestNumber(client, { ClientToken: 'order-1' }).catch((error: unknown) => error);
    const made = aws.state().regions[REGION]?.numbers ?? [];
    const again = await requestNumber(client, { ClientToken: 'order-1' });

    expect(lost).toBeInstanceOf(Error);
    expect(lost).not.toBeInstanceOf(PinpointSMSVoiceV2ServiceException);
    expect(made.map((number) => number.PhoneNumberId)).toEqual([again.PhoneNumberId]);
    expect(aws.requests().map((request) => request.status)).toEqual([null, 200]);
  });

  it("is survived by the SDK's own retry with one number", async () => {
    const aws = await startForTest();
    aws.faults.add({ fault: 'lost-answer', times: 1 });

    const number = await requestNumber(clientOf(aws, REGION, 3));

    expect(aws.state().regions[REGION]?.numbers.map(({ PhoneNumberId }) => PhoneNumberId)).toEqual([
      number.PhoneNumberId,
    ]);
  });

  it('is not spent on a request that was refused', async () => {
    const { aws, client } = await startWithClient();
    aws.faults.add({ fault: 'lost-answer', times: 1 });

    await expect(requestNumber(client, { IsoCountryCode: 'DE' })).rejects.toMatchObject({
      Reason: 'COUNTRY_NOT_ENABLED',
    });

    expect(aws.faults.list()).toEqual([{ fault: 'lost-answer', times: 1 }]);
  });
});

describe('slow', () => {
  it('holds the answer of a request already carried out until it is cleared', async () => {
    const { aws, client } = await startWithClient();
    aws.faults.add({ fault: 'slow', ms: 600_000, times: 1 });
    let answered = false;
    const answer = requestNumber(client).then((number) => {
      answered = true;
      return number;
    });
    await waitFor(() => aws.requests().length === 1, { describe: 'AWS to have the request' });
    const made = aws.state().regions[REGION]?.numbers ?? [];
    await client.send(new DescribePhoneNumbersCommand({}));
    expect(answered).toBe(false);

    aws.faults.clear('slow');

    expect([(await answer).PhoneNumberId]).toEqual(made.map((number) => number.PhoneNumberId));
  });

  it('answers by itself after its time', async () => {
    const { aws, client } = await startWithClient();
    aws.faults.add({ fault: 'slow', ms: 1 });

    await expect(requestNumber(client)).resolves.toMatchObject({ Status: 'PENDING' });
  });

  it('does not hold up closing', async () => {
    const { aws, client } = await startWithClient();
    aws.faults.add({ fault: 'slow', ms: 600_000 });
    const answer = requestNumber(client).catch((error: unknown) => error);
    await waitFor(() => aws.requests().length === 1, { describe: 'AWS to have the request' });

    await aws.close();

    expect(await answer).toBeInstanceOf(Error);
  });
});

describe('numbers that do not come up', () => {
  const statuses = async (client: ReturnType<typeof clientOf>) => {
    const { PhoneNumbers = [] } = await client.send(new DescribePhoneNumbersCommand({}));
    return PhoneNumbers.map((number) => number.Status);
  };

  it('stay pending under stuck-pending until it is cleared', async () => {
    const clock = fakeClock();
    const { aws, client } = await startWithClient({ now: clock.now, activateAfterMs: 3000 });
    aws.faults.add({ fault: 'stuck-pending', times: 1 });
    await requestNumber(client);
    await requestNumber(client);
    clock.advance(86_400_000);
    expect(await statuses(client)).toEqual(['PENDING', 'ACTIVE']);

    aws.faults.clear('throttle');
    expect(await statuses(client)).toEqual(['PENDING', 'ACTIVE']);
    aws.faults.clear('stuck-pending');
    expect(await statuses(client)).toEqual(['ACTIVE', 'ACTIVE']);
  });

  it('end as deleted under provisioning-error, and no longer count', async () => {
    const clock = fakeClock();
    const { aws, client } = await startWithClient({
      now: clock.now,
      activateAfterMs: 3000,
      numbersPerRegion: 1,
    });
    aws.faults.add({ fault: 'provisioning-error', times: 1 });
    await requestNumber(client);
    expect(await statuses(client)).toEqual(['PENDING']);

    clock.advance(3000);

    expect(await statuses(client)).toEqual(['DELETED']);
    await expect(requestNumber(client)).resolves.toMatchObject({ Status: 'PENDING' });
  });
});
