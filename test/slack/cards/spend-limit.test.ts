import { describe, expect, test } from 'vitest';
import { requestCard } from '#src/slack/cards/request-card.ts';
import { resultToRequester } from '#src/slack/cards/result.ts';
import { aSpendLimitRequest } from '../../support/requests-of-every-kind.ts';
import { buttonsOf, expectSendable, REAL, seen } from './drawn.ts';

type Overrides = Parameters<typeof aSpendLimitRequest>[0];
const card = (overrides: Overrides = {}) => requestCard(aSpendLimitRequest(overrides), REAL);

describe('the card of a spend limit', () => {
  test('says what it is now, what it becomes, and who does it', () => {
    expect(seen(card())).toMatchInlineSnapshot(`
      "text: R-1070: <@U0REQUESTER> asks to set the spend limit to USD 50.00 per month for Checkout alerts. A lead decides.
      # Spend limit for us-east-1 (R-1070)
      Waiting for a decision by @U0LEAD or @U0LEAD2. Expires 30 Nov 2026, 14:05 UTC.
        Requester | @U0REQUESTER
        Project | Checkout alerts
        Region | us-east-1
        Limit before | USD 1.00 per month
        New limit value | USD 50.00 per month
      Dialtone sets the spend limit for voice messages in us-east-1: AWS allows this much already.
      What it is for
      > The autumn campaign
      [Approve] [Deny]
      You are asked because you lead Checkout alerts. The requester cannot decide. Asked 23 Nov 2026, 14:05 UTC"
    `);
  });

  test('says that AWS is asked, and what AWS says', () => {
    const shown = seen(
      card({ what: 'quota', status: 'waiting', quotaStatus: 'CASE_OPENED', quotaCaseId: '123' }),
    );
    expect(shown).toMatchInlineSnapshot(`
      "text: R-1070: AWS is asked to raise the maximum in us-east-1 to USD 50.00 per month.
      # Spend limit for us-east-1 (R-1070)
      AWS is asked to raise the maximum in us-east-1 to USD 50.00 per month. Approved by @U0LEAD 24 Nov 2026, 09:30 UTC.
        Requester | @U0REQUESTER
        Project | Checkout alerts
        Region | us-east-1
        Limit before | USD 1.00 per month
        New limit value | USD 50.00 per month
      AWS is asked to raise the maximum for voice messages in us-east-1, because it does not allow this much yet. AWS decides.
      AWS has opened a support case for it: case 123.
      What it is for
      > The autumn campaign
      Asked 23 Nov 2026, 14:05 UTC"
    `);
  });

  test.each([
    ['PENDING', 'AWS has not answered yet.'],
    ['NEW_STATUS', 'AWS says NEW_STATUS.'],
  ])('puts the status %s of AWS in words', (quotaStatus, words) => {
    expect(seen(card({ what: 'quota', status: 'waiting', quotaStatus }))).toContain(words);
  });

  test('says that the limit before is not known', () => {
    expect(seen(card({ fromUsd: undefined }))).toContain('Limit before | not known');
  });

  test.each<[Overrides, string, string[]]>([
    [
      { status: 'granted' },
      'Set 24 Nov 2026, 09:31 UTC: the spend limit in us-east-1 is USD 50.00 per month. :white_check_mark:',
      [],
    ],
    [
      { status: 'granted', what: 'quota' },
      'Granted 24 Nov 2026, 09:31 UTC: AWS raised the maximum in us-east-1 to USD 50.00 per month.',
      [],
    ],
    [
      { status: 'refused', what: 'quota', quotaStatus: 'DENIED' },
      'AWS refused to raise the maximum in us-east-1. :warning:',
      ['request.ask-again'],
    ],
    [{ status: 'failed' }, 'The spend limit in us-east-1 was not set. :warning:', ['request.retry']],
    [
      { status: 'failed', what: 'quota' },
      'The maximum in us-east-1 was not raised. :warning:',
      ['request.retry'],
    ],
    [
      { status: 'failed', what: 'quota', failure: { code: 'aws_already_exists', details: {} } },
      'Try again when AWS has decided about that.',
      ['request.retry'],
    ],
    [
      { status: 'failed', failure: { code: 'aws_limit_too_high', details: {} } },
      'The limit is as it was.',
      ['request.ask-again'],
    ],
    [
      { status: 'failed', failure: { code: 'project_archived', details: {} } },
      'The project was archived before this was done. The limit is as it was.',
      ['request.ask-again'],
    ],
  ])('ends with what to do: %#', (overrides, words, actionIds) => {
    expectSendable(card(overrides));
    expect(seen(card(overrides))).toContain(words);
    expect(buttonsOf(card(overrides)).map(({ actionId }) => actionId)).toEqual(actionIds);
  });
});

describe('the result of a spend limit', () => {
  test('says what the limit is now', () => {
    expect(seen(resultToRequester(aSpendLimitRequest({ status: 'granted' }), REAL))).toContain(
      'R-1070: the spend limit in us-east-1 is USD 50.00 per month.',
    );
  });

  test('gives a failure its reason', () => {
    expect(seen(resultToRequester(aSpendLimitRequest({ status: 'failed' }), REAL))).toMatchInlineSnapshot(`
      "text: R-1070: the spend limit in us-east-1 was not set.
      R-1070: the spend limit in us-east-1 was not set.
      Dialtone may not do this in us-east-1: AWS denied access. The limit is as it was. @U0ADMIN must allow sms-voice:SetVoiceMessageSpendLimitOverride.
      [Try again]
      Approved by @U0LEAD 24 Nov 2026, 09:30 UTC"
    `);
  });
});
