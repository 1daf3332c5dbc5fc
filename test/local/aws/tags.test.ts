import {
  CreateConfigurationSetCommand,
  CreatePoolCommand,
  CreateVerifiedDestinationNumberCommand,
  ListTagsForResourceCommand,
  type PinpointSMSVoiceV2Client,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { REGION, startWithActiveNumber, startWithClient } from './fixtures.ts';

const Tags = [
  { Key: 'project', Value: 'support' },
  { Key: 'empty', Value: '' },
];

async function tagsOf(client: PinpointSMSVoiceV2Client, ResourceArn: string | undefined) {
  return (await client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags;
}

const KINDS: readonly [
  string,
  (client: PinpointSMSVoiceV2Client, number: { PhoneNumberArn?: string }) => Promise<string | undefined>,
][] = [
  ['a number', async (_, number) => number.PhoneNumberArn],
  [
    'a pool',
    async (client, number) => {
      const OriginationIdentity = number.PhoneNumberArn;
      const command = new CreatePoolCommand({ OriginationIdentity, MessageType: 'TRANSACTIONAL', Tags });
      return (await client.send(command)).PoolArn;
    },
  ],
  [
    'a configuration set',
    async (client) =>
      (await client.send(new CreateConfigurationSetCommand({ ConfigurationSetName: 'calls', Tags })))
        .ConfigurationSetArn,
  ],
  [
    'a verified destination',
    async (client) => {
      const command = new CreateVerifiedDestinationNumberCommand({
        DestinationPhoneNumber: '+12065550123',
        Tags,
      });
      return (await client.send(command)).VerifiedDestinationNumberArn;
    },
  ],
];

describe('tags', () => {
  it.each(KINDS)('of %s are read, added, overwritten and taken away', async (_, make) => {
    const { client, number } = await startWithActiveNumber({ Tags });
    const ResourceArn = await make(client, number);
    expect(await tagsOf(client, ResourceArn)).toEqual(Tags);

    await client.send(
      new TagResourceCommand({
        ResourceArn,
        Tags: [
          { Key: 'project', Value: 'sales' },
          { Key: 'new', Value: 'x' },
        ],
      }),
    );
    expect(await tagsOf(client, ResourceArn)).toEqual([
      { Key: 'project', Value: 'sales' },
      { Key: 'empty', Value: '' },
      { Key: 'new', Value: 'x' },
    ]);

    await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['empty', 'project', 'unknown'] }));
    expect(await tagsOf(client, ResourceArn)).toEqual([{ Key: 'new', Value: 'x' }]);
  });

  it('are at most 200 for a resource', async () => {
    const { client, number } = await startWithActiveNumber({ Tags });
    const many = Array.from({ length: 199 }, (_, index) => ({ Key: `key-${index}`, Value: '' }));
    const tag = new TagResourceCommand({ ResourceArn: number.PhoneNumberArn, Tags: many });

    await expect(client.send(tag)).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      Reason: 'TAGS_PER_RESOURCE',
    });
    expect(await tagsOf(client, number.PhoneNumberArn)).toEqual(Tags);
  });

  it.each([
    ['given twice', [...Tags, { Key: 'project', Value: 'x' }]],
    ['reserved by AWS', [{ Key: 'AWS:owner', Value: 'x' }]],
  ])('are refused when they are %s', async (_, wrong) => {
    const { client, number } = await startWithActiveNumber();
    const tag = new TagResourceCommand({ ResourceArn: number.PhoneNumberArn, Tags: wrong });

    await expect(client.send(tag)).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'INVALID_PARAMETER',
      Fields: [{ Name: 'tags' }],
    });
  });

  it('are not found for what does not exist, and refused for another service', async () => {
    const { client } = await startWithClient();
    const ResourceArn = `arn:aws:sms-voice:${REGION}:000000000000:pool/pool-1`;
    const other = `arn:aws:sns:${REGION}:000000000000:topic`;

    await expect(client.send(new TagResourceCommand({ ResourceArn, Tags }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'pool',
      ResourceId: 'pool-1',
    });
    await expect(
      client.send(new UntagResourceCommand({ ResourceArn: other, TagKeys: ['a'] })),
    ).rejects.toMatchObject({ name: 'ValidationException', Reason: 'INVALID_ARN' });
  });
});
