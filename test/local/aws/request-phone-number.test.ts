import type { RequestPhoneNumberCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { clientOf, fakeClock, REGION, requestNumber, startForTest, startWithClient } from './fixtures.ts';

describe('RequestPhoneNumber', () => {
  it('leases a pending number with id, ARN, price and tags', async () => {
    const clock = fakeClock();
    const { client } = await startWithClient({ now: clock.now });

    const number = await requestNumber(client, {
      DeletionProtectionEnabled: true,
      Tags: [{ Key: 'dialtone:project', Value: 'support' }],
    });

    expect(number).toMatchObject({
      PhoneNumber: expect.stringMatching(/^\+1201555\d{4}$/),
      PhoneNumberId: expect.stringMatching(/^phone-[0-9a-f]{32}$/),
      PhoneNumberArn: `arn:aws:sms-voice:${REGION}:000000000000:phone-number/${number.PhoneNumberId}`,
      Status: 'PENDING',
      IsoCountryCode: 'US',
      MessageType: 'TRANSACTIONAL',
      NumberCapabilities: ['VOICE'],
      NumberType: 'LONG_CODE',
      MonthlyLeasingPrice: '1.00',
      OptOutListName: 'Default',
      TwoWayEnabled: false,
      SelfManagedOptOutsEnabled: false,
      InternationalSendingEnabled: false,
      DeletionProtectionEnabled: true,
      Tags: [{ Key: 'dialtone:project', Value: 'support' }],
      CreatedTimestamp: clock.now(),
    });
  });

  it('gives every request a number of its own, also across Regions', async () => {
    const aws = await startForTest();

    const numbers = [
      await requestNumber(clientOf(aws)),
      await requestNumber(clientOf(aws)),
      await requestNumber(clientOf(aws, 'eu-west-1')),
    ];

    expect(new Set(numbers.map((number) => number.PhoneNumber)).size).toBe(3);
    expect(new Set(numbers.map((number) => number.PhoneNumberId)).size).toBe(3);
    expect(aws.state().regions['eu-west-1']?.numbers).toHaveLength(1);
  });

  it('leases toll-free and simulator numbers in the US', async () => {
    const { client } = await startWithClient();

    const tollFree = await requestNumber(client, {
      NumberType: 'TOLL_FREE',
      NumberCapabilities: ['SMS', 'VOICE'],
    });
    const simulator = await requestNumber(client, { NumberType: 'SIMULATOR' });

    expect(tollFree).toMatchObject({ NumberType: 'TOLL_FREE', MonthlyLeasingPrice: '2.00' });
    expect(simulator).toMatchObject({ NumberType: 'SIMULATOR', MonthlyLeasingPrice: '1.00' });
  });

  it('writes ARNs of the GovCloud partition there', async () => {
    const aws = await startForTest();

    const number = await requestNumber(clientOf(aws, 'us-gov-west-1'));

    expect(number.PhoneNumberArn).toMatch(/^arn:aws-us-gov:sms-voice:us-gov-west-1:/);
  });

  it.each([
    ['a missing country', { IsoCountryCode: undefined }, 'MISSING_PARAMETER', 'isoCountryCode'],
    ['a malformed country', { IsoCountryCode: 'usa' }, 'INVALID_PARAMETER', 'isoCountryCode'],
    ['no capability', { NumberCapabilities: [] }, 'INVALID_PARAMETER', 'numberCapabilities'],
    ['a token with a space', { ClientToken: 'two words' }, 'INVALID_PARAMETER', 'clientToken'],
    ['a token of 65 characters', { ClientToken: 'x'.repeat(65) }, 'INVALID_PARAMETER', 'clientToken'],
    ['an empty tag key', { Tags: [{ Key: '', Value: 'x' }] }, 'INVALID_PARAMETER', 'tags.1.member.key'],
    ['a country behind a Support case', { IsoCountryCode: 'DE' }, 'COUNTRY_NOT_ENABLED', 'isoCountryCode'],
    ['a country without voice', { IsoCountryCode: 'IN' }, 'COUNTRY_NOT_ENABLED', 'isoCountryCode'],
    [
      'SMS on a US long code',
      { NumberCapabilities: ['SMS', 'VOICE'] },
      'INVALID_PARAMETER',
      'numberCapabilities',
    ],
    [
      'a toll-free number in Great Britain',
      { IsoCountryCode: 'GB', NumberType: 'TOLL_FREE' },
      'INVALID_PARAMETER',
      'numberType',
    ],
    [
      'a promotional simulator',
      { NumberType: 'SIMULATOR', MessageType: 'PROMOTIONAL' },
      'INVALID_PARAMETER',
      'messageType',
    ],
    [
      'a promotional toll-free number',
      { NumberType: 'TOLL_FREE', MessageType: 'PROMOTIONAL' },
      'INVALID_PARAMETER',
      'messageType',
    ],
    ['10DLC without a registration', { NumberType: 'TEN_DLC' }, 'MISSING_PARAMETER', 'registrationId'],
    [
      'a number preference outside 10DLC',
      { NumberPreference: [{ PreferenceType: ['EndsWith'], Filter: ['00'] }] },
      'INVALID_PARAMETER',
      'numberPreference',
    ],
    [
      'a tag key twice',
      {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'a', Value: '2' },
        ],
      },
      'INVALID_PARAMETER',
      'tags',
    ],
    ["AWS's own tag prefix", { Tags: [{ Key: 'aws:x', Value: '1' }] }, 'INVALID_PARAMETER', 'tags'],
  ] satisfies [string, Partial<RequestPhoneNumberCommand['input']>, string, string][])(
    'refuses %s',
    async (_, input, reason, field) => {
      const { aws, client } = await startWithClient();

      const refusal = requestNumber(client, input);

      await expect(refusal).rejects.toMatchObject({
        name: 'ValidationException',
        message: `Validation Error Occurred - Reason="${reason}" Fields="${field}"`,
        Reason: reason,
        Fields: [{ Name: field, Message: expect.any(String) }],
        $metadata: { httpStatusCode: 400 },
      });
      expect(aws.state().regions[REGION]?.numbers ?? []).toEqual([]);
    },
  );

  it('refuses voice in a Region without a voice channel', async () => {
    const aws = await startForTest();

    await expect(requestNumber(clientOf(aws, 'ca-west-1'))).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'VOICE_CAPABILITY_NOT_AVAILABLE',
    });
  });

  it.each([
    ['pool', { PoolId: 'pool-1' }, 'pool-1'],
    ['registration', { NumberType: 'TEN_DLC', RegistrationId: 'registration-1' }, 'registration-1'],
    ['opt-out-list', { OptOutListName: 'Marketing' }, 'Marketing'],
  ] satisfies [string, Partial<RequestPhoneNumberCommand['input']>, string][])(
    'does not find a %s that was never made',
    async (resourceType, input, resourceId) => {
      const { client } = await startWithClient();

      await expect(requestNumber(client, input)).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        ResourceType: resourceType,
        ResourceId: resourceId,
      });
    },
  );

  it('refuses the number above the limit of the Region, and only there', async () => {
    const aws = await startForTest({ numbersPerRegion: 2 });
    const client = clientOf(aws);
    await requestNumber(client);
    await requestNumber(client);

    await expect(requestNumber(client)).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      Reason: 'PHONE_NUMBERS_PER_ACCOUNT',
    });
    await expect(requestNumber(clientOf(aws, 'eu-west-1'))).resolves.toMatchObject({ Status: 'PENDING' });
  });
});
