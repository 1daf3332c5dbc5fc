import { describe, expect, test } from 'vitest';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import { answer, exception } from './aws-responder.ts';
import { failureOf, REGION } from './failure-of.ts';
import { useResponder } from './use-responder.ts';

const { open, reply, requests, inputs } = useResponder(createAwsVoiceChannel);

describe('spendLimit', () => {
  const text = { Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 9, MaxLimit: 9, Overridden: false };
  const voice = { ...text, Name: 'VOICE_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 0, MaxLimit: 50 };

  test('finds the row of voice messages on a later page, and asks no further', async () => {
    const pages = [
      { SpendLimits: [text], NextToken: 'two' },
      { SpendLimits: [text, { ...voice, Overridden: true }], NextToken: 'three' },
    ];
    reply((_request, index) => answer(pages[index]));

    expect(await open().spendLimit(REGION)).toEqual({ enforcedUsd: 0, maxUsd: 50, isOverridden: true });
    expect(inputs()).toEqual([{}, { NextToken: 'two' }]);
  });

  test.each([
    ['no row', [text]],
    ['half a row', [{ ...voice, MaxLimit: undefined }]],
  ])('does not invent a limit from %s', async (_what, SpendLimits) => {
    reply(() => answer({ SpendLimits }));

    expect((await failureOf(open().spendLimit(REGION))).code).toBe('aws_refused');
  });
});

describe('setSpendLimit', () => {
  test('overrides the limit of voice messages', async () => {
    reply(() => answer({ MonthlyLimit: 20 }));

    await open().setSpendLimit(REGION, 20);

    expect(requests()).toMatchObject([{ operation: 'SetVoiceMessageSpendLimitOverride', region: REGION }]);
    expect(inputs()).toEqual([{ MonthlyLimit: 20 }]);
  });

  test('is refused more than the account may spend', async () => {
    const Reason = 'REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT';
    reply(() => exception('ValidationException', { Reason }));

    expect((await failureOf(open().setSpendLimit(REGION, 20))).code).toBe('aws_limit_too_high');
  });
});
