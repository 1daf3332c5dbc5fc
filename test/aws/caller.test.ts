import { pino } from 'pino';
import { describe, expect, test, vi } from 'vitest';
import type { AwsCall } from '#src/aws/caller.ts';
import { AppError } from '#src/domain/errors.ts';
import { answer, exception } from './aws-responder.ts';
import { withResponder } from './channel-to-responder.ts';
import { failureOf, leaseInput, REGION } from './failure-of.ts';

const aws = withResponder();
const { channelWith } = aws;

const wireNumber = (id: string) => ({ PhoneNumberId: id, PhoneNumber: '+12065550100', Status: 'ACTIVE' });

describe('every call', () => {
  test('goes to the Region that it is for', async () => {
    aws.responder.reply(() => answer({}));
    const channel = channelWith();

    await channel.listNumbers('eu-west-1');
    await channel.listNumbers('us-east-1');
    await channel.listNumbers('eu-west-1');

    expect(aws.responder.requests.map(({ region }) => region)).toEqual([
      'eu-west-1',
      'us-east-1',
      'eu-west-1',
    ]);
  });

  test('waits for its turn, except a lease, whose turn the caller has', async () => {
    const events: string[] = [];
    aws.responder.reply(({ operation }) => {
      events.push(operation);
      return answer(wireNumber('phone-1'));
    });
    const beforeCall = vi.fn(async () => {
      await channel.leaseNumber(leaseInput);
      events.push('turn');
    });
    const channel = channelWith({ beforeCall });

    await channel.accountTier(REGION);

    expect(events).toEqual(['RequestPhoneNumber', 'turn', 'DescribeAccountAttributes']);
    expect(beforeCall.mock.calls).toEqual([[REGION, 'DescribeAccountAttributes']]);
  });

  test('lets an error of the pace through as it is', async () => {
    const closed = new AppError('database_unavailable');
    const channel = channelWith({ beforeCall: () => Promise.reject(closed) });

    expect(await failureOf(channel.accountRoom(REGION))).toBe(closed);
  });

  test('is told to metrics and to the log, with how it ended', async () => {
    const calls: AwsCall[] = [];
    const lines: string[] = [];
    const logger = pino({ level: 'debug' }, { write: (line) => void lines.push(line) });
    const channel = channelWith({ onCall: (call) => calls.push(call), logger });
    aws.responder.reply((_request, index) => (index === 0 ? answer({}) : exception('ThrottlingException')));

    await channel.accountTier(REGION);
    await failureOf(channel.accountTier(REGION));

    const told = { region: REGION, operation: 'DescribeAccountAttributes', durationMs: expect.any(Number) };
    expect(calls).toEqual([
      { ...told, outcome: 'ok' },
      { ...told, outcome: 'aws_throttled' },
    ]);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 20, msg: 'aws call', outcome: 'ok' },
      { level: 40, msg: 'aws call failed', outcome: 'aws_throttled', exception: 'ThrottlingException' },
    ]);
  });
});
