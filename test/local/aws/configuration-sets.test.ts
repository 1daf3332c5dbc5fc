import {
  CreateConfigurationSetCommand,
  type CreateConfigurationSetCommandInput,
  DescribeConfigurationSetsCommand,
  type DescribeConfigurationSetsCommandInput,
  type PinpointSMSVoiceV2Client,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { fakeClock, REGION, startWithClient } from './fixtures.ts';

function create(client: PinpointSMSVoiceV2Client, input: CreateConfigurationSetCommandInput) {
  return client.send(new CreateConfigurationSetCommand(input));
}

describe('CreateConfigurationSet', () => {
  it('makes a configuration set with its tags', async () => {
    const clock = fakeClock();
    const { client } = await startWithClient({ now: clock.now });

    const set = await create(client, { ConfigurationSetName: 'calls', Tags: [{ Key: 'a', Value: 'b' }] });

    expect(set).toMatchObject({
      ConfigurationSetName: 'calls',
      ConfigurationSetArn: `arn:aws:sms-voice:${REGION}:000000000000:configuration-set/calls`,
      Tags: [{ Key: 'a', Value: 'b' }],
      CreatedTimestamp: clock.now(),
    });
  });

  it('answers a token that comes twice with the first answer', async () => {
    const { aws, client } = await startWithClient();
    const input = { ConfigurationSetName: 'calls', ClientToken: 'set-1' };

    const first = await create(client, input);
    const again = await create(client, input);

    expect(again).toEqual({ ...first, $metadata: again.$metadata });
    expect(aws.state().regions[REGION]?.configurationSets).toHaveLength(1);
  });

  it('refuses a name that is taken', async () => {
    const { client } = await startWithClient();
    await create(client, { ConfigurationSetName: 'calls' });

    await expect(create(client, { ConfigurationSetName: 'calls' })).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'RESOURCE_ALREADY_EXISTS',
      ResourceType: 'configuration-set',
      ResourceId: 'calls',
    });
  });

  it('refuses the 26th, and any under the fault quota', async () => {
    const { aws, client } = await startWithClient();
    aws.faults.add({ fault: 'quota', times: 1 });
    const expected = {
      name: 'ServiceQuotaExceededException',
      Reason: 'CONFIGURATION_SETS_PER_ACCOUNT',
    };
    await expect(create(client, { ConfigurationSetName: 'set-0' })).rejects.toMatchObject(expected);
    for (let index = 0; index < 25; index += 1)
      await create(client, { ConfigurationSetName: `set-${index}` });

    await expect(create(client, { ConfigurationSetName: 'set-25' })).rejects.toMatchObject(expected);
  });

  it.each(['two words', 'x'.repeat(65)])('refuses the name %s', async (ConfigurationSetName) => {
    const { client } = await startWithClient();

    await expect(create(client, { ConfigurationSetName })).rejects.toMatchObject({
      Reason: 'INVALID_PARAMETER',
      Fields: [{ Name: 'configurationSetName' }],
    });
  });
});

describe('DescribeConfigurationSets', () => {
  async function startWithSets() {
    const { client } = await startWithClient();
    const first = await create(client, { ConfigurationSetName: 'first' });
    await create(client, { ConfigurationSetName: 'second' });
    const find = (input: DescribeConfigurationSetsCommandInput) =>
      client.send(new DescribeConfigurationSetsCommand(input));
    const namesIn = async (input: DescribeConfigurationSetsCommandInput) =>
      (await find(input)).ConfigurationSets?.map((set) => set.ConfigurationSetName);
    return { first, find, namesIn };
  }

  it('finds all, or those named by name or ARN', async () => {
    const { first, namesIn } = await startWithSets();

    expect(await namesIn({})).toEqual(['first', 'second']);
    expect(await namesIn({ ConfigurationSetNames: ['second'] })).toEqual(['second']);
    expect(await namesIn({ ConfigurationSetNames: [`${first.ConfigurationSetArn}`] })).toEqual(['first']);
    expect(await namesIn({ Filters: [{ Name: 'default-sender-id', Values: ['x'] }] })).toEqual([]);
  });

  it('comes in pages, without event destinations', async () => {
    const { find } = await startWithSets();

    const page = await find({ MaxResults: 1 });
    const rest = await find({ MaxResults: 1, NextToken: page.NextToken });

    expect(page.ConfigurationSets).toMatchObject([{ ConfigurationSetName: 'first', EventDestinations: [] }]);
    expect(rest.ConfigurationSets).toMatchObject([{ ConfigurationSetName: 'second' }]);
    expect(rest.NextToken).toBeUndefined();
  });

  it('does not find an unknown one', async () => {
    const { find } = await startWithSets();

    await expect(find({ ConfigurationSetNames: ['third'] })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'configuration-set',
      ResourceId: 'third',
    });
  });
});
