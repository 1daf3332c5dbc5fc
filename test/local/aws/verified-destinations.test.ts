import {
  CreateVerifiedDestinationNumberCommand,
  DeleteVerifiedDestinationNumberCommand,
  DescribeAccountLimitsCommand,
  DescribeVerifiedDestinationNumbersCommand,
  type DescribeVerifiedDestinationNumbersCommandInput,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { RECIPIENT, startAsking, startWithDestination } from './destination-fixtures.ts';
import { REGION, startWithClient } from './fixtures.ts';

const DAY_MS = 86_400_000;

describe('CreateVerifiedDestinationNumber', () => {
  it('makes a pending destination, once for a token', async () => {
    const { client } = await startWithClient();
    const create = () =>
      client.send(
        new CreateVerifiedDestinationNumberCommand({
          DestinationPhoneNumber: RECIPIENT.slice(1),
          Tags: [{ Key: 'a', Value: 'b' }],
          ClientToken: 'destination-1',
        }),
      );

    const first = await create();
    const again = await create();

    expect(first).toMatchObject({
      DestinationPhoneNumber: RECIPIENT,
      Status: 'PENDING',
      VerifiedDestinationNumberArn: `arn:aws:sms-voice:${REGION}:000000000000:verified-destination-number/${first.VerifiedDestinationNumberId}`,
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    expect(again.VerifiedDestinationNumberId).toBe(first.VerifiedDestinationNumberId);
  });

  it('refuses a number that is there already', async () => {
    const { client, VerifiedDestinationNumberId } = await startWithDestination();
    const again = new CreateVerifiedDestinationNumberCommand({ DestinationPhoneNumber: RECIPIENT });

    await expect(client.send(again)).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'RESOURCE_ALREADY_EXISTS',
      ResourceType: 'verified-destination-number',
      ResourceId: VerifiedDestinationNumberId,
    });
  });

  it('refuses the eleventh, and counts against the limit', async () => {
    const { client } = await startWithClient();
    const create = (index: number) =>
      client.send(
        new CreateVerifiedDestinationNumberCommand({ DestinationPhoneNumber: `+120655501${index + 10}` }),
      );
    for (let index = 0; index < 10; index += 1) await create(index);

    await expect(create(10)).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      Reason: 'VERIFIED_DESTINATION_NUMBERS_PER_ACCOUNT',
    });
    const { AccountLimits } = await client.send(new DescribeAccountLimitsCommand({}));
    expect(AccountLimits?.at(-1)).toEqual({ Name: 'VERIFIED_DESTINATION_NUMBERS', Used: 10, Max: 10 });
  });
});

describe('DescribeVerifiedDestinationNumbers', () => {
  it('finds destinations by id, by phone number and by status', async () => {
    const { client, VerifiedDestinationNumberId: id, ...asking } = await startAsking();
    await asking.send();
    await asking.verify(asking.lastCode());
    await client.send(new CreateVerifiedDestinationNumberCommand({ DestinationPhoneNumber: '+12065550199' }));
    const find = async (input: DescribeVerifiedDestinationNumbersCommandInput) => {
      const answer = await client.send(new DescribeVerifiedDestinationNumbersCommand(input));
      return answer.VerifiedDestinationNumbers?.map((each) => each.DestinationPhoneNumber);
    };

    expect(await find({})).toEqual([RECIPIENT, '+12065550199']);
    expect(await find({ VerifiedDestinationNumberIds: [id] })).toEqual([RECIPIENT]);
    expect(await find({ DestinationPhoneNumbers: ['12065550199', '+12065550188'] })).toEqual([
      '+12065550199',
    ]);
    expect(await find({ Filters: [{ Name: 'status', Values: ['VERIFIED'] }] })).toEqual([RECIPIENT]);
    expect(await find({ MaxResults: 1 })).toEqual([RECIPIENT]);
    await expect(find({ VerifiedDestinationNumberIds: ['x'] })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'verified-destination-number',
    });
  });
});

describe('DeleteVerifiedDestinationNumber', () => {
  it('is refused in the first 24 hours', async () => {
    const { client, clock, aws, VerifiedDestinationNumberId } = await startWithDestination();
    const remove = () =>
      client.send(new DeleteVerifiedDestinationNumberCommand({ VerifiedDestinationNumberId }));
    clock.advance(DAY_MS - 1000);
    await expect(remove()).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'RESOURCE_DELETION_NOT_ALLOWED',
      ResourceId: VerifiedDestinationNumberId,
    });
    clock.advance(1000);

    expect(await remove()).toMatchObject({ DestinationPhoneNumber: RECIPIENT });
    expect(aws.state().regions[REGION]?.verifiedDestinations).toEqual([]);
    await expect(remove()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
