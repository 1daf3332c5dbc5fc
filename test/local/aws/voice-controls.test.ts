import {
  DescribeAccountAttributesCommand,
  DescribeAccountLimitsCommand,
  DescribePhoneNumbersCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import type { LocalAws } from '#src/local/aws/start-local-aws.ts';
import {
  clientOf,
  fakeClock,
  REGION,
  requestNumber,
  startForTest,
  startWithActiveNumber,
} from './fixtures.ts';

async function control(aws: LocalAws, verb: string, body: unknown) {
  const response = await fetch(`${aws.url}/_control/voice/${verb}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  return { status: response.status, body: Object(await response.json()) };
}

describe('voice controls', () => {
  it('set the tier of one Region', async () => {
    const aws = await startForTest();
    const tierIn = async (region: string) => {
      const { AccountAttributes } = await clientOf(aws, region).send(
        new DescribeAccountAttributesCommand({}),
      );
      return AccountAttributes?.[0]?.Value;
    };

    aws.voice.setTier(REGION, 'PRODUCTION');

    expect([await tierIn(REGION), await tierIn('eu-west-1')]).toEqual(['PRODUCTION', 'SANDBOX']);
  });

  it('add a number as AWS Support does: any country, active at once, without tags', async () => {
    const clock = fakeClock();
    const aws = await startForTest({ now: clock.now });
    const client = clientOf(aws);

    const number = aws.voice.addNumber({ region: REGION, country: 'DE', useCase: 'PROMOTIONAL' });

    const { PhoneNumbers } = await client.send(new DescribePhoneNumbersCommand({}));
    expect(PhoneNumbers).toMatchObject([
      {
        PhoneNumberId: number.PhoneNumberId,
        PhoneNumber: expect.stringMatching(/^\+49/),
        Status: 'ACTIVE',
        IsoCountryCode: 'DE',
        MessageType: 'PROMOTIONAL',
        NumberType: 'LONG_CODE',
        NumberCapabilities: ['VOICE'],
        CreatedTimestamp: clock.now(),
      },
    ]);
    const tags = new ListTagsForResourceCommand({ ResourceArn: number.PhoneNumberArn });
    expect((await client.send(tags)).Tags).toEqual([]);
  });

  it('put a number into a new pool, and another into the same', async () => {
    const { aws, client, number } = await startWithActiveNumber();
    const second = await requestNumber(client);

    const pool = aws.voice.putInPool(REGION, `${number.PhoneNumberArn}`);
    expect(aws.voice.putInPool(REGION, `${second.PhoneNumberId}`, pool)).toBe(pool);

    expect(aws.state().regions[REGION]?.pools).toMatchObject([
      { PoolId: pool, PhoneNumberIds: [number.PhoneNumberId, second.PhoneNumberId] },
    ]);
  });

  it('raise the limit of phone numbers in one Region', async () => {
    const aws = await startForTest();
    aws.voice.setPhoneNumbersMax(REGION, 40);

    const { AccountLimits } = await clientOf(aws).send(new DescribeAccountLimitsCommand({}));

    expect(AccountLimits?.[0]).toEqual({ Name: 'PHONE_NUMBERS', Used: 0, Max: 40 });
    expect(aws.state().regions[REGION]?.phoneNumbersMax).toBe(40);
  });

  it('refuse what is not there', async () => {
    const { aws, number } = await startWithActiveNumber();
    const id = `${number.PhoneNumberId}`;
    const pool = aws.voice.putInPool(REGION, id);

    expect(() => aws.voice.removeNumber(REGION, 'phone-1')).toThrow(/phone-1/);
    expect(() => aws.voice.attachRegistration('eu-west-1', id, 'registration-1')).toThrow(/phone-number/);
    expect(() => aws.voice.putInPool(REGION, id)).toThrow(pool);
    expect(() => aws.voice.addNumber({ region: REGION, country: 'XX', useCase: 'TRANSACTIONAL' })).toThrow(
      'only 0 numbers are left of XX/LONG_CODE',
    );
    expect(() => aws.voice.seedNumbers(REGION, 99_001, 'US')).toThrow(/only/);
    expect(aws.state().regions[REGION]?.numbers).toHaveLength(1);
  });
});

describe('voice control routes', () => {
  it('do what the controls do, and answer with the state', async () => {
    const { aws, number } = await startWithActiveNumber();
    const id = `${number.PhoneNumberId}`;
    const added = { region: REGION, country: 'DE', useCase: 'TRANSACTIONAL', type: 'LONG_CODE' };

    await control(aws, 'set-tier', { region: REGION, tier: 'PRODUCTION' });
    await control(aws, 'set-spend-max', { region: REGION, usd: 50 });
    await control(aws, 'set-phone-numbers-max', { region: REGION, count: 30 });
    await control(aws, 'attach-registration', { region: REGION, number: id, registrationId: 'r-1' });
    await control(aws, 'put-in-pool', { region: REGION, number: id });
    await control(aws, 'add-number', added);
    const { status, body } = await control(aws, 'seed-numbers', { region: REGION, count: 2, country: 'CA' });

    expect(status).toBe(200);
    expect(body.regions[REGION]).toMatchObject({
      tier: 'PRODUCTION',
      phoneNumbersMax: 30,
      voiceSpend: { maxUsd: 50, enforcedUsd: 50, spentMicroUsd: 0 },
      pools: [{ PhoneNumberIds: [id] }],
      numbers: [
        { PhoneNumberId: id, RegistrationId: 'r-1' },
        { IsoCountryCode: 'DE' },
        { IsoCountryCode: 'CA' },
        { IsoCountryCode: 'CA' },
      ],
    });
    const removed = await control(aws, 'remove-number', { region: REGION, number: id });
    expect(removed.body.regions[REGION].numbers).toHaveLength(3);
    expect(removed.body.regions[REGION].pools).toMatchObject([{ PhoneNumberIds: [] }]);
  });

  it.each([
    ['set-tier', { region: REGION, tier: 'GOLD' }, 400],
    ['set-tier', { region: 'moon', tier: 'SANDBOX' }, 400],
    ['set-spend-max', { region: REGION, usd: 1.5 }, 400],
    ['set-phone-numbers-max', { region: REGION, count: -1 }, 400],
    ['seed-numbers', { region: REGION, count: 0, country: 'US' }, 400],
    ['seed-numbers', { region: REGION, count: 1, country: 'XX' }, 409],
    ['add-number', { region: REGION, country: 'DE', useCase: 'OTP' }, 400],
    ['remove-number', { region: REGION, number: 'phone-1' }, 404],
    ['put-in-pool', { region: REGION, number: 'phone-1', poolId: 'pool-1' }, 404],
    ['dance', {}, 404],
  ])('refuse %s %j', async (verb, body, status) => {
    const aws = await startForTest();

    expect(await control(aws, verb, body)).toEqual({ status, body: { error: expect.any(String) } });
    expect(aws.state().regions).toEqual({});
  });
});
