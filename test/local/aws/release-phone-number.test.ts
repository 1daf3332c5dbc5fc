import {
  DescribePhoneNumbersCommand,
  ReleasePhoneNumberCommand,
  UpdatePhoneNumberCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { REGION, requestNumber, startWithActiveNumber, startWithClient } from './fixtures.ts';

describe('ReleasePhoneNumber', () => {
  it.each(['PhoneNumberId', 'PhoneNumberArn'] as const)(
    'releases a number by its %s for good',
    async (name) => {
      const { aws, client, number } = await startWithActiveNumber();

      const released = await client.send(new ReleasePhoneNumberCommand({ PhoneNumberId: number[name] }));

      expect(released).toMatchObject({
        Status: 'DELETED',
        PhoneNumberId: number.PhoneNumberId,
        PhoneNumber: number.PhoneNumber,
        MonthlyLeasingPrice: '1.00',
        CreatedTimestamp: number.CreatedTimestamp,
      });
      expect(aws.state().regions[REGION]?.numbers).toEqual([]);
      const { PhoneNumbers } = await client.send(new DescribePhoneNumbersCommand({}));
      expect(PhoneNumbers).toEqual([]);
      const PhoneNumberIds = [`${number.PhoneNumberId}`];
      await expect(client.send(new DescribePhoneNumbersCommand({ PhoneNumberIds }))).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        ResourceType: 'phone-number',
        ResourceId: number.PhoneNumberId,
      });
    },
  );

  it('releases a pending number', async () => {
    const { client } = await startWithClient();
    const { PhoneNumberId } = await requestNumber(client);

    const released = await client.send(new ReleasePhoneNumberCommand({ PhoneNumberId }));

    expect(released.Status).toBe('DELETED');
  });

  it('does not find a number that was released before', async () => {
    const { client, number } = await startWithActiveNumber();
    const release = () => client.send(new ReleasePhoneNumberCommand({ PhoneNumberId: number.PhoneNumberId }));
    await release();

    await expect(release()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceId: number.PhoneNumberId,
    });
  });

  it('does not find a number that could not be provisioned', async () => {
    const { aws, client } = await startWithClient({ activateAfterMs: 0 });
    aws.faults.add({ fault: 'provisioning-error' });
    const { PhoneNumberId } = await requestNumber(client);

    await expect(client.send(new ReleasePhoneNumberCommand({ PhoneNumberId }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('frees the place that the number took', async () => {
    const { client } = await startWithClient({ numbersPerRegion: 1 });
    const { PhoneNumberId } = await requestNumber(client);
    await expect(requestNumber(client)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });

    await client.send(new ReleasePhoneNumberCommand({ PhoneNumberId }));

    await expect(requestNumber(client)).resolves.toMatchObject({ Status: 'PENDING' });
  });

  it('does not answer the token of a released number with another', async () => {
    const { client } = await startWithClient();
    const { PhoneNumberId } = await requestNumber(client, { ClientToken: 'order-1' });
    await client.send(new ReleasePhoneNumberCommand({ PhoneNumberId }));

    await expect(requestNumber(client, { ClientToken: 'order-1' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceId: PhoneNumberId,
    });
  });

  it('refuses a protected number until the protection is off', async () => {
    const { client, number } = await startWithActiveNumber({ DeletionProtectionEnabled: true });
    const { PhoneNumberId } = number;
    const release = () => client.send(new ReleasePhoneNumberCommand({ PhoneNumberId }));
    await expect(release()).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'DELETION_PROTECTION_ENABLED',
      ResourceType: 'phone-number',
      ResourceId: PhoneNumberId,
    });

    await client.send(new UpdatePhoneNumberCommand({ PhoneNumberId, DeletionProtectionEnabled: false }));

    await expect(release()).resolves.toMatchObject({ Status: 'DELETED' });
  });

  it('refuses a number that is in a pool', async () => {
    const { aws, client, number } = await startWithActiveNumber();
    const PhoneNumberId = `${number.PhoneNumberId}`;
    aws.voice.putInPool(REGION, PhoneNumberId);

    await expect(client.send(new ReleasePhoneNumberCommand({ PhoneNumberId }))).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'PHONE_NUMBER_ASSOCIATED_TO_POOL',
      ResourceId: PhoneNumberId,
    });
  });

  it('refuses a number that has a registration', async () => {
    const { aws, client, number } = await startWithActiveNumber();
    const PhoneNumberId = `${number.PhoneNumberId}`;
    aws.voice.attachRegistration(REGION, PhoneNumberId, 'registration-1');

    await expect(client.send(new ReleasePhoneNumberCommand({ PhoneNumberId }))).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION',
      ResourceId: PhoneNumberId,
    });
    const { PhoneNumbers } = await client.send(new DescribePhoneNumbersCommand({}));
    expect(PhoneNumbers).toMatchObject([{ PhoneNumberId, RegistrationId: 'registration-1' }]);
  });

  it('refuses under the fault release-refused, and keeps the number', async () => {
    const { aws, client, number } = await startWithActiveNumber();
    const { PhoneNumberId } = number;
    aws.faults.add({ fault: 'release-refused' });

    await expect(client.send(new ReleasePhoneNumberCommand({ PhoneNumberId }))).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'PHONE_NUMBER_CANNOT_BE_RELEASED',
      Fields: [{ Name: 'phoneNumberId' }],
    });
    expect(aws.state().regions[REGION]?.numbers).toHaveLength(1);
  });
});

