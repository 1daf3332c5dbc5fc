import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import type { AwsErrorCode } from '#src/domain/errors.ts';
import { type LocalAws, startLocalAws } from '#src/local/aws/start-local-aws.ts';
import type { VoiceChannel } from '#src/ports.ts';
import { credentials } from './aws-responder.ts';
import { failureOf, leaseInput, REGION } from './failure-of.ts';
import { hideAwsConfiguration } from './without-aws-configuration.ts';

const SECOND_MS = 1000;
let nowMs = Date.parse('2026-11-01T10:00:00Z');
let aws: LocalAws;
let channel: VoiceChannel & { close(): void };
let unpaced: VoiceChannel & { close(): void };

const nextTurn = () => {
  nowMs += SECOND_MS;
};
const order = (clientToken: string) => ({ ...leaseInput, clientToken });
const lease = (clientToken: string) => {
  nextTurn();
  return channel.leaseNumber(order(clientToken));
};

beforeAll(async () => {
  hideAwsConfiguration();
  aws = await startLocalAws({
    now: () => new Date(nowMs),
    activateAfterMs: 60 * SECOND_MS,
    numbersPerRegion: 3,
  });
  const beforeCall = async () => nextTurn();
  channel = createAwsVoiceChannel({ endpoint: aws.url, credentials, beforeCall });
  unpaced = createAwsVoiceChannel({ endpoint: aws.url, credentials });
});

beforeEach(() => aws.reset());

afterAll(async () => {
  vi.unstubAllEnvs();
  channel.close();
  unpaced.close();
  await aws.close();
});

describe('against the local stand-in', () => {
  test('leases a number with its price, its tags and deletion protection', async () => {
    const number = await lease('order-1');

    expect(number).toMatchObject({
      awsId: expect.stringMatching(/^phone-[0-9a-f]{32}$/),
      arn: expect.stringContaining(number.awsId),
      phoneNumber: expect.stringMatching(/^\+1\d{10}$/),
      country: 'US',
      useCase: 'TRANSACTIONAL',
      numberType: 'LONG_CODE',
      capabilities: ['VOICE'],
      status: 'PENDING',
      price: { monthlyCents: expect.any(Number), currency: 'USD' },
      deletionProtected: true,
      createdAt: new Date(nowMs),
    });
    expect(await channel.numberTags(REGION, number.arn)).toEqual(leaseInput.tags);
  });

  test('leases a toll-free number', async () => {
    nextTurn();

    const number = await channel.leaseNumber({ ...leaseInput, numberType: 'TOLL_FREE' });

    expect(number).toMatchObject({ numberType: 'TOLL_FREE', capabilities: ['SMS', 'VOICE'] });
  });

  test('gets the same number for the same token, also when the first answer was lost', async () => {
    aws.faults.add({ fault: 'lost-answer', operation: 'RequestPhoneNumber', times: 1 });

    const lost = await failureOf(lease('order-1'));
    const first = await lease('order-1');
    const again = await lease('order-1');

    expect(lost.code).toBe('aws_unavailable');
    expect(again.awsId).toBe(first.awsId);
    expect(await channel.listNumbers(REGION)).toHaveLength(1);
  });

  test('describes numbers by id and by ARN, sees them become active, and leaves unknown ones out', async () => {
    const first = await lease('order-1');
    const second = await lease('order-2');
    nowMs += 60 * SECOND_MS;

    const numbers = await channel.describeNumbers(REGION, [first.awsId, 'phone-unknown', second.arn]);

    expect(numbers).toEqual([
      { ...first, status: 'ACTIVE' },
      { ...second, status: 'ACTIVE' },
    ]);
    expect(await channel.describeNumbers(REGION, ['phone-unknown'])).toEqual([]);
  });

  test('lists the numbers of one Region', async () => {
    const number = await lease('order-1');

    expect(await channel.listNumbers(REGION)).toEqual([number]);
    expect(await channel.listNumbers('us-east-1')).toEqual([]);
  });

  test('tells the room in the account and its tier', async () => {
    await lease('order-1');

    expect(await channel.accountRoom(REGION)).toEqual({ used: 1, max: 3 });
    expect(await channel.accountTier(REGION)).toEqual({ tier: 'sandbox', value: 'SANDBOX' });
  });

  test('is throttled without a pace', async () => {
    await unpaced.accountRoom(REGION);

    expect((await failureOf(unpaced.accountRoom(REGION))).code).toBe('aws_throttled');
  });

  test.each([
    ['out-of-stock', 'aws_no_stock'],
    ['account-review', 'aws_account_review'],
    ['access-denied', 'aws_access_denied'],
    ['throttle', 'aws_throttled'],
    ['internal-error', 'aws_unavailable'],
    ['quota', 'aws_number_quota'],
    ['unknown-reason', 'aws_refused'],
  ] as const satisfies readonly (readonly [string, AwsErrorCode])[])(
    'reads the fault %s as %s',
    async (fault, code) => {
      aws.faults.add({ fault });

      expect((await failureOf(lease('order-1'))).code).toBe(code);
    },
  );

  test('is refused a number beyond the account’s limit', async () => {
    for (const token of ['order-1', 'order-2', 'order-3']) await lease(token);

    expect((await failureOf(lease('order-4'))).code).toBe('aws_number_quota');
  });

  test.each([
    ['a country that AWS does not lease by itself', { country: 'IN' }, 'aws_country_not_enabled'],
    ['a Region without voice', { region: 'us-gov-east-1' }, 'aws_capability_unavailable'],
    ['10DLC without a registration', { numberType: 'TEN_DLC' }, 'aws_registration_needed'],
    ['a token that was used for something else', { clientToken: 'used' }, 'aws_conflict'],
    ['a malformed token', { clientToken: 'with a space' }, 'aws_input_refused'],
  ] as const)('is refused %s', async (_what, changed, code) => {
    nextTurn();
    await channel.leaseNumber({ ...order('used'), useCase: 'PROMOTIONAL' });
    nextTurn();

    expect((await failureOf(channel.leaseNumber({ ...order('new'), ...changed }))).code).toBe(code);
  });

  test('gives up on a slow answer', async () => {
    const hasty = createAwsVoiceChannel({ endpoint: aws.url, credentials, requestTimeoutMs: 50 });
    aws.faults.add({ fault: 'slow' });

    const error = await failureOf(hasty.accountRoom(REGION));
    hasty.close();

    expect(error.code).toBe('aws_unavailable');
  });
});
