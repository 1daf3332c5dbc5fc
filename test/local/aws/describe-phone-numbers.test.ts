import {
  DescribePhoneNumbersCommand,
  type DescribePhoneNumbersCommandInput,
  paginateDescribePhoneNumbers,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { clientOf, fakeClock, requestNumber, startForTest, startWithClient } from './fixtures.ts';

const MISSING = `phone-${'0'.repeat(32)}`;

async function startWithNumbers() {
  const clock = fakeClock();
  const { aws, client } = await startWithClient({ now: clock.now, activateAfterMs: 3000 });
  const us = await requestNumber(client, { DeletionProtectionEnabled: true });
  const tollFree = await requestNumber(client, {
    NumberType: 'TOLL_FREE',
    NumberCapabilities: ['SMS', 'VOICE'],
  });
  clock.advance(3000);
  const ca = await requestNumber(client, { IsoCountryCode: 'CA', MessageType: 'PROMOTIONAL' });
  const find = async (input: DescribePhoneNumbersCommandInput) => {
    const { PhoneNumbers = [] } = await client.send(new DescribePhoneNumbersCommand(input));
    return PhoneNumbers.map((number) => number.PhoneNumberId);
  };
  return { aws, client, us, tollFree, ca, find };
}

describe('DescribePhoneNumbers', () => {
  it('lists a Region in the order of leasing, without tags', async () => {
    const { client, us, tollFree, ca } = await startWithNumbers();

    const { PhoneNumbers = [], NextToken } = await client.send(new DescribePhoneNumbersCommand({}));

    expect(PhoneNumbers.map((number) => number.PhoneNumberId)).toEqual(
      [us, tollFree, ca].map((number) => number.PhoneNumberId),
    );
    expect(PhoneNumbers[0]).toMatchObject({ PhoneNumberArn: us.PhoneNumberArn, MonthlyLeasingPrice: '1.00' });
    expect(PhoneNumbers[0]).not.toHaveProperty('Tags');
    expect(NextToken).toBeUndefined();
  });

  it('lists nothing from another Region', async () => {
    const aws = await startForTest();
    await requestNumber(clientOf(aws));

    const answer = await clientOf(aws, 'eu-west-1').send(new DescribePhoneNumbersCommand({}));

    expect(answer.PhoneNumbers).toEqual([]);
  });

  it('turns a pending number active when its time has come', async () => {
    const clock = fakeClock();
    const { client } = await startWithClient({ now: clock.now, activateAfterMs: 3000 });
    await requestNumber(client);
    const status = async () => {
      const { PhoneNumbers = [] } = await client.send(new DescribePhoneNumbersCommand({}));
      return PhoneNumbers[0]?.Status;
    };

    clock.advance(2999);
    expect(await status()).toBe('PENDING');
    clock.advance(1);
    expect(await status()).toBe('ACTIVE');
  });

  it('finds numbers by id and by ARN', async () => {
    const { us, ca, find } = await startWithNumbers();

    const found = await find({ PhoneNumberIds: [`${ca.PhoneNumberArn}`, `${us.PhoneNumberId}`] });

    expect(found).toEqual([us.PhoneNumberId, ca.PhoneNumberId]);
  });

  it('fails as a whole when one id is not there', async () => {
    const { us, find } = await startWithNumbers();

    await expect(find({ PhoneNumberIds: [`${us.PhoneNumberId}`, MISSING] })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'phone-number',
      ResourceId: MISSING,
    });
  });

  it('takes at most five ids', async () => {
    const { find } = await startWithNumbers();

    await expect(find({ PhoneNumberIds: Array.from({ length: 6 }, () => MISSING) })).rejects.toMatchObject({
      Reason: 'INVALID_PARAMETER',
      Fields: [{ Name: 'phoneNumberIds' }],
    });
  });

  it('refuses ids together with an owner', async () => {
    const { us, find } = await startWithNumbers();

    await expect(find({ PhoneNumberIds: [`${us.PhoneNumberId}`], Owner: 'SELF' })).rejects.toMatchObject({
      Reason: 'PARAMETERS_CANNOT_BE_USED_TOGETHER',
    });
  });

  it('has own numbers and no shared ones', async () => {
    const { find } = await startWithNumbers();

    expect(await find({ Owner: 'SELF' })).toHaveLength(3);
    expect(await find({ Owner: 'SHARED' })).toEqual([]);
  });

  it.each([
    ['status', ['PENDING'], ['ca']],
    ['iso-country-code', ['CA', 'GB'], ['ca']],
    ['message-type', ['TRANSACTIONAL'], ['us', 'tollFree']],
    ['number-capability', ['SMS'], ['tollFree']],
    ['number-type', ['LONG_CODE', 'TOLL_FREE'], ['us', 'tollFree', 'ca']],
    ['two-way-enabled', ['true'], []],
    ['self-managed-opt-outs-enabled', ['false'], ['us', 'tollFree', 'ca']],
    ['opt-out-list-name', ['Default'], ['us', 'tollFree', 'ca']],
    ['deletion-protection-enabled', ['true'], ['us']],
    ['two-way-channel-arn', ['arn:aws:sns:us-east-1:000000000000:topic'], []],
  ] as const)('filters by %s', async (Name, values, expected) => {
    const { find, ...numbers } = await startWithNumbers();

    const found = await find({ Filters: [{ Name, Values: [...values] }] });

    expect(found).toEqual(expected.map((key) => numbers[key].PhoneNumberId));
  });

  it('wants every filter to fit', async () => {
    const { tollFree, find } = await startWithNumbers();

    const found = await find({
      Filters: [
        { Name: 'iso-country-code', Values: ['US'] },
        { Name: 'number-capability', Values: ['SMS'] },
      ],
    });

    expect(found).toEqual([tollFree.PhoneNumberId]);
  });

  it('refuses a filter value that can never match', async () => {
    const { find } = await startWithNumbers();

    await expect(find({ Filters: [{ Name: 'status', Values: ['READY'] }] })).rejects.toMatchObject({
      Reason: 'INVALID_FILTER_VALUES',
    });
  });
});