describe('UpdatePhoneNumber', () => {
  it('changes what is given and nothing else', async () => {
    const { client, number } = await startWithActiveNumber();
    const { PhoneNumberId } = number;
    const channel = `arn:aws:sns:${REGION}:000000000000:replies`;

    const updated = await client.send(
      new UpdatePhoneNumberCommand({
        PhoneNumberId,
        DeletionProtectionEnabled: true,
        TwoWayEnabled: true,
        TwoWayChannelArn: channel,
        OptOutListName: 'Default',
      }),
    );

    expect(updated).toMatchObject({ PhoneNumberId, DeletionProtectionEnabled: true, TwoWayEnabled: true });
    const { PhoneNumbers } = await client.send(new DescribePhoneNumbersCommand({}));
    expect(PhoneNumbers).toMatchObject([
      {
        PhoneNumber: number.PhoneNumber,
        DeletionProtectionEnabled: true,
        TwoWayEnabled: true,
        TwoWayChannelArn: channel,
        SelfManagedOptOutsEnabled: false,
        InternationalSendingEnabled: false,
        OptOutListName: 'Default',
      },
    ]);
  });

  it('does not find an unknown number', async () => {
    const { client } = await startWithClient();
    const update = new UpdatePhoneNumberCommand({
      PhoneNumberId: 'phone-1',
      DeletionProtectionEnabled: true,
    });

    await expect(client.send(update)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'phone-number',
      ResourceId: 'phone-1',
    });
  });

  it('refuses a number that is in a pool', async () => {
    const { aws, client, number } = await startWithActiveNumber();
    const PhoneNumberId = `${number.PhoneNumberId}`;
    aws.voice.putInPool(REGION, PhoneNumberId);
    const update = new UpdatePhoneNumberCommand({ PhoneNumberId, DeletionProtectionEnabled: true });

    await expect(client.send(update)).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'PHONE_NUMBER_ASSOCIATED_TO_POOL',
    });
  });

  it('refuses a pending number', async () => {
    const { client } = await startWithClient();
    const { PhoneNumberId } = await requestNumber(client);
    const update = new UpdatePhoneNumberCommand({ PhoneNumberId, DeletionProtectionEnabled: true });

    await expect(client.send(update)).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'RESOURCE_NOT_ACTIVE',
    });
  });

  it('refuses two-way messages without a channel', async () => {
    const { client, number } = await startWithActiveNumber();
    const { PhoneNumberId } = number;

    await expect(
      client.send(new UpdatePhoneNumberCommand({ PhoneNumberId, TwoWayEnabled: true })),
    ).rejects.toMatchObject({ name: 'ValidationException', Reason: 'TWO_WAY_CHANNEL_NOT_PRESENT' });
  });

  it('does not find an opt-out list other than the default', async () => {
    const { client, number } = await startWithActiveNumber();
    const { PhoneNumberId } = number;

    await expect(
      client.send(new UpdatePhoneNumberCommand({ PhoneNumberId, OptOutListName: 'mine' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException', ResourceType: 'opt-out-list' });
  });
});
