import { SetVoiceMessageSpendLimitOverrideCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { startVerified } from './destination-fixtures.ts';
import { REGION } from './fixtures.ts';

const DAY_MS = 86_400_000;

describe('limits of the sandbox', () => {
  it('refuse a destination that is not verified, until there is production access', async () => {
    const { aws, call } = await startVerified();
    const other = { DestinationPhoneNumber: '+12065550199' };
    await expect(call(other)).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED',
    });

    aws.voice.setTier(REGION, 'PRODUCTION');

    await expect(call(other)).resolves.toBeDefined();
  });

  it('refuse a country that the sandbox does not call, until there is production access', async () => {
    const { aws, call } = await startVerified();
    const french = { DestinationPhoneNumber: '+33612345678' };
    await expect(call(french)).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'DESTINATION_COUNTRY_BLOCKED',
    });

    aws.voice.setTier(REGION, 'PRODUCTION');

    await expect(call(french)).resolves.toBeDefined();
  });

  it('refuse the sixth message to one recipient in 24 hours, also in production', async () => {
    const { aws, call, clock } = await startVerified();
    for (let count = 0; count < 5; count += 1) await call();
    const refusal = {
      name: 'ServiceQuotaExceededException',
      Reason: 'DAILY_DESTINATION_CALL_LIMIT',
    };
    await expect(call()).rejects.toMatchObject(refusal);
    aws.voice.setTier(REGION, 'PRODUCTION');
    await expect(call()).rejects.toMatchObject(refusal);

    clock.advance(DAY_MS);

    await expect(call()).resolves.toBeDefined();
  });

  it('refuse the 21st message in 24 hours in the sandbox only', async () => {
    const { aws, call } = await startVerified();
    aws.voice.setTier(REGION, 'PRODUCTION');
    for (let count = 0; count < 20; count += 1) {
      await call({ DestinationPhoneNumber: `+1206555${1000 + count}` });
    }
    aws.voice.setTier(REGION, 'SANDBOX');
    await expect(call()).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });

    aws.voice.setTier(REGION, 'PRODUCTION');

    await expect(call()).resolves.toBeDefined();
  });
});

describe('the monthly voice spend', () => {
  const spent = {
    name: 'ServiceQuotaExceededException',
    Reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE',
  };

  it('ends at its limit and starts anew with the month', async () => {
    const { aws, call, clock, region } = await startVerified();
    aws.voice.setTier(REGION, 'PRODUCTION');
    for (let count = 0; count < 33; count += 1) {
      await call({ DestinationPhoneNumber: `+1206555${1000 + count}` });
    }
    expect(region()?.voiceSpend).toEqual({ maxUsd: 1, enforcedUsd: 1, spentMicroUsd: 990_000 });
    await expect(call()).rejects.toMatchObject(spent);

    clock.advance(30 * DAY_MS);

    await expect(call()).resolves.toBeDefined();
    expect(region()?.voiceSpend.spentMicroUsd).toBe(30_000);
  });

  it('is held to the override', async () => {
    const { call, client } = await startVerified();
    await client.send(new SetVoiceMessageSpendLimitOverrideCommand({ MonthlyLimit: 0 }));

    await expect(call()).rejects.toMatchObject(spent);
  });
});

describe('faults of SendVoiceMessage', () => {
  it.each([
    ['spend-limit', { Reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE' }],
    ['identity-not-for-country', { Reason: 'INVALID_IDENTITY_FOR_DESTINATION_COUNTRY' }],
  ] as const)('%s refuses the message', async (fault, expected) => {
    const { aws, call, region } = await startVerified();
    aws.faults.add({ fault, times: 1 });

    await expect(call()).rejects.toMatchObject(expected);
    expect(region()?.voiceMessages).toEqual([]);
    await expect(call()).resolves.toBeDefined();
  });
});
