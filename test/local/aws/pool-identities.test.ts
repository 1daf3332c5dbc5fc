import {
  AssociateOriginationIdentityCommand,
  DeletePoolCommand,
  DescribePoolsCommand,
  DisassociateOriginationIdentityCommand,
  ListPoolOriginationIdentitiesCommand,
  ReleasePhoneNumberCommand,
  UpdatePhoneNumberCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { REGION, requestNumber } from './fixtures.ts';
import { createPool, startWithPool } from './pool-fixtures.ts';

describe('origination identities of a pool', () => {
  it('are listed, and filtered by country', async () => {
    const { client, pool, number, second, association } = await startWithPool();
    await client.send(new AssociateOriginationIdentityCommand(association));
    const list = async (country: string) => {
      const { OriginationIdentities } = await client.send(
        new ListPoolOriginationIdentitiesCommand({
          PoolId: pool.PoolId,
          Filters: [{ Name: 'iso-country-code', Values: [country] }],
        }),
      );
      return OriginationIdentities;
    };

    expect(await list('US')).toEqual([
      {
        OriginationIdentityArn: number.PhoneNumberArn,
        OriginationIdentity: number.PhoneNumberId,
        IsoCountryCode: 'US',
        NumberCapabilities: ['VOICE'],
        PhoneNumber: number.PhoneNumber,
      },
      expect.objectContaining({ OriginationIdentity: second.PhoneNumberId }),
    ]);
    expect(await list('CA')).toEqual([]);
  });

  it('come and go with a token that may come twice', async () => {
    const { aws, client, pool, second, association } = await startWithPool();
    const isIn = () =>
      aws.state().regions[REGION]?.pools[0]?.PhoneNumberIds.includes(`${second.PhoneNumberId}`);
    const expected = { PoolId: pool.PoolId, OriginationIdentity: second.PhoneNumberId, IsoCountryCode: 'US' };

    for (const attempt of [1, 2]) {
      const associate = new AssociateOriginationIdentityCommand({ ...association, ClientToken: 'in' });
      expect(await client.send(associate), `attempt ${attempt}`).toMatchObject(expected);
      expect(isIn()).toBe(true);
    }
    for (const attempt of [1, 2]) {
      const disassociate = new DisassociateOriginationIdentityCommand({ ...association, ClientToken: 'out' });
      expect(await client.send(disassociate), `attempt ${attempt}`).toMatchObject(expected);
      expect(isIn()).toBe(false);
    }
  });

  it('are not added twice, nor to a second pool', async () => {
    const { client, number, second, association } = await startWithPool();
    await client.send(new AssociateOriginationIdentityCommand(association));
    const third = await requestNumber(client);
    const other = await createPool(client, third.PhoneNumberId);

    await expect(client.send(new AssociateOriginationIdentityCommand(association))).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'RESOURCE_ALREADY_ASSOCIATED',
      ResourceId: second.PhoneNumberId,
    });
    await expect(
      client.send(
        new AssociateOriginationIdentityCommand({
          PoolId: other.PoolId,
          OriginationIdentity: number.PhoneNumberId,
          IsoCountryCode: 'US',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ConflictException', Reason: 'PHONE_NUMBER_ASSOCIATED_TO_POOL' });
  });

  it('must have the configuration of the pool', async () => {
    const { client, association } = await startWithPool();
    const promotional = await requestNumber(client, { MessageType: 'PROMOTIONAL' });
    const twoWay = await requestNumber(client);
    const selfManaged = await requestNumber(client);
    await client.send(
      new UpdatePhoneNumberCommand({
        PhoneNumberId: twoWay.PhoneNumberId,
        TwoWayEnabled: true,
        TwoWayChannelArn: `arn:aws:sns:${REGION}:000000000000:replies`,
      }),
    );
    await client.send(
      new UpdatePhoneNumberCommand({
        PhoneNumberId: selfManaged.PhoneNumberId,
        SelfManagedOptOutsEnabled: true,
      }),
    );
    const reasonFor = ({ PhoneNumberId }: typeof twoWay) =>
      client
        .send(new AssociateOriginationIdentityCommand({ ...association, OriginationIdentity: PhoneNumberId }))
        .catch((error: { readonly Reason?: string }) => error.Reason);

    expect(await reasonFor(promotional)).toBe('MESSAGE_TYPE_MISMATCH');
    expect(await reasonFor(twoWay)).toBe('TWO_WAY_CONFIG_MISMATCH');
    expect(await reasonFor(selfManaged)).toBe('SELF_MANAGED_OPT_OUTS_MISMATCH');
  });

  it('are at most 100', async () => {
    const { aws, client, pool } = await startWithPool();
    for (const id of aws.voice.seedNumbers(REGION, 99, 'US')) {
      aws.voice.putInPool(REGION, id, pool.PoolId);
    }
    const [OriginationIdentity] = aws.voice.seedNumbers(REGION, 1, 'US');

    await expect(
      client.send(
        new AssociateOriginationIdentityCommand({
          PoolId: pool.PoolId,
          OriginationIdentity,
          IsoCountryCode: 'US',
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      Reason: 'ORIGINATION_IDENTITIES_PER_POOL',
    });
  });

  it('are refused for another country', async () => {
    const { client, association } = await startWithPool();
    const wrong = { ...association, IsoCountryCode: 'CA' };

    await expect(client.send(new AssociateOriginationIdentityCommand(wrong))).rejects.toMatchObject({
      Reason: 'COUNTRY_CODE_MISMATCH',
    });
  });

  it('cannot be taken out of a pool that they are not in', async () => {
    const { client, second, association } = await startWithPool();

    await expect(client.send(new DisassociateOriginationIdentityCommand(association))).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL',
      ResourceId: second.PhoneNumberId,
    });
  });

  it('keep the last one until the pool is deleted; then it can be released', async () => {
    const { client, pool, number } = await startWithPool();
    const { PhoneNumberId } = number;
    const disassociate = new DisassociateOriginationIdentityCommand({
      PoolId: pool.PoolId,
      OriginationIdentity: PhoneNumberId,
      IsoCountryCode: 'US',
    });
    await expect(client.send(disassociate)).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'LAST_PHONE_NUMBER',
      ResourceId: PhoneNumberId,
    });

    const deleted = await client.send(new DeletePoolCommand({ PoolId: pool.PoolArn }));

    expect(deleted).toMatchObject({ PoolId: pool.PoolId, Status: 'DELETING' });
    expect((await client.send(new DescribePoolsCommand({}))).Pools).toEqual([]);
    await expect(client.send(new ReleasePhoneNumberCommand({ PhoneNumberId }))).resolves.toMatchObject({
      Status: 'DELETED',
    });
  });
});
