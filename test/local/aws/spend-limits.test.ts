import {
  DeleteVoiceMessageSpendLimitOverrideCommand,
  DescribeSpendLimitsCommand,
  type PinpointSMSVoiceV2Client,
  paginateDescribeSpendLimits,
  SetVoiceMessageSpendLimitOverrideCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { clientOf, REGION, sendRaw, startForTest, startWithClient } from './fixtures.ts';

async function voiceLimit(client: PinpointSMSVoiceV2Client) {
  const { SpendLimits } = await client.send(new DescribeSpendLimitsCommand({}));
  return SpendLimits?.find((limit) => limit.Name === 'VOICE_MESSAGE_MONTHLY_SPEND_LIMIT');
}

function override(client: PinpointSMSVoiceV2Client, MonthlyLimit: number) {
  return client.send(new SetVoiceMessageSpendLimitOverrideCommand({ MonthlyLimit }));
}

describe('DescribeSpendLimits', () => {
  it('reports 1 USD for text, voice and media in the sandbox', async () => {
    const { client } = await startWithClient();

    const { SpendLimits } = await client.send(new DescribeSpendLimitsCommand({}));

    const first = { EnforcedLimit: 1, MaxLimit: 1, Overridden: false };
    expect(SpendLimits).toEqual([
      { Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', ...first },
      { Name: 'VOICE_MESSAGE_MONTHLY_SPEND_LIMIT', ...first },
      { Name: 'MEDIA_MESSAGE_MONTHLY_SPEND_LIMIT', ...first },
    ]);
  });

  it('comes in pages', async () => {
    const { client } = await startWithClient();

    const sizes: (number | undefined)[] = [];
    for await (const page of paginateDescribeSpendLimits({ client, pageSize: 2 }, {})) {
      sizes.push(page.SpendLimits?.length);
    }

    expect(sizes).toEqual([2, 1]);
  });

  it('enforces a maximum that AWS raised in its Region, as long as there is no override', async () => {
    const aws = await startForTest();
    aws.voice.setSpendMax(REGION, 500);

    expect(await voiceLimit(clientOf(aws))).toMatchObject({ EnforcedLimit: 500, MaxLimit: 500 });
    expect(await voiceLimit(clientOf(aws, 'eu-west-1'))).toMatchObject({ EnforcedLimit: 1, MaxLimit: 1 });
  });
});

describe('SetVoiceMessageSpendLimitOverride', () => {
  it('is enforced until it is deleted', async () => {
    const { aws, client } = await startWithClient();
    aws.voice.setSpendMax(REGION, 500);

    expect(await override(client, 100)).toMatchObject({ MonthlyLimit: 100 });
    expect(await voiceLimit(client)).toMatchObject({ EnforcedLimit: 100, MaxLimit: 500, Overridden: true });

    const deleted = await client.send(new DeleteVoiceMessageSpendLimitOverrideCommand({}));
    expect(deleted).toMatchObject({ MonthlyLimit: 500 });
    expect(await voiceLimit(client)).toMatchObject({ EnforcedLimit: 500, Overridden: false });
  });

  it('stays when the maximum rises, and goes down with it', async () => {
    const { aws, client } = await startWithClient();
    await override(client, 1);

    aws.voice.setSpendMax(REGION, 500);
    expect(await voiceLimit(client)).toMatchObject({ EnforcedLimit: 1, MaxLimit: 500, Overridden: true });
    aws.voice.setSpendMax(REGION, 0);
    expect(await voiceLimit(client)).toMatchObject({ EnforcedLimit: 0, MaxLimit: 0, Overridden: true });
  });

  it('is refused above the maximum', async () => {
    const { client } = await startWithClient();

    await expect(override(client, 2)).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT',
      Fields: [{ Name: 'monthlyLimit' }],
    });
    expect(await voiceLimit(client)).toMatchObject({ EnforcedLimit: 1, Overridden: false });
  });

  it.each([-1, 1.5, 1_000_000_001])('is refused for %d USD', async (limit) => {
    const aws = await startForTest();

    const { body } = await sendRaw(aws, 'SetVoiceMessageSpendLimitOverride', { MonthlyLimit: limit });

    expect(body).toMatchObject({ Reason: 'INVALID_PARAMETER' });
  });
});
