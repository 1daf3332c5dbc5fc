import {
  CreateConfigurationSetCommand,
  SendVoiceMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { type CallInput, RECIPIENT, startVerified } from './destination-fixtures.ts';
import { REGION, requestNumber, startWithClient } from './fixtures.ts';

describe('SendVoiceMessage', () => {
  it('calls, and the control side shows what was said', async () => {
    const { call, client, clock, number, region } = await startVerified();
    await client.send(new CreateConfigurationSetCommand({ ConfigurationSetName: 'calls' }));

    const { MessageId } = await call({
      ConfigurationSetName: 'calls',
      Context: { project: 'support' },
      VoiceId: 'AMY',
    });

    expect(MessageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(region()?.voiceMessages).toEqual([
      {
        MessageId,
        DestinationPhoneNumber: RECIPIENT,
        OriginationIdentity: number.PhoneNumberId,
        OriginationPhoneNumber: number.PhoneNumber,
        MessageBody: 'Hello',
        MessageBodyTextType: 'TEXT',
        VoiceId: 'AMY',
        ConfigurationSetName: 'calls',
        Context: { project: 'support' },
        priceMicroUsd: 30_000,
        SentTimestamp: clock.now().getTime() / 1000,
      },
    ]);
    expect(region()?.voiceSpend.spentMicroUsd).toBe(30_000);
  });

  it('calls from a number, an id, an ARN or a pool', async () => {
    const { aws, call, number, region } = await startVerified();
    const pool = aws.voice.putInPool(REGION, `${number.PhoneNumberId}`);
    const identities = [`${number.PhoneNumber}`, `${number.PhoneNumberId}`, `${number.PhoneNumberArn}`, pool];

    for (const OriginationIdentity of identities) await call({ OriginationIdentity });

    expect(region()?.voiceMessages.map((message) => message.OriginationIdentity)).toEqual(identities);
    expect(new Set(region()?.voiceMessages.map((message) => message.OriginationPhoneNumber))).toEqual(
      new Set([number.PhoneNumber]),
    );
  });

  it('calls twice when asked twice', async () => {
    const { call, region } = await startVerified();

    const [first, second] = [await call(), await call()];

    expect(first.MessageId).not.toBe(second.MessageId);
    expect(region()?.voiceMessages).toHaveLength(2);
  });

  it('calls nobody in a dry run, and counts nothing', async () => {
    const { call, region } = await startVerified();

    for (let count = 0; count < 6; count += 1) {
      expect((await call({ DryRun: true })).MessageId).toMatch(/^[0-9a-f-]{36}$/);
    }

    expect(region()?.voiceMessages).toEqual([]);
    await expect(call({ DryRun: true, DestinationPhoneNumber: '+12065550199' })).rejects.toMatchObject({
      Reason: 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED',
    });
  });

  it.each([
    ['a long text', 'TEXT', 'x'.repeat(3000)],
    ['an SSML with a pause', 'SSML', '<speak>Hello <break time="1s"/> &amp; goodbye</speak>'],
    [
      'an SSML with a prolog',
      'SSML',
      '<?xml version="1.0"?>\n<!-- greeting -->\n<speak version="1.1">Hello</speak>',
    ],
    ['a long SSML', 'SSML', `<speak>${'x'.repeat(5985)}</speak>`],
  ] as const)('speaks %s', async (_, MessageBodyTextType, MessageBody) => {
    const { call } = await startVerified();

    await expect(call({ MessageBodyTextType, MessageBody })).resolves.toBeDefined();
  });

  it.each([
    ['no text', { MessageBody: undefined }, 'MISSING_PARAMETER'],
    ['an empty text', { MessageBody: ' ' }, 'INVALID_PARAMETER'],
    ['a text too long', { MessageBody: 'x'.repeat(3001) }, 'MAXIMUM_SIZE_EXCEEDED'],
    ['an SSML too long', ssml(`<speak>${'x'.repeat(5986)}</speak>`), 'INVALID_PARAMETER'],
    ['an SSML that is plain text', ssml('Hello'), 'CANNOT_PARSE'],
    ['an SSML that is not closed', ssml('<speak>Hello'), 'CANNOT_PARSE'],
    ['an SSML with crossed tags', ssml('<speak><p><s>Hello</p></s></speak>'), 'CANNOT_PARSE'],
    ['an SSML with a bare ampersand', ssml('<speak>a & b</speak>'), 'CANNOT_PARSE'],
    ['an SSML without speak', ssml('<p>Hello</p>'), 'CANNOT_PARSE'],
    ['an SSML of two documents', ssml('<speak>a</speak><speak>b</speak>'), 'CANNOT_PARSE'],
  ] satisfies [string, CallInput, string][])('refuses %s', async (_, input, Reason) => {
    const { call, region } = await startVerified();

    await expect(call(input)).rejects.toMatchObject({
      name: 'ValidationException',
      Reason,
      Fields: [{ Name: 'messageBody' }],
    });
    expect(region()?.voiceMessages).toEqual([]);
  });

  it.each([
    ['a number that is not ours', { OriginationIdentity: '+12065550188' }, 'phone-number', '+12065550188'],
    ['an unknown pool', { OriginationIdentity: 'pool-1' }, 'pool', 'pool-1'],
    ['an unknown configuration set', { ConfigurationSetName: 'x' }, 'configuration-set', 'x'],
    ['a protect configuration', { ProtectConfigurationId: 'x' }, 'protect-configuration', 'x'],
  ] satisfies [string, CallInput, string, string][])(
    'does not find %s',
    async (_, input, ResourceType, ResourceId) => {
      const { call } = await startVerified();

      await expect(call(input)).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        ResourceType,
        ResourceId,
      });
    },
  );

  it('refuses a number without voice, and a pool of such numbers', async () => {
    const { aws, client, call } = await startVerified();
    const sms = await requestNumber(client, { NumberType: 'TOLL_FREE', NumberCapabilities: ['SMS'] });
    const { PhoneNumberId } = sms;

    await expect(call({ OriginationIdentity: PhoneNumberId })).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'VOICE_CAPABILITY_NOT_AVAILABLE',
    });
    const pool = aws.voice.putInPool(REGION, `${PhoneNumberId}`);
    await expect(call({ OriginationIdentity: pool })).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'NO_ORIGINATION_IDENTITIES_FOUND',
    });
  });

  it('refuses a pending number', async () => {
    const { client } = await startWithClient();
    const { PhoneNumberId } = await requestNumber(client);

    await expect(
      client.send(
        new SendVoiceMessageCommand({
          DestinationPhoneNumber: RECIPIENT,
          OriginationIdentity: PhoneNumberId,
          MessageBody: 'Hello',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ConflictException', Reason: 'RESOURCE_NOT_ACTIVE' });
  });

  it('refuses a minute that is too dear', async () => {
    const { call } = await startVerified();

    await expect(call({ MaxPricePerMinute: '.02999' })).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'PRICE_OVER_THRESHOLD',
    });
    await expect(call({ MaxPricePerMinute: '0.03' })).resolves.toBeDefined();
  });
});

function ssml(MessageBody: string): CallInput {
  return { MessageBodyTextType: 'SSML', MessageBody };
}
