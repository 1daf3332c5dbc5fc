import { describe, expect, test, vi } from 'vitest';
import { answer, exception } from './aws-responder.ts';
import { withResponder } from './channel-to-responder.ts';
import { failureOf, leaseInput, REGION } from './failure-of.ts';

const aws = withResponder();
const { channelWith, inputs } = aws;

const wireNumber = (id: string) => ({ PhoneNumberId: id, PhoneNumber: '+12065550100', Status: 'ACTIVE' });

describe('leaseNumber', () => {
  test.each([
    ['LONG_CODE', ['VOICE']],
    ['TOLL_FREE', ['SMS', 'VOICE']],
    ['TEN_DLC', ['SMS', 'VOICE']],
  ] as const)('asks for one %s with the capabilities that AWS allows', async (numberType, capabilities) => {
    aws.responder.reply(() => answer(wireNumber('phone-1')));

    await channelWith().leaseNumber({ ...leaseInput, numberType });

    expect(aws.responder.requests).toMatchObject([{ operation: 'RequestPhoneNumber', region: REGION }]);
    expect(inputs()).toEqual([
      {
        IsoCountryCode: 'US',
        MessageType: 'TRANSACTIONAL',
        NumberType: numberType,
        NumberCapabilities: capabilities,
        DeletionProtectionEnabled: true,
        Tags: [{ Key: 'project', Value: 'support line' }],
        ClientToken: 'order-1',
      },
    ]);
  });

  test('takes from the request what the answer leaves out', async () => {
    aws.responder.reply(() => answer(wireNumber('phone-1')));

    const number = await channelWith().leaseNumber({ ...leaseInput, useCase: 'PROMOTIONAL' });

    expect(number).toMatchObject({
      country: 'US',
      useCase: 'PROMOTIONAL',
      numberType: 'LONG_CODE',
      capabilities: ['VOICE'],
    });
  });
});

describe('describeNumbers', () => {
  const notFound = exception('ResourceNotFoundException', { ResourceType: 'phone-number' });

  test('asks for all ids at once', async () => {
    aws.responder.reply(() => answer({ PhoneNumbers: [wireNumber('a'), wireNumber('b')] }));

    const numbers = await channelWith().describeNumbers(REGION, ['a', 'b']);

    expect(numbers.map(({ awsId }) => awsId)).toEqual(['a', 'b']);
    expect(inputs()).toEqual([{ PhoneNumberIds: ['a', 'b'] }]);
  });

  test('asks nothing when there are no ids, because AWS would answer with every number', async () => {
    aws.responder.reply(() => answer({ PhoneNumbers: [wireNumber('a')] }));

    expect(await channelWith().describeNumbers(REGION, [])).toEqual([]);
    expect(inputs()).toEqual([]);
  });

  test('asks one by one when AWS does not know one, and leaves that one out', async () => {
    const known = ['a', 'c'];
    aws.responder.reply(({ input }) => {
      const ids = input.PhoneNumberIds as string[];
      return ids.every((id) => known.includes(id)) ? answer({ PhoneNumbers: ids.map(wireNumber) }) : notFound;
    });
    const beforeCall = vi.fn(async () => {});

    const numbers = await channelWith({ beforeCall }).describeNumbers(REGION, ['a', 'b', 'c']);

    expect(numbers.map(({ awsId }) => awsId)).toEqual(['a', 'c']);
    expect(inputs().map(({ PhoneNumberIds }) => PhoneNumberIds)).toEqual([
      ['a', 'b', 'c'],
      ['a'],
      ['b'],
      ['c'],
    ]);
    expect(beforeCall).toHaveBeenCalledTimes(4);
  });

  test('asks once for a single id that AWS does not know', async () => {
    aws.responder.reply(() => notFound);

    expect(await channelWith().describeNumbers(REGION, ['gone'])).toEqual([]);
    expect(inputs()).toHaveLength(1);
  });

  test('does not take another failure for an unknown id', async () => {
    aws.responder.reply((_request, index) => (index === 0 ? notFound : exception('ThrottlingException')));

    const error = await failureOf(channelWith().describeNumbers(REGION, ['a', 'b']));

    expect(error.code).toBe('aws_throttled');
    expect(inputs()).toHaveLength(2);
  });
});

describe('listNumbers', () => {
  test('asks for every page, at the pace given', async () => {
    const pages = [
      { PhoneNumbers: [wireNumber('a')], NextToken: 'two' },
      { PhoneNumbers: [], NextToken: 'three' },
      { PhoneNumbers: [wireNumber('b')] },
    ];
    aws.responder.reply((_request, index) => answer(pages[index]));
    const beforeCall = vi.fn(async () => {});

    const numbers = await channelWith({ beforeCall }).listNumbers(REGION);

    expect(numbers.map(({ awsId }) => awsId)).toEqual(['a', 'b']);
    expect(inputs()).toEqual([
      { MaxResults: 100 },
      { MaxResults: 100, NextToken: 'two' },
      { MaxResults: 100, NextToken: 'three' },
    ]);
    expect(beforeCall).toHaveBeenCalledTimes(3);
  });

  test('refuses pages that run in a circle instead of asking for ever', async () => {
    aws.responder.reply(() => answer({ PhoneNumbers: [wireNumber('a')], NextToken: 'same' }));

    const error = await failureOf(channelWith().listNumbers(REGION));

    expect(error.code).toBe('aws_unavailable');
    expect(inputs()).toHaveLength(2);
  });

  test('gives nothing rather than a part when a later page fails', async () => {
    aws.responder.reply((_request, index) =>
      index === 0
        ? answer({ PhoneNumbers: [wireNumber('a')], NextToken: 'two' })
        : exception('ThrottlingException'),
    );

    expect((await failureOf(channelWith().listNumbers(REGION))).code).toBe('aws_throttled');
  });

  test('leaves out a row without id and ARN, and reads an answer without rows as none', async () => {
    aws.responder.reply(() => answer({ PhoneNumbers: [{ PhoneNumber: '+12065550100' }, wireNumber('a')] }));
    const numbers = await channelWith().listNumbers(REGION);
    aws.responder.reply(() => answer({}));

    expect(numbers.map(({ awsId }) => awsId)).toEqual(['a']);
    expect(await channelWith().listNumbers(REGION)).toEqual([]);
  });
});

describe('numberTags', () => {
  test('reads the tags of an ARN', async () => {
    const arn = 'arn:aws:sms-voice:eu-west-1:111122223333:phone-number/phone-1';
    aws.responder.reply(() =>
      answer({
        ResourceArn: arn,
        Tags: [
          { Key: 'order', Value: '7' },
          { Key: 'empty', Value: '' },
        ],
      }),
    );

    expect(await channelWith().numberTags(REGION, arn)).toEqual({ order: '7', empty: '' });
    expect(inputs()).toEqual([{ ResourceArn: arn }]);
  });
});
