import {
  type CreatePoolCommandInput,
  DeletePoolCommand,
  DescribePhoneNumbersCommand,
  DescribePoolsCommand,
  type DescribePoolsCommandInput,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { REGION, requestNumber, startWithActiveNumber, startWithClient } from './fixtures.ts';
import { createPool, startWithPool } from './pool-fixtures.ts';

describe('CreatePool', () => {
  it('makes an active pool with the number, which then shows it', async () => {
    const { client, number } = await startWithActiveNumber();

    const pool = await createPool(client, number.PhoneNumberArn, { Tags: [{ Key: 'a', Value: 'b' }] });

    expect(pool).toMatchObject({
      PoolId: expect.stringMatching(/^pool-[0-9a-f]{32}$/),
      PoolArn: `arn:aws:sms-voice:${REGION}:000000000000:pool/${pool.PoolId}`,
      Status: 'ACTIVE',
      MessageType: 'TRANSACTIONAL',
      OptOutListName: 'Default',
      DeletionProtectionEnabled: false,
      SharedRoutesEnabled: false,
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    const { PhoneNumbers } = await client.send(new DescribePhoneNumbersCommand({}));
    expect(PhoneNumbers).toMatchObject([{ PhoneNumberId: number.PhoneNumberId, PoolId: pool.PoolId }]);
  });

  it('makes one pool for a token that comes twice', async () => {
    const { aws, client, number } = await startWithActiveNumber();

    const first = await createPool(client, number.PhoneNumberId, { ClientToken: 'pool-1' });
    const again = await createPool(client, number.PhoneNumberId, { ClientToken: 'pool-1' });

    expect(again).toEqual({ ...first, $metadata: again.$metadata });
    expect(aws.state().regions[REGION]?.pools).toHaveLength(1);
  });

  it('refuses a token that comes back with other parameters', async () => {
    const { client, number } = await startWithActiveNumber();
    await createPool(client, number.PhoneNumberId, { ClientToken: 'pool-1' });

    await expect(
      createPool(client, number.PhoneNumberId, { ClientToken: 'pool-1', DeletionProtectionEnabled: true }),
    ).rejects.toMatchObject({ name: 'ConflictException', Reason: undefined });
  });

  it.each([
    ['an unknown number', { OriginationIdentity: 'phone-1' }, { name: 'ResourceNotFoundException' }],
    ['another country', { IsoCountryCode: 'CA' }, { Reason: 'COUNTRY_CODE_MISMATCH' }],
    ['another message type', { MessageType: 'PROMOTIONAL' }, { Reason: 'MESSAGE_TYPE_MISMATCH' }],
    ['a reserved tag', { Tags: [{ Key: 'aws:x', Value: '' }] }, { Reason: 'INVALID_PARAMETER' }],
  ] satisfies [string, Partial<CreatePoolCommandInput>, object][])(
    'refuses %s',
    async (_, input, expected) => {
      const { aws, client, number } = await startWithActiveNumber();

      await expect(createPool(client, number.PhoneNumberId, input)).rejects.toMatchObject(expected);
      expect(aws.state().regions[REGION]?.pools).toEqual([]);
    },
  );

  it('refuses a number that is in a pool, and one that is pending', async () => {
    const { client, number } = await startWithActiveNumber();
    await createPool(client, number.PhoneNumberId);
    const pending = await startWithClient();
    const { PhoneNumberId } = await requestNumber(pending.client);

    await expect(createPool(client, number.PhoneNumberId)).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'PHONE_NUMBER_ASSOCIATED_TO_POOL',
      ResourceId: number.PhoneNumberId,
    });
    await expect(createPool(pending.client, PhoneNumberId)).rejects.toMatchObject({
      Reason: 'RESOURCE_NOT_ACTIVE',
    });
  });

  it('refuses a pool too many', async () => {
    const { aws, client } = await startWithClient();
    const ids = aws.voice.seedNumbers(REGION, 26, 'US');
    for (const id of ids.slice(0, 25)) await createPool(client, id);

    await expect(createPool(client, ids[25])).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      Reason: 'POOLS_PER_ACCOUNT',
    });
  });
});

describe('DescribePools', () => {
  it('finds pools by id, by ARN and by filter', async () => {
    const { client, pool, second } = await startWithPool();
    const protectedPool = await createPool(client, second.PhoneNumberId, { DeletionProtectionEnabled: true });
    const find = async (input: DescribePoolsCommandInput) =>
      (await client.send(new DescribePoolsCommand(input))).Pools?.map(({ PoolId }) => PoolId);

    expect(await find({})).toEqual([pool.PoolId, protectedPool.PoolId]);
    expect(await find({ PoolIds: [`${pool.PoolId}`] })).toEqual([pool.PoolId]);
    expect(await find({ PoolIds: [`${protectedPool.PoolArn}`] })).toEqual([protectedPool.PoolId]);
    expect(await find({ Filters: [{ Name: 'deletion-protection-enabled', Values: ['true'] }] })).toEqual([
      protectedPool.PoolId,
    ]);
    expect(await find({ Owner: 'SHARED' })).toEqual([]);
  });

  it('comes in pages', async () => {
    const { client, pool, second } = await startWithPool();
    await createPool(client, second.PhoneNumberId);

    const first = await client.send(new DescribePoolsCommand({ MaxResults: 1 }));
    const rest = await client.send(new DescribePoolsCommand({ MaxResults: 1, NextToken: first.NextToken }));

    expect(first.Pools?.map(({ PoolId }) => PoolId)).toEqual([pool.PoolId]);
    expect(rest.Pools).toHaveLength(1);
    expect(rest.NextToken).toBeUndefined();
  });

  it('does not find an unknown pool', async () => {
    const { client } = await startWithClient();

    await expect(client.send(new DescribePoolsCommand({ PoolIds: ['pool-1'] }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'pool',
      ResourceId: 'pool-1',
    });
  });
});

describe('DeletePool', () => {
  it('refuses a protected pool and does not find an unknown one', async () => {
    const { client, second } = await startWithPool();
    const { PoolId } = await createPool(client, second.PhoneNumberId, { DeletionProtectionEnabled: true });

    await expect(client.send(new DeletePoolCommand({ PoolId }))).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'DELETION_PROTECTION_ENABLED',
      ResourceType: 'pool',
      ResourceId: PoolId,
    });
    await expect(client.send(new DeletePoolCommand({ PoolId: 'pool-1' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'pool',
    });
  });
});

describe('RequestPhoneNumber with a pool', () => {
  it('puts the new number into it, and refuses one of another message type', async () => {
    const { client, pool } = await startWithPool();

    const number = await requestNumber(client, { PoolId: pool.PoolId });

    expect(number.PoolId).toBe(pool.PoolId);
    await expect(
      requestNumber(client, { PoolId: pool.PoolId, MessageType: 'PROMOTIONAL' }),
    ).rejects.toMatchObject({ name: 'ConflictException', Reason: 'MESSAGE_TYPE_MISMATCH' });
  });
});
