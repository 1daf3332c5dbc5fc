import { describe, expect, test } from 'vitest';
import type { CallView } from '#src/domain/call-view.ts';
import { CALL_STATUSES } from '#src/domain/voice-message.ts';
import { callResult } from '#src/slack/cards/call-result.ts';
import { tierChanged } from '#src/slack/cards/tier-changed.ts';
import { aCall, anAccount } from '../../support/requests-of-every-kind.ts';
import { expectSendable, REAL, seen, TEST_MODE } from './drawn.ts';

const refusedCall = (overrides: Partial<CallView> = {}) =>
  aCall({
    status: 'failed',
    messageId: undefined,
    failure: { code: 'aws_destination_unverified', details: { exception: 'ConflictException' } },
    ...overrides,
  });

describe('the result of a test call', () => {
  test('says that AWS has taken it, and not that somebody answered', () => {
    expect(seen(callResult(aCall(), REAL))).toMatchInlineSnapshot(`
      "text: AWS has accepted the test call: +12065550142 to +14255550100.
      AWS has accepted the test call: +12065550142 to +14255550100. :white_check_mark: AWS is calling now. It does not say whether somebody answers.
      Message
      > This is a test call.
      Voice Matthew · AWS message id msg-0001 · 24 Nov 2026, 09:30 UTC"
    `);
  });

  test.each<[Partial<CallView>, string]>([
    [{ status: 'checked', isDryRun: true }, 'It was only checked: nobody was called, nothing was charged.'],
    [{ status: 'unknown' }, 'Dialtone does not try again, because that could call twice.'],
    [{ status: 'queued' }, 'The test call is being placed'],
  ])('is honest: %#', (overrides, words) => {
    expect(seen(callResult(aCall(overrides), REAL))).toContain(words);
  });

  test('says in plain words why AWS refused it', () => {
    expect(seen(callResult(refusedCall(), REAL))).toMatchInlineSnapshot(`
      "text: The test call was not placed: +12065550142 to +14255550100.
      The test call was not placed: +12065550142 to +14255550100. :warning: The account is in the sandbox, where AWS calls only verified numbers, and this one is not verified. Nobody was called. Verify it, then try again.
      Message
      > This is a test call.
      Voice Matthew · 24 Nov 2026, 09:30 UTC
      ConflictException"
    `);
  });

  test.each(CALL_STATUSES)('is sendable when %s, with the longest SSML', (status) => {
    const body = `<speak>${'<&>*_~`'.repeat(856)}</speak>`;
    expectSendable(callResult(aCall({ status, body, bodyType: 'SSML' }), TEST_MODE));
    expectSendable(callResult(refusedCall({ status }), REAL));
  });
});

describe('a changed tier', () => {
  test('says what it is now, what it was, and what that means', () => {
    const account = anAccount({ tier: 'production', tierValue: 'PRODUCTION' });
    const drawing = tierChanged(account, 'sandbox', REAL);
    expectSendable(drawing);
    expect(seen(drawing)).toMatchInlineSnapshot(`
      "text: The AWS account in us-east-1 is in production now.
      The AWS account in us-east-1 is in production now. It was in the sandbox before. Calls go to any number now, not only to verified ones. Spend limit: USD 1.00 per month; AWS's maximum is USD 1.00.
      Read from AWS 24 Nov 2026, 09:30 UTC"
    `);
  });

  test('shows a tier that is not known as AWS writes it', () => {
    const account = anAccount({ tier: 'unknown', tierValue: '<!here>', spendLimit: undefined });
    const drawing = tierChanged(account, undefined, TEST_MODE);
    expectSendable(drawing);
    expect(JSON.stringify(drawing.blocks)).toContain('in the tier &lt;!here&gt; now');
  });
});
