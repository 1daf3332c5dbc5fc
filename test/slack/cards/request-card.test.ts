import { describe, expect, test } from 'vitest';
import type { RequestStatus } from '#src/domain/request.ts';
import { requestCard } from '#src/slack/cards/request-card.ts';
import { aLine, aRequestView, failed, leased, ordersOf, twoLines } from '../../support/request-view.ts';
import { STATUSES_OF } from '../../support/requests-of-every-kind.ts';
import { buttonsOf, expectSendable, REAL, seen, TEST_MODE } from './drawn.ts';

describe('the card in each state', () => {
  test('pending asks the leads', () => {
    expect(seen(requestCard(aRequestView(), REAL))).toMatchInlineSnapshot(`
      "text: R-1042: <@U0REQUESTER> asks to lease 4 phone numbers for Checkout alerts, USD 4.00 per month. A lead decides.
      # Lease 4 phone numbers for Checkout alerts (R-1042)
      Waiting for a decision by @U0LEAD or @U0LEAD2. Expires 30 Nov 2026, 14:05 UTC.
        Requester | @U0REQUESTER
        Region | us-east-1
        Cost per month | USD 4.00
        Cost per year | USD 48.00
      Country | Use case | Type | Quantity | USD per month
      United States | Transactional | Long code | 3 | 3 × 1.00 = 3.00
      Canada | Promotional | Long code | 1 | 1.00
      What it is for
      > Password reset calls for the web shop
      [Approve] [Deny]
      You are asked because you lead Checkout alerts. The requester cannot decide. Asked 23 Nov 2026, 14:05 UTC · price list of 1 Nov 2026"
    `);
  });

  test('approved says that leasing starts', () => {
    expect(seen(requestCard(aRequestView({ status: 'approved' }), REAL))).toMatchInlineSnapshot(`
      "text: R-1042: approved by <@U0LEAD>. Leasing 4 numbers.
      # Lease 4 phone numbers for Checkout alerts (R-1042)
      Approved by @U0LEAD 24 Nov 2026, 09:30 UTC. Leasing starts.
        Requester | @U0REQUESTER
        Region | us-east-1
        Cost per month | USD 4.00
        Cost per year | USD 48.00
      Number | Country | Use case | USD per month | Status
      not yet | United States | Transactional | 1.00 | Waits for its turn
      not yet | United States | Transactional | 1.00 | Waits for its turn
      not yet | United States | Transactional | 1.00 | Waits for its turn
      not yet | Canada | Promotional | 1.00 | Waits for its turn
      What it is for
      > Password reset calls for the web shop
      Asked 23 Nov 2026, 14:05 UTC · price list of 1 Nov 2026"
    `);
  });

  test('leasing counts', () => {
    const orders = ordersOf(twoLines()).map((order) => (order.position === 4 ? order : leased(order)));
    expect(seen(requestCard(aRequestView({ status: 'approved', orders }), REAL))).toMatchInlineSnapshot(`
      "text: R-1042: 3 of 4 numbers leased.
      # Lease 4 phone numbers for Checkout alerts (R-1042)
      3 of 4 leased ■■■□
        Requester | @U0REQUESTER
        Region | us-east-1
        Cost per month | USD 4.00
        Cost per year | USD 48.00
      Number | Country | Use case | USD per month | Status
      +12065550141 | United States | Transactional | 1.00 | Active
      +12065550142 | United States | Transactional | 1.00 | Active
      +12065550143 | United States | Transactional | 1.00 | Active
      not yet | Canada | Promotional | 1.00 | Waits for its turn
      What it is for
      > Password reset calls for the web shop
      Approved by @U0LEAD 24 Nov 2026, 09:30 UTC · AWS leases about one number per second; some take days to set up · prices as AWS bills them, price list of 1 Nov 2026"
    `);
  });

  test('waiting says that AWS sets one up', () => {
    expect(seen(requestCard(aRequestView({ status: 'waiting' }), REAL))).toMatchInlineSnapshot(`
      "text: R-1042: 4 numbers leased, 1 still being set up.
      # Lease 4 phone numbers for Checkout alerts (R-1042)
      4 of 4 leased, 1 still being set up by AWS since 24 Nov 2026, 09:31 UTC.
        Requester | @U0REQUESTER
        Region | us-east-1
        Cost per month | USD 4.00
        Cost per year | USD 48.00
      Number | Country | Use case | USD per month | Status
      +12065550141 | United States | Transactional | 1.00 | Active
      +12065550142 | United States | Transactional | 1.00 | Active
      +12065550143 | United States | Transactional | 1.00 | Active
      +12065550144 | Canada | Promotional | 1.00 | Being set up by AWS
      What it is for
      > Password reset calls for the web shop
      Checked 24 Nov 2026, 09:31 UTC; there is nothing for you to do · Approved by @U0LEAD 24 Nov 2026, 09:30 UTC · prices as AWS bills them"
    `);
  });

  test('leased lists the numbers', () => {
    expect(seen(requestCard(aRequestView({ status: 'leased' }), REAL))).toMatchInlineSnapshot(`
      "text: R-1042: all 4 numbers leased for Checkout alerts.
      # Lease 4 phone numbers for Checkout alerts (R-1042)
      All 4 numbers leased. :white_check_mark:
        Requester | @U0REQUESTER
        Region | us-east-1
        Cost per month | USD 4.00
        Cost per year | USD 48.00
      Number | Country | Use case | USD per month | Status
      +12065550141 | United States | Transactional | 1.00 | Active
      +12065550142 | United States | Transactional | 1.00 | Active
      +12065550143 | United States | Transactional | 1.00 | Active
      +12065550144 | Canada | Promotional | 1.00 | Active
      What it is for
      > Password reset calls for the web shop
      Approved by @U0LEAD 24 Nov 2026, 09:30 UTC · leased 24 Nov 2026, 09:31 UTC · prices as AWS bills them"
    `);
  });

  test('partly leased gives the failure its reason', () => {
    expect(seen(requestCard(aRequestView({ status: 'partly_leased' }), REAL))).toMatchInlineSnapshot(`
      "text: R-1042: 3 of 4 numbers leased, 1 failed: no long code in stock in Canada.
      # Lease 4 phone numbers for Checkout alerts (R-1042)
      Partly leased: 3 of 4. 1 failed. :warning:
        Requester | @U0REQUESTER
        Region | us-east-1
        Cost per month | USD 3.00
        Cost per year | USD 36.00
      Number | Country | Use case | USD per month | Status
      +12065550141 | United States | Transactional | 1.00 | Active
      +12065550142 | United States | Transactional | 1.00 | Active
      +12065550143 | United States | Transactional | 1.00 | Active
      none | Canada | Promotional | none | Failed
      Canada · Promotional · number 4: AWS has no long code to lease in Canada at the moment. Nothing was bought for it. Try again later, or send AWS the support text.
      What it is for
      > Password reset calls for the web shop
      [Try again] [Get support text]
      Try again leases only the 1 number that failed. Approved by @U0LEAD 24 Nov 2026, 09:30 UTC · prices as AWS bills them"
    `);
  });

  test('failed gives each number its reason', () => {
    expect(seen(requestCard(aRequestView({ status: 'failed' }), REAL))).toMatchInlineSnapshot(`
      "text: R-1042: none of 4 numbers leased. AWS must review the account.
      # Lease 4 phone numbers for Checkout alerts (R-1042)
      Not leased: all 4 failed. :warning:
        Requester | @U0REQUESTER
        Region | us-east-1
        Cost per month | None, nothing was bought
        Cost per year | None, nothing was bought
      Number | Country | Use case | Price per month | Status
      none | United States | Transactional | none | Failed
      none | United States | Transactional | none | Failed
      none | United States | Transactional | none | Failed
      none | Canada | Promotional | none | Failed
      United States · Transactional · numbers 1, 2 and 3: AWS wants to review the account first. Nothing was bought for them. Send AWS the support text, and try again when AWS has answered.
      Canada · Promotional · number 4: AWS wants to review the account first. Nothing was bought for it. Send AWS the support text, and try again when AWS has answered.
      What it is for
      > Password reset calls for the web shop
      [Try again] [Get support text]
      Try again leases only the 4 numbers that failed. Approved by @U0LEAD 24 Nov 2026, 09:30 UTC"
    `);
  });

  test('denied is a record with the reason', () => {
    expect(seen(requestCard(aRequestView({ status: 'denied' }), REAL))).toMatchInlineSnapshot(`
      "text: R-1042: denied by <@U0LEAD>: “Two numbers are enough for the pilot.”
      # Lease 4 phone numbers for Checkout alerts (R-1042)
      Denied by @U0LEAD 24 Nov 2026, 09:30 UTC.
      > Two numbers are enough for the pilot.
      4 numbers in 2 countries, USD 4.00 per month
      Nothing was leased. Asked 23 Nov 2026, 14:05 UTC · price list of 1 Nov 2026"
    `);
  });

  test('withdrawn is a record', () => {
    expect(seen(requestCard(aRequestView({ status: 'withdrawn' }), REAL))).toMatchInlineSnapshot(`
      "text: R-1042: withdrawn by <@U0REQUESTER>.
      # Lease 4 phone numbers for Checkout alerts (R-1042)
      Withdrawn by @U0REQUESTER 24 Nov 2026, 09:30 UTC. Nothing was leased.
      4 numbers in 2 countries, USD 4.00 per month
      Asked 23 Nov 2026, 14:05 UTC · price list of 1 Nov 2026"
    `);
  });

  test('expired is a record', () => {
    expect(seen(requestCard(aRequestView({ status: 'expired' }), REAL))).toMatchInlineSnapshot(`
      "text: R-1042: expired without a decision.
      # Lease 4 phone numbers for Checkout alerts (R-1042)
      Expired 30 Nov 2026, 14:05 UTC: nobody decided. Nothing was leased.
      4 numbers in 2 countries, USD 4.00 per month
      Asked 23 Nov 2026, 14:05 UTC · price list of 1 Nov 2026"
    `);
  });
});

