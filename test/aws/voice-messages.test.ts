import { describe, expect, test } from 'vitest';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import type { VoiceMessage } from '#src/domain/voice-message.ts';
import { answer, exception } from './aws-responder.ts';
import { failureOf, REGION } from './failure-of.ts';
import { useResponder } from './use-responder.ts';

const { open, reply, requests, inputs } = useResponder(createAwsVoiceChannel);

const message: VoiceMessage = {
  originationIdentity: 'phone-1',
  destination: '+12065550199',
  body: 'Your code is 1 2 3.',
  bodyType: 'TEXT',
  voiceId: 'JOANNA',
  maxPricePerMinute: '0.05',
  isDryRun: false,
};
const send = (given: Partial<VoiceMessage> = {}, configurationSet?: string) =>
  open().sendVoiceMessage(REGION, { ...message, ...given, configurationSet });

describe('sendVoiceMessage', () => {
  test('sends what is to be said, by whom and to whom', async () => {
    reply(() => answer({ MessageId: 'message-1' }));

    expect(await send({}, 'dialtone')).toEqual({ messageId: 'message-1' });
    expect(requests()).toMatchObject([
      { operation: 'SendVoiceMessage', region: REGION, attempts: 'attempt=1; max=1' },
    ]);
    expect(inputs()).toEqual([
      {
        DestinationPhoneNumber: '+12065550199',
        OriginationIdentity: 'phone-1',
        MessageBody: 'Your code is 1 2 3.',
        MessageBodyTextType: 'TEXT',
        VoiceId: 'JOANNA',
        ConfigurationSetName: 'dialtone',
        MaxPricePerMinute: '0.05',
        DryRun: false,
      },
    ]);
  });

  test('leaves out what is not set', async () => {
    reply(() => answer({ MessageId: 'message-1' }));

    await send({ maxPricePerMinute: undefined, isDryRun: true });

    expect(inputs()).toEqual([expect.not.objectContaining({ MaxPricePerMinute: expect.anything() })]);
    expect(inputs()).toMatchObject([{ DryRun: true }]);
    expect(Object.keys(inputs()[0] ?? {})).not.toContain('ConfigurationSetName');
  });

  test('needs no id of the message that a dry run did not send', async () => {
    reply(() => answer({}));

    expect(await send({ isDryRun: true })).toEqual({ messageId: undefined });
  });

  test.each([
    ['the connection is cut', undefined],
    ['the answer names no message', {}],
  ])('cannot know whether AWS called when %s, and does not call again', async (_what, body) => {
    reply(() => (body === undefined ? (response) => response.destroy() : answer(body)));

    expect((await failureOf(send())).code).toBe('aws_unavailable');
    expect(requests()).toHaveLength(1);
  });

  test.each([
    ['ValidationException', { Reason: 'CANNOT_PARSE' }, 'aws_message_refused'],
    ['ValidationException', { Reason: 'MAXIMUM_SIZE_EXCEEDED' }, 'aws_message_refused'],
    [
      'ValidationException',
      { Reason: 'INVALID_PARAMETER', Fields: [{ Name: 'messageBody', Message: 'no' }] },
      'aws_message_refused',
    ],
    [
      'ValidationException',
      { Reason: 'INVALID_PARAMETER', Fields: [{ Name: 'voiceId', Message: 'no' }] },
      'aws_input_refused',
    ],
    ['ValidationException', { Reason: 'PRICE_OVER_THRESHOLD' }, 'aws_price_over_cap'],
    ['ConflictException', { Reason: 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED' }, 'aws_destination_unverified'],
    ['ServiceQuotaExceededException', { Reason: 'DAILY_DESTINATION_CALL_LIMIT' }, 'aws_daily_calls_used_up'],
  ])('says why AWS did not call: %s %j', async (name, members, code) => {
    reply(() => exception(name, members));

    expect((await failureOf(send())).code).toBe(code);
  });
});
