import { describe, expect, test } from 'vitest';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import { answer, exception } from './aws-responder.ts';
import { failureOf, REGION } from './failure-of.ts';
import { useResponder } from './use-responder.ts';

const { open, reply, requests, inputs } = useResponder(createAwsVoiceChannel);
const conflict = (Reason: string) => exception('ConflictException', { Reason });

describe('setDeletionProtection', () => {
  test.each([true, false])('changes nothing else of the number: %s', async (isProtected) => {
    reply(() => answer({}));

    await open().setDeletionProtection(REGION, 'phone-1', isProtected);

    expect(requests()).toMatchObject([{ operation: 'UpdatePhoneNumber', region: REGION }]);
    expect(inputs()).toEqual([{ PhoneNumberId: 'phone-1', DeletionProtectionEnabled: isProtected }]);
  });
});

describe('leavePool', () => {
  const input = { poolId: 'pool-1', awsId: 'phone-1', country: 'US', clientToken: 'leave-1' };

  test('takes the number out of its pool', async () => {
    reply(() => answer({}));

    await open().leavePool(REGION, input);

    expect(requests()).toMatchObject([{ operation: 'DisassociateOriginationIdentity' }]);
    expect(inputs()).toEqual([
      {
        PoolId: 'pool-1',
        OriginationIdentity: 'phone-1',
        IsoCountryCode: 'US',
        ClientToken: 'leave-1',
      },
    ]);
  });

  test.each([
    ['a number that is not in the pool', conflict('PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL')],
    ['a pool that is gone', exception('ResourceNotFoundException', { ResourceType: 'pool' })],
  ])('has nothing to do for %s', async (_what, given) => {
    reply(() => given);

    await expect(open().leavePool(REGION, input)).resolves.toBeUndefined();
  });

  test('does not take a number that is gone for one that has left', async () => {
    reply(() => exception('ResourceNotFoundException', { ResourceType: 'phone-number' }));

    expect((await failureOf(open().leavePool(REGION, input))).code).toBe('aws_not_found');
  });

  test('does not take the last number of a pool for one that has left', async () => {
    reply(() => conflict('LAST_PHONE_NUMBER'));

    const error = await failureOf(open().leavePool(REGION, input));

    expect(error).toMatchObject({ code: 'aws_conflict', details: { reason: 'LAST_PHONE_NUMBER' } });
  });
});

describe('releaseNumber', () => {
  test('asks once', async () => {
    reply(() => answer({ PhoneNumberId: 'phone-1', Status: 'DELETED' }));

    await open().releaseNumber(REGION, 'phone-1');

    expect(requests()).toMatchObject([{ operation: 'ReleasePhoneNumber', attempts: 'attempt=1; max=1' }]);
    expect(inputs()).toEqual([{ PhoneNumberId: 'phone-1' }]);
  });

  test('cannot know what became of the number when the answer is lost', async () => {
    reply(() => (response) => response.destroy());

    const error = await failureOf(open().releaseNumber(REGION, 'phone-1'));

    expect(error).toMatchObject({ code: 'aws_unavailable', details: { exception: 'ECONNRESET' } });
    expect(requests()).toHaveLength(1);
  });

  test.each([
    ['DELETION_PROTECTION_ENABLED', 'aws_number_protected'],
    ['PHONE_NUMBER_ASSOCIATED_TO_POOL', 'aws_number_in_pool'],
    ['PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION', 'aws_number_in_registration'],
  ])('says what keeps the number: %s', async (reason, code) => {
    reply(() => conflict(reason));

    expect((await failureOf(open().releaseNumber(REGION, 'phone-1'))).code).toBe(code);
  });

  test('says that a number is gone', async () => {
    reply(() => exception('ResourceNotFoundException', { ResourceType: 'phone-number' }));

    expect((await failureOf(open().releaseNumber(REGION, 'phone-1'))).code).toBe('aws_not_found');
  });
});

describe('tagNumber', () => {
  const arn = 'arn:aws:sms-voice:eu-west-1:111122223333:phone-number/phone-1';

  test('sends the tags', async () => {
    reply(() => answer({}));

    await open().tagNumber(REGION, arn, { project: 'support line' });

    expect(requests()).toMatchObject([{ operation: 'TagResource' }]);
    expect(inputs()).toEqual([{ ResourceArn: arn, Tags: [{ Key: 'project', Value: 'support line' }] }]);
  });

  test('asks nothing when there is no tag', async () => {
    reply(() => answer({}));

    await open().tagNumber(REGION, arn, { '': 'nameless' });

    expect(requests()).toEqual([]);
  });
});
