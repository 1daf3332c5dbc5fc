import {
  DescribeAccountAttributesCommand,
  DescribeAccountLimitsCommand,
  ListTagsForResourceCommand,
  paginateDescribeAccountLimits,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { REGION, requestNumber, startWithClient } from './fixtures.ts';

describe('DescribeAccountAttributes', () => {
  it('reports the sandbox of a new account', async () => {
    const { client } = await startWithClient();

    const { AccountAttributes, NextToken } = await client.send(new DescribeAccountAttributesCommand({}));

    expect(AccountAttributes).toEqual([{ Name: 'ACCOUNT_TIER', Value: 'SANDBOX' }]);
    expect(NextToken).toBeUndefined();
  });
});

describe('DescribeAccountLimits', () => {
  it('reports every limit, and counts the numbers leased', async () => {
    const { client } = await startWithClient();
    await requestNumber(client);

    const { AccountLimits = [] } = await client.send(new DescribeAccountLimitsCommand({}));

    expect(AccountLimits.map((limit) => limit.Name)).toEqual([
      'PHONE_NUMBERS',
      'POOLS',
      'CONFIGURATION_SETS',
      'OPT_OUT_LISTS',
      'SENDER_IDS',
      'REGISTRATIONS',
      'REGISTRATION_ATTACHMENTS',
      'VERIFIED_DESTINATION_NUMBERS',
    ]);
    expect(AccountLimits[0]).toEqual({ Name: 'PHONE_NUMBERS', Used: 1, Max: 25 });
  });

  it('reports the limit it was started with', async () => {
    const { client } = await startWithClient({ numbersPerRegion: 3 });

    const { AccountLimits = [] } = await client.send(new DescribeAccountLimitsCommand({}));

    expect(AccountLimits[0]).toEqual({ Name: 'PHONE_NUMBERS', Used: 0, Max: 3 });
  });

  it('comes in pages', async () => {
    const { client } = await startWithClient();

    const sizes: (number | undefined)[] = [];
    for await (const page of paginateDescribeAccountLimits({ client, pageSize: 3 }, {})) {
      sizes.push(page.AccountLimits?.length);
    }

    expect(sizes).toEqual([3, 3, 2]);
  });
});

describe('ListTagsForResource', () => {
  it('reads back the tags given with the request', async () => {
    const { client } = await startWithClient();
    const Tags = [
      { Key: 'dialtone:project', Value: 'support' },
      { Key: 'empty', Value: '' },
    ];
    const { PhoneNumberArn } = await requestNumber(client, { Tags });

    const answer = await client.send(new ListTagsForResourceCommand({ ResourceArn: PhoneNumberArn }));

    expect(answer).toMatchObject({ ResourceArn: PhoneNumberArn, Tags });
  });

  it('does not find a number that was never leased', async () => {
    const { client } = await startWithClient();
    const ResourceArn = `arn:aws:sms-voice:${REGION}:000000000000:phone-number/phone-1`;

    await expect(client.send(new ListTagsForResourceCommand({ ResourceArn }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'phone-number',
      ResourceId: 'phone-1',
    });
  });

  it('refuses the ARN of another service', async () => {
    const { client } = await startWithClient();
    const ResourceArn = `arn:aws:sns:${REGION}:000000000000:topic`;

    await expect(client.send(new ListTagsForResourceCommand({ ResourceArn }))).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'INVALID_ARN',
    });
  });
});