describe('pages of DescribePhoneNumbers', () => {
  it('come one after the other until all numbers were seen', async () => {
    const { client, us, tollFree, ca } = await startWithNumbers();

    const pages: (string | undefined)[][] = [];
    for await (const page of paginateDescribePhoneNumbers({ client, pageSize: 2 }, {})) {
      pages.push((page.PhoneNumbers ?? []).map((number) => number.PhoneNumberId));
    }

    expect(pages).toEqual([[us.PhoneNumberId, tollFree.PhoneNumberId], [ca.PhoneNumberId]]);
  });

  it('show a number leased in between', async () => {
    const { client } = await startWithNumbers();
    const first = await client.send(new DescribePhoneNumbersCommand({ MaxResults: 2 }));
    const late = await requestNumber(client);

    const second = await client.send(
      new DescribePhoneNumbersCommand({ MaxResults: 2, NextToken: first.NextToken }),
    );

    expect(second.PhoneNumbers?.at(-1)?.PhoneNumberId).toBe(late.PhoneNumberId);
    expect(second.NextToken).toBeUndefined();
  });

  it('refuse a token that was not made here', async () => {
    const { find } = await startWithNumbers();

    await expect(find({ NextToken: 'nonsense' })).rejects.toMatchObject({ Reason: 'INVALID_NEXT_TOKEN' });
  });

  it('refuse a token of another query', async () => {
    const { client, find } = await startWithNumbers();
    const { NextToken } = await client.send(new DescribePhoneNumbersCommand({ MaxResults: 1 }));

    await expect(
      find({ NextToken, Filters: [{ Name: 'iso-country-code', Values: ['US'] }] }),
    ).rejects.toMatchObject({ Reason: 'INVALID_NEXT_TOKEN' });
  });

  it.each([0, 101])('refuse a size of %i', async (MaxResults) => {
    const { find } = await startWithNumbers();

    await expect(find({ MaxResults })).rejects.toMatchObject({
      Reason: 'INVALID_PARAMETER',
      Fields: [{ Name: 'maxResults' }],
    });
  });
});
