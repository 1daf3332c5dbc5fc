import { describe, expect, test } from 'vitest';
import { receipt } from '#src/slack/cards/receipt.ts';
import { aRequestView, REQUESTER } from '../../support/request-view.ts';
import { STATUSES_OF } from '../../support/requests-of-every-kind.ts';
import { buttonsOf, expectSendable, REAL, seen, TEST_MODE } from './drawn.ts';

describe('the receipt', () => {
  test('says who decides until when, and how to withdraw', () => {
    expect(seen(receipt(aRequestView(), REAL))).toMatchInlineSnapshot(`
      "text: R-1042 is with the leads until 30 Nov 2026, 14:05 UTC. You asked to lease 4 phone numbers, USD 4.00 per month.
      R-1042 is with the leads. You asked to lease 4 phone numbers for Checkout alerts, USD 4.00 per month.
      @U0LEAD or @U0LEAD2 decides until 30 Nov 2026, 14:05 UTC. You get a message here either way.
      [Withdraw] [Go to card]
      Prices: price list of 1 Nov 2026"
    `);
    expect(buttonsOf(receipt(aRequestView(), REAL)).map(({ actionId, value }) => [actionId, value])).toEqual([
      ['request.withdraw', '1042'],
      ['request.open-card', '1042'],
    ]);
  });

  test('becomes the status line without buttons once decided', () => {
    expect(seen(receipt(aRequestView({ status: 'approved' }), REAL))).toMatchInlineSnapshot(`
      "text: R-1042: approved by <@U0LEAD>. Leasing 4 numbers.
      R-1042: you asked to lease 4 phone numbers for Checkout alerts.
      Approved by @U0LEAD 24 Nov 2026, 09:30 UTC. Leasing starts."
    `);
  });

  test('links to no card before it is posted', () => {
    const buttons = buttonsOf(receipt(aRequestView({ cardPermalink: undefined }), REAL));
    expect(buttons.map(({ label }) => label)).toEqual(['Withdraw']);
  });

  test('sends the requester to an admin where nobody may decide', () => {
    const request = aRequestView({ project: { ...aRequestView().project, leads: [REQUESTER] } });
    const shown = seen(receipt(request, { ...REAL, admins: [REQUESTER] }));
    expect(shown).toContain(
      'Nobody may decide it yet: ask @U0REQUESTER to add a lead. It waits until 30 Nov 2026',
    );
  });

  test.each(STATUSES_OF.lease_numbers)('has buttons only while pending: %s', (status) => {
    const drawing = receipt(aRequestView({ status }), TEST_MODE);
    expectSendable(drawing);
    expect(buttonsOf(drawing).length > 0).toBe(status === 'pending');
    expect(seen(drawing)).toContain('Test mode: no AWS account is used, prices are samples.');
  });
});
