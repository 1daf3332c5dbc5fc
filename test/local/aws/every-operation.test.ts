import { describe, expect, it } from 'vitest';
import { checkShape } from '#src/local/aws/check-shape.ts';
import { SMS_VOICE_OPERATIONS } from '#src/local/aws/operations/sms-voice.ts';
import { findOperationShape } from '#src/local/aws/shapes.ts';
import type { LocalAws } from '#src/local/aws/start-local-aws.ts';
import { fakeClock, REGION, requestNumber, sendRaw, startForTest, startWithClient } from './fixtures.ts';

const RECIPIENT = '+12065550123';

/** What the inputs below speak of: four numbers, a pool of two, a configuration set, three destinations. */
async function startFilled() {
  const clock = fakeClock();
  const { aws, client } = await startWithClient({ activateAfterMs: 0, now: clock.now });
  const tagged = await requestNumber(client, { Tags: [{ Key: 'a', Value: '' }] });
  const [pooled = '', second = '', free = ''] = aws.voice.seedNumbers(REGION, 3, 'US');
  const pool = aws.voice.putInPool(REGION, pooled);
  aws.voice.putInPool(REGION, second, pool);
  await sendRaw(aws, 'CreateConfigurationSet', { ConfigurationSetName: 'calls' });
  const old = await createDestination(aws, '+12065550100');
  clock.advance(86_400_000);
  const asked = await createDestination(aws, RECIPIENT);
  await sendRaw(aws, 'SendDestinationNumberVerificationCode', {
    VerifiedDestinationNumberId: asked,
    VerificationChannel: 'VOICE',
  });
  return { aws, tagged, second, free, pool, old, asked };
}

async function createDestination(aws: LocalAws, DestinationPhoneNumber: string): Promise<string> {
  const { body } = await sendRaw(aws, 'CreateVerifiedDestinationNumber', { DestinationPhoneNumber });
  return String(Object(body).VerifiedDestinationNumberId);
}

type Filled = Awaited<ReturnType<typeof startFilled>>;

function codeOf({ aws, asked }: Filled): string | undefined {
  const destination = aws
    .state()
    .regions[REGION]?.verifiedDestinations.find((each) => each.VerifiedDestinationNumberId === asked);
  return destination?.Codes.at(-1)?.VerificationCode;
}

async function verify(filled: Filled): Promise<void> {
  await sendRaw(filled.aws, 'VerifyDestinationNumber', {
    VerifiedDestinationNumberId: filled.asked,
    VerificationCode: codeOf(filled),
  });
}