describe('buttons', () => {
  test('offers the leads to approve or deny, with the request id as value and one emphasis', () => {
    const buttons = buttonsOf(requestCard(aRequestView(), REAL));
    expect(buttons.map(({ actionId, value, style }) => [actionId, value, style])).toEqual([
      ['request.approve', '1042', 'primary'],
      ['request.deny', '1042', undefined],
    ]);
  });

  test('offers to try again and the support text after failures', () => {
    const [retry, supportText] = buttonsOf(requestCard(aRequestView({ status: 'partly_leased' }), REAL));
    expect(retry).toMatchObject({
      actionId: 'request.retry',
      value: '1042',
      style: 'primary',
      accessibilityLabel: 'Try again: lease the 1 number that failed',
    });
    expect(supportText).toMatchObject({ actionId: 'request.support-text', value: '1042', style: undefined });
  });

  test('emphasises the support text where trying again cannot help', () => {
    const orders = ordersOf([aLine({ country: 'AR', quantity: 1 })]).map((order) =>
      failed(order, { code: 'support_case_needed' }),
    );
    const card = requestCard(aRequestView({ status: 'failed', orders }), REAL);
    expect(buttonsOf(card).map(({ label, style }) => [label, style])).toEqual([
      ['Get support text', 'primary'],
    ]);
    expect(seen(card)).not.toContain('Try again leases');
  });

  test.each<RequestStatus>(['approved', 'waiting', 'leased', 'denied', 'withdrawn', 'expired'])(
    'has none when %s',
    (status) => {
      expect(buttonsOf(requestCard(aRequestView({ status }), REAL))).toEqual([]);
    },
  );
});

describe('every state', () => {
  test.each(STATUSES_OF.lease_numbers)('is sendable when %s, in test mode as well', (status) => {
    const request = aRequestView({ status });
    expectSendable(requestCard(request, REAL));
    expectSendable(requestCard(request, TEST_MODE));
    expectSendable(requestCard(request, REAL, { asDirectMessage: true }));
  });

  test.each(STATUSES_OF.lease_numbers)('speaks of one number in the singular when %s', (status) => {
    const shown = seen(requestCard(aRequestView({ status, lines: [aLine({ quantity: 1 })] }), REAL));
    expect(shown).not.toMatch(/\b1 (phone )?numbers\b|\ball 1\b|\bAll 1\b/);
    expect(shown).toContain('Lease 1 phone number for');
  });

  test.each(STATUSES_OF.lease_numbers)('says last that test mode uses no AWS account when %s', (status) => {
    const shown = seen(requestCard(aRequestView({ status }), TEST_MODE)).split('\n');
    expect(shown.at(-1)).toBe('Test mode: no AWS account is used, prices are samples.');
  });
});
