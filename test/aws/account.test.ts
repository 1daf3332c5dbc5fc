import { describe, expect, test } from 'vitest';
import { answer } from './aws-responder.ts';
import { withResponder } from './channel-to-responder.ts';
import { failureOf, REGION } from './failure-of.ts';

const aws = withResponder();
const { channelWith, inputs } = aws;

describe('accountRoom', () => {
  const pools = { Name: 'POOLS', Used: 9, Max: 10 };
  const phoneNumbers = { Name: 'PHONE_NUMBERS', Used: 3, Max: 25 };

  test('finds the row of phone numbers on a later page, and asks no further', async () => {
    const pages = [
      { AccountLimits: [pools], NextToken: 'two' },
      { AccountLimits: [pools, phoneNumbers], NextToken: 'three' },
    ];
    aws.responder.reply((_request, index) => answer(pages[index]));

    expect(await channelWith().accountRoom(REGION)).toEqual({ used: 3, max: 25 });
    expect(inputs()).toEqual([{}, { NextToken: 'two' }]);
  });

  test('reads nothing used as 0', async () => {
    aws.responder.reply(() => answer({ AccountLimits: [{ Name: 'PHONE_NUMBERS', Used: 0, Max: 25 }] }));

    expect(await channelWith().accountRoom(REGION)).toEqual({ used: 0, max: 25 });
  });

  test('does not invent a limit that AWS does not tell', async () => {
    aws.responder.reply(() => answer({ AccountLimits: [pools, { Name: 'PHONE_NUMBERS', Used: 3 }] }));

    expect((await failureOf(channelWith().accountRoom(REGION))).code).toBe('aws_refused');
  });
});

describe('accountTier', () => {
  test.each([
    ['SANDBOX', 'sandbox'],
    ['Production', 'production'],
    ['PROD_LIMITED', 'unknown'],
  ])('reads %s as %s and keeps the value', async (value, tier) => {
    const other = { Name: 'DEFAULT_PROTECT_CONFIGURATION_ID', Value: 'protect-1' };
    aws.responder.reply(() => answer({ AccountAttributes: [other, { Name: 'ACCOUNT_TIER', Value: value }] }));

    expect(await channelWith().accountTier(REGION)).toEqual({ tier, value });
  });

  test('says unknown without a value when AWS tells none', async () => {
    aws.responder.reply(() => answer({ AccountAttributes: [] }));

    expect(await channelWith().accountTier(REGION)).toEqual({ tier: 'unknown', value: undefined });
  });
});