const INPUTS: Readonly<Record<string, (filled: Filled) => object | Promise<object>>> = {
  AssociateOriginationIdentity: ({ pool, free }) => ({
    PoolId: pool,
    OriginationIdentity: free,
    IsoCountryCode: 'US',
  }),
  CreateConfigurationSet: () => ({ ConfigurationSetName: 'new', Tags: [{ Key: 'a', Value: 'b' }] }),
  CreatePool: ({ free }) => ({ OriginationIdentity: free, MessageType: 'TRANSACTIONAL' }),
  CreateVerifiedDestinationNumber: () => ({ DestinationPhoneNumber: '+12065550199' }),
  DeletePool: ({ pool }) => ({ PoolId: pool }),
  DeleteVerifiedDestinationNumber: ({ old }) => ({ VerifiedDestinationNumberId: old }),
  DeleteVoiceMessageSpendLimitOverride: async ({ aws }) => {
    await sendRaw(aws, 'SetVoiceMessageSpendLimitOverride', { MonthlyLimit: 0 });
    return {};
  },
  DescribeAccountAttributes: () => ({}),
  DescribeAccountLimits: () => ({}),
  DescribeConfigurationSets: () => ({}),
  DescribePhoneNumbers: () => ({}),
  DescribePools: () => ({}),
  DescribeSpendLimits: () => ({}),
  DescribeVerifiedDestinationNumbers: () => ({}),
  DisassociateOriginationIdentity: ({ pool, second }) => ({
    PoolId: pool,
    OriginationIdentity: second,
    IsoCountryCode: 'US',
  }),
  ListPoolOriginationIdentities: ({ pool }) => ({ PoolId: pool }),
  ListTagsForResource: ({ tagged }) => ({ ResourceArn: tagged.PhoneNumberArn }),
  ReleasePhoneNumber: ({ free }) => ({ PhoneNumberId: free }),
  RequestPhoneNumber: () => ({
    IsoCountryCode: 'US',
    MessageType: 'TRANSACTIONAL',
    NumberCapabilities: ['VOICE'],
    NumberType: 'LONG_CODE',
  }),
  SendDestinationNumberVerificationCode: ({ asked }) => ({
    VerifiedDestinationNumberId: asked,
    VerificationChannel: 'TEXT',
  }),
  SendVoiceMessage: async (filled) => {
    await verify(filled);
    return { DestinationPhoneNumber: RECIPIENT, OriginationIdentity: filled.free, MessageBody: 'Hello' };
  },
  SetVoiceMessageSpendLimitOverride: () => ({ MonthlyLimit: 0 }),
  TagResource: ({ tagged }) => ({ ResourceArn: tagged.PhoneNumberArn, Tags: [{ Key: 'c', Value: 'd' }] }),
  UntagResource: ({ tagged }) => ({ ResourceArn: tagged.PhoneNumberArn, TagKeys: ['a'] }),
  UpdatePhoneNumber: ({ free }) => ({ PhoneNumberId: free, DeletionProtectionEnabled: true }),
  VerifyDestinationNumber: (filled) => ({
    VerifiedDestinationNumberId: filled.asked,
    VerificationCode: codeOf(filled),
  }),
};

describe('every operation of SMS Voice v2', () => {
  it('has an input in this test', () => {
    expect(Object.keys(INPUTS)).toEqual([...SMS_VOICE_OPERATIONS.keys()]);
  });

  it.each(Object.entries(INPUTS))('answers %s in the shape of the service model', async (name, inputFor) => {
    const filled = await startFilled();
    const shape = findOperationShape('pinpoint-sms-voice-v2', name);

    const { status, body, headers } = await sendRaw(filled.aws, name, await inputFor(filled));

    expect({ status, body }).toMatchObject({ status: 200 });
    expect(headers.get('content-type')).toBe('application/x-amz-json-1.0');
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(Object.keys(shape?.out ?? {})).toEqual(expect.arrayContaining(Object.keys(Object(body))));
    expect(Object.keys(Object(body)).length > 0).toBe(Object.keys(shape?.out ?? {}).length > 0);
    checkShape(Object(body), shape?.out ?? {});
  });

  it.each(Object.keys(INPUTS))('admits %s at its rate', async (name) => {
    const clock = fakeClock();
    const aws = await startForTest({ now: clock.now, throttleIntervalMs: 1000 });
    const intervalMs = name === 'ListTagsForResource' ? 100 : 1000;
    const errorOf = async () => Object((await sendRaw(aws, name, {})).body).__type;
    expect(await errorOf()).not.toBe('ThrottlingException');

    expect(await errorOf()).toBe('ThrottlingException');
    clock.advance(intervalMs / 2);
    expect(await errorOf()).toBe('ThrottlingException');
    clock.advance(intervalMs / 2);
    expect(await errorOf()).not.toBe('ThrottlingException');
  });

  it.each(Object.entries(INPUTS))('loses the answer of %s after carrying it out', async (name, inputFor) => {
    const filled = await startFilled();
    const { aws } = filled;
    const input = await inputFor(filled);
    aws.faults.add({ fault: 'lost-answer', operation: name, times: 1 });
    const before = aws.state();

    await expect(sendRaw(aws, name, input)).rejects.toThrow('fetch failed');

    expect(aws.requests().at(-1)).toMatchObject({ operation: name, status: null });
    expect(aws.faults.list()).toEqual([]);
    const isChanged = SMS_VOICE_OPERATIONS.get(name)?.changesState;
    expect(JSON.stringify(aws.state()) !== JSON.stringify(before)).toBe(isChanged);
  });
});
