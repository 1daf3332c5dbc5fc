import { describe, expect, test } from 'vitest';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import { answer, exception } from './aws-responder.ts';
import { failureOf, REGION } from './failure-of.ts';
import { useResponder } from './use-responder.ts';

const { open, reply, requests, inputs } = useResponder(createAwsVoiceChannel);
const wire = (id: string, Status = 'PENDING') => ({
  VerifiedDestinationNumberId: id,
  DestinationPhoneNumber: '+12065550199',
  Status,
});
const destination = (awsId: string, status = 'PENDING') => ({ awsId, phoneNumber: '+12065550199', status });

describe('listVerifiedDestinations', () => {
  test('asks for every page and leaves out a row without an id', async () => {
    const pages = [
      { VerifiedDestinationNumbers: [wire('a', 'VERIFIED'), { Status: 'PENDING' }], NextToken: 'two' },
      { VerifiedDestinationNumbers: [wire('b')] },
    ];
    reply((_request, index) => answer(pages[index]));

    expect(await open().listVerifiedDestinations(REGION)).toEqual([
      destination('a', 'VERIFIED'),
      destination('b'),
    ]);
    expect(inputs()).toEqual([{ MaxResults: 100 }, { MaxResults: 100, NextToken: 'two' }]);
  });
});

describe('createVerifiedDestination', () => {
  const create = () => open().createVerifiedDestination(REGION, '+12065550199', 'destination-1');

  test('names the number and the token', async () => {
    reply(() => answer({ VerifiedDestinationNumberId: 'a', DestinationPhoneNumber: '12065550199' }));

    expect(await create()).toEqual(destination('a'));
    expect(requests()).toMatchObject([{ operation: 'CreateVerifiedDestinationNumber', region: REGION }]);
    expect(inputs()).toEqual([{ DestinationPhoneNumber: '+12065550199', ClientToken: 'destination-1' }]);
  });

  test('says that there is one already', async () => {
    reply(() => exception('ConflictException', { Reason: 'RESOURCE_ALREADY_EXISTS' }));

    expect((await failureOf(create())).code).toBe('aws_already_exists');
  });

  test('cannot use an answer without an id', async () => {
    reply(() => answer({ DestinationPhoneNumber: '+12065550199' }));

    expect((await failureOf(create())).code).toBe('aws_unavailable');
  });
});

describe('sendVerificationCode', () => {
  test.each(['TEXT', 'VOICE'] as const)('sends the code by %s', async (by) => {
    reply(() => answer({ MessageId: 'message-1' }));

    await open().sendVerificationCode(REGION, 'a', by);

    expect(requests()).toMatchObject([{ operation: 'SendDestinationNumberVerificationCode' }]);
    expect(inputs()).toEqual([{ VerifiedDestinationNumberId: 'a', VerificationChannel: by }]);
  });
});

describe('verifyDestination', () => {
  const verify = () => open().verifyDestination(REGION, 'a', '123456');

  test('sends the code that was typed', async () => {
    reply(() => answer(wire('a', 'VERIFIED')));

    await verify();

    expect(requests()).toMatchObject([{ operation: 'VerifyDestinationNumber' }]);
    expect(inputs()).toEqual([{ VerifiedDestinationNumberId: 'a', VerificationCode: '123456' }]);
  });

  test.each([
    ['ValidationException', { Reason: 'VERIFICATION_CODE_MISMATCH' }, 'aws_code_wrong'],
    [
      'ValidationException',
      { Reason: 'INVALID_PARAMETER', Fields: [{ Name: 'verificationCode', Message: 'no' }] },
      'aws_code_wrong',
    ],
    [
      'ValidationException',
      { Reason: 'INVALID_PARAMETER', Fields: [{ Name: 'verifiedDestinationNumberId', Message: 'no' }] },
      'aws_input_refused',
    ],
    ['ConflictException', { Reason: 'VERIFICATION_CODE_EXPIRED' }, 'aws_code_expired'],
    ['ConflictException', { Reason: 'VERIFICATION_ALREADY_COMPLETE' }, 'aws_already_exists'],
    ['ServiceQuotaExceededException', { Reason: 'VERIFICATION_ATTEMPTS_PER_DAY' }, 'aws_other_quota'],
  ])('says what is wrong with the code: %s %j', async (name, members, code) => {
    reply(() => exception(name, members));

    expect((await failureOf(verify())).code).toBe(code);
  });
});
