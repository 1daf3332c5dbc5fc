import { describe, expect, test } from 'vitest';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import type { VoiceMessage } from '#src/domain/voice-message.ts';
import { failureOf, leaseInput, REGION } from './failure-of.ts';
import { useLocalAws } from './use-local-aws.ts';

const { aws, adapter, advance } = useLocalAws(createAwsVoiceChannel);
const DESTINATION = '+12065550199';
const MINUTE_MS = 60_000;

const verifiedDestinations = () => aws().state().regions[REGION]?.verifiedDestinations ?? [];
const calls = () => aws().state().regions[REGION]?.voiceMessages ?? [];
/** AWS sends a code only from an account that has a number; the same token leases no second one. */
const lease = () => adapter().leaseNumber(leaseInput);
const create = (clientToken = 'destination-1') =>
  adapter().createVerifiedDestination(REGION, DESTINATION, clientToken);
const lastCode = () => verifiedDestinations()[0]?.Codes.at(-1)?.VerificationCode ?? expect.fail('no code');

async function verified(): Promise<void> {
  await lease();
  const { awsId } = await create();
  await adapter().sendVerificationCode(REGION, awsId, 'VOICE');
  await adapter().verifyDestination(REGION, awsId, lastCode());
}

async function call(given: Partial<VoiceMessage> & { configurationSet?: string } = {}) {
  const { awsId } = await lease();
  return adapter().sendVoiceMessage(REGION, {
    originationIdentity: awsId,
    destination: DESTINATION,
    body: 'Hello',
    bodyType: 'TEXT',
    voiceId: 'MATTHEW',
    maxPricePerMinute: undefined,
    isDryRun: false,
    configurationSet: undefined,
    ...given,
  });
}

describe('destinations against the local stand-in', () => {
  test('are verified with the code that was sent', async () => {
    await lease();
    const created = await create();
    await adapter().sendVerificationCode(REGION, created.awsId, 'TEXT');

    await adapter().verifyDestination(REGION, created.awsId, lastCode());

    expect(created).toMatchObject({ phoneNumber: DESTINATION, status: 'PENDING' });
    expect(await adapter().listVerifiedDestinations(REGION)).toEqual([{ ...created, status: 'VERIFIED' }]);
  });

  test('are made once for a token, and once at all', async () => {
    const first = await create('destination-1');

    expect(await create('destination-1')).toEqual(first);
    expect((await failureOf(create('destination-2'))).code).toBe('aws_already_exists');
  });

  test('are not verified with a wrong or an old code', async () => {
    await lease();
    const { awsId } = await create();
    await adapter().sendVerificationCode(REGION, awsId, 'VOICE');

    const wrong = await failureOf(adapter().verifyDestination(REGION, awsId, 'nonsense'));
    advance(60 * MINUTE_MS);
    const old = await failureOf(adapter().verifyDestination(REGION, awsId, lastCode()));

    expect([wrong.code, old.code]).toEqual(['aws_code_wrong', 'aws_code_expired']);
  });

  test('are not verified with something that is no code at all', async () => {
    const { awsId } = await create();

    expect((await failureOf(adapter().verifyDestination(REGION, awsId, '12 34'))).code).toBe(
      'aws_code_wrong',
    );
  });

  test('are sent no code by an account without a number', async () => {
    const { awsId } = await create();

    const error = await failureOf(adapter().sendVerificationCode(REGION, awsId, 'VOICE'));

    expect(error).toMatchObject({
      code: 'aws_conflict',
      details: { reason: 'NO_ORIGINATION_IDENTITIES_FOUND' },
    });
  });
});

describe('calls against the local stand-in', () => {
  test('reach a verified destination', async () => {
    await verified();

    const { messageId } = await call({ voiceId: 'JOANNA' });

    expect(calls()).toMatchObject([
      { MessageId: messageId, DestinationPhoneNumber: DESTINATION, VoiceId: 'JOANNA' },
    ]);
  });

  test('are made although the answer is lost, and not made again', async () => {
    await verified();
    aws().faults.add({ fault: 'lost-answer', operation: 'SendVoiceMessage', times: 1 });

    expect((await failureOf(call())).code).toBe('aws_unavailable');
    expect(calls()).toHaveLength(1);
  });

  test('are only checked in a dry run', async () => {
    await verified();

    await call({ isDryRun: true });

    expect(calls()).toEqual([]);
  });

  test('are refused to a destination that is not verified', async () => {
    expect((await failureOf(call())).code).toBe('aws_destination_unverified');
  });

  test('are refused to a country that the sandbox does not call', async () => {
    expect((await failureOf(call({ destination: '+33142000000' }))).code).toBe('aws_destination_blocked');
  });

  test.each([
    ['SSML that does not close', { bodyType: 'SSML', body: '<speak>Hello' }, 'aws_message_refused'],
    ['too many characters', { body: 'x'.repeat(3001) }, 'aws_message_refused'],
    ['a price below that of a minute', { maxPricePerMinute: '0.00001' }, 'aws_price_over_cap'],
    ['a configuration set that is not there', { configurationSet: 'gone' }, 'aws_not_found'],
  ] as const)('are refused with %s', async (_what, given, code) => {
    await verified();

    expect((await failureOf(call(given))).code).toBe(code);
  });

  test('are refused when a destination was called often enough', async () => {
    await verified();
    for (let made = 0; made < 5; made += 1) await call();

    expect((await failureOf(call())).code).toBe('aws_daily_calls_used_up');
  });

  test.each([
    ['spend-limit', 'aws_spend_limit_reached'],
    ['identity-not-for-country', 'aws_destination_blocked'],
  ] as const)('are refused by the fault %s', async (fault, code) => {
    await verified();
    aws().faults.add({ fault });

    expect((await failureOf(call())).code).toBe(code);
  });
});

describe('the account against the local stand-in', () => {
  test('may spend as much as AWS allows, and less where it is set', async () => {
    aws().voice.setSpendMax(REGION, 50);

    const before = await adapter().spendLimit(REGION);
    await adapter().setSpendLimit(REGION, 20);

    expect(before).toEqual({ enforcedUsd: 50, maxUsd: 50, isOverridden: false });
    expect(await adapter().spendLimit(REGION)).toEqual({ enforcedUsd: 20, maxUsd: 50, isOverridden: true });
    expect((await failureOf(adapter().setSpendLimit(REGION, 51))).code).toBe('aws_limit_too_high');
  });

  test('gets a configuration set once', async () => {
    const make = (clientToken: string) =>
      adapter().createConfigurationSet(REGION, { name: 'dialtone', tags: {}, clientToken });

    const before = await adapter().hasConfigurationSet(REGION, 'dialtone');
    await make('enable-1');
    await make('enable-1');

    expect(before).toBe(false);
    expect(await adapter().hasConfigurationSet(REGION, 'dialtone')).toBe(true);
    expect((await failureOf(make('enable-2'))).code).toBe('aws_already_exists');
  });
});
