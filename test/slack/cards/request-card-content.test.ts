import { describe, expect, test } from 'vitest';
import type { LineId, RequestId, SlackUserId } from '#src/domain/request.ts';
import { requestCard } from '#src/slack/cards/request-card.ts';
import { withoutTables } from '#src/slack/cards/table.ts';
import {
  aLine,
  aQuote,
  aRequestView,
  failed,
  LEAD,
  leased,
  ordersOf,
  REQUESTER,
  twoLines,
} from '../../support/request-view.ts';
import { STATUSES_OF } from '../../support/requests-of-every-kind.ts';
import { expectSendable, REAL, seen, TEST_MODE } from './drawn.ts';

describe('people', () => {
  test('leaves the requester out of those who decide', () => {
    const { project } = aRequestView();
    const shown = seen(
      requestCard(aRequestView({ project: { ...project, leads: [REQUESTER, LEAD] } }), REAL),
    );
    expect(shown).toContain('Waiting for a decision by @U0LEAD. Expires');
  });

  test('asks the admins where the requester is the only lead', () => {
    const { project } = aRequestView();
    const shown = seen(requestCard(aRequestView({ project: { ...project, leads: [REQUESTER] } }), REAL));
    expect(shown).toContain('Waiting for a decision by @U0ADMIN. Expires');
    expect(shown).toContain('Admins are asked because Checkout alerts has no other lead.');
  });

  test('says so where nobody may decide', () => {
    const { project } = aRequestView();
    const request = aRequestView({ project: { ...project, leads: [REQUESTER] } });
    const shown = seen(requestCard(request, { ...REAL, admins: [] }));
    expect(shown).toContain(
      'Waiting for a decision, but nobody may decide it: Checkout alerts needs another lead.',
    );
    expect(shown).toContain('Nobody may decide yet.');
  });

  test('mentions five of many leads', () => {
    const { project } = aRequestView();
    const leads = Array.from({ length: 20 }, (_, index) => `U0LEAD${index}` as SlackUserId);
    const card = requestCard(aRequestView({ project: { ...project, leads } }), REAL);
    expect(JSON.stringify(card.blocks).match(/<@U0LEAD\d+>/g)).toHaveLength(5);
    expect(seen(card)).toContain('@U0LEAD4 and 15 more leads. Expires');
  });

  test('says why a lead gets it as a direct message', () => {
    const shown = seen(requestCard(aRequestView(), REAL, { asDirectMessage: true })).split('\n');
    expect(shown.at(-1)).toBe(
      'You get this as a direct message because Dialtone cannot post in #C0VOICE. Write /invite @Dialtone there to change that.',
    );
  });
});

describe('prices', () => {
  const unpriced = aLine({ id: 2 as LineId, country: 'CA', quantity: 1, quote: undefined });

  test('says in words which price is not known', () => {
    const shown = seen(requestCard(aRequestView({ lines: [aLine(), unpriced] }), REAL));
    expect(shown).toContain('Cost per month | USD 3.00 + 1 number whose price is not known');
    expect(shown).toContain('Cost per year | USD 36.00 + 1 number whose price is not known');
    expect(shown).toContain('Canada | Transactional | Long code | 1 | not known');
  });

  test('never shows 0 for what is not known', () => {
    const shown = seen(requestCard(aRequestView({ lines: [unpriced] }), REAL));
    expect(shown).toContain('Cost per month | Not known until AWS leases it');
    expect(shown).toContain('for Checkout alerts, price not known. A lead decides.');
    expect(shown).not.toMatch(/0\.00|price list/);
  });

  test('calls every sample price a sample', () => {
    const quote = aQuote({ isSample: true, source: 'sample price list' });
    const shown = seen(requestCard(aRequestView({ lines: [aLine({ quote })] }), TEST_MODE));
    expect(shown).toContain('Cost per month | USD 3.00 (sample)');
    expect(shown).toContain('3 × 1.00 = 3.00 (sample)');
    expect(shown).toContain('USD 3.00 (sample) per month');
    expect(shown).toContain('sample price list of 1 Nov 2026');
  });

  test('calls what the local AWS says a sample and not a bill', () => {
    const shown = seen(requestCard(aRequestView({ status: 'leased' }), TEST_MODE));
    expect(shown).toContain('Cost per month | USD 4.00 (sample)');
    expect(shown).toContain('| 1.00 (sample) | Active');
    expect(shown).not.toContain('as AWS bills');
  });

  test('keeps currencies apart', () => {
    const euros = aLine({
      id: 2 as LineId,
      country: 'GB',
      quantity: 2,
      quote: aQuote({ currency: 'EUR', monthlyCents: 250 }),
    });
    const shown = seen(requestCard(aRequestView({ lines: [aLine(), euros] }), REAL));
    expect(shown).toContain('Cost per month | EUR 5.00 + USD 3.00');
    expect(shown).toContain('| Price per month');
    expect(shown).toContain('2 × EUR 2.50 = EUR 5.00');
  });

  test('takes the price that AWS says over the quoted one', () => {
    const [order] = ordersOf([aLine({ quantity: 1 })]);
    const orders = order === undefined ? [] : [leased(order, { monthlyCents: 125 })];
    const shown = seen(
      requestCard(aRequestView({ status: 'leased', orders, lines: [aLine({ quantity: 1 })] }), REAL),
    );
    expect(shown).toContain('Cost per month | USD 1.25');
    expect(shown).toContain('prices as AWS bills them');
  });

  test('does not claim that nothing was bought where AWS did not say', () => {
    const orders = ordersOf([aLine({ quantity: 1 })]).map((order) =>
      failed(order, { code: 'aws_unavailable' }),
    );
    const shown = seen(requestCard(aRequestView({ status: 'failed', orders }), REAL));
    expect(shown).toContain('Cost per month | Not known');
    expect(shown).toContain('none | United States | Transactional | not known | Failed');
    expect(shown).not.toContain('othing was bought');
    expect(shown).toContain('could not learn whether AWS leased it. Try again: that cannot buy it twice.');
  });
});

describe('progress', () => {
  test('counts failures while others are still being leased', () => {
    const [first, second, ...rest] = ordersOf(twoLines());
    if (first === undefined || second === undefined) throw new Error('there are four orders');
    const orders = [failed(first), leased(second), ...rest];
    const shown = seen(requestCard(aRequestView({ status: 'approved', orders }), REAL));
    expect(shown).toContain('1 of 4 leased, 1 failed ■□□□');
    expect(shown).toContain('number 1: AWS has no long code to lease in United States at the moment.');
  });

  test('names support-case countries before the decision', () => {
    const shown = seen(requestCard(aRequestView({ lines: [aLine({ country: 'AR' })] }), REAL));
    expect(shown).toContain('Argentina: AWS leases numbers there only through a support case');
  });

  test('says that a number of a partly leased request is still being set up', () => {
    const [first, second] = ordersOf([aLine({ quantity: 2 })]);
    if (first === undefined || second === undefined) throw new Error('there are two orders');
    const orders = [leased(first, { status: 'PENDING' }), failed(second)];
    const shown = seen(requestCard(aRequestView({ status: 'partly_leased', orders }), REAL));
    expect(shown).toContain(
      'Partly leased: 1 of 2. 1 failed. :warning: 1 number is still being set up by AWS.',
    );
  });
});

describe('the worst case', () => {
  const purpose = '<!channel> *_~`&<@U1>🎉'.repeat(25).slice(0, 500);
  const countries = ['US', 'CA', 'GB', 'AR', 'TT', 'DO', 'PR', 'KY', 'BB', 'GD'];
  const lines = countries.map((country, index) =>
    aLine({
      id: (index + 1) as LineId,
      country,
      quantity: 1,
      numberType: country === 'US' ? 'TOLL_FREE' : 'LONG_CODE',
      quote: aQuote({
        currency: `X${country}`,
        source: `<b>&${country}`.repeat(10),
        monthlyCents: 999_999_999,
      }),
    }),
  );
  const details = {
    reason: `REASON_<!here>_${'X'.repeat(500)}`,
    fields: Array.from({ length: 30 }, (_, index) => `field-${index}-${'y'.repeat(80)}`),
    awsRequestId: '5e1f'.repeat(40),
  };
  const project = {
    ...aRequestView().project,
    name: '<&>*'.repeat(16),
    leads: Array.from({ length: 20 }, (_, index) => `U0${String(index).padStart(9, 'L')}` as SlackUserId),
  };

  test.each(STATUSES_OF.lease_numbers)('is taken by Slack when %s', (status) => {
    const orders = ordersOf(lines).map((order) => failed(order, { code: 'aws_refused', details }));
    const all = status === 'failed' ? { orders } : {};
    const decisionReason = status === 'denied' ? purpose : undefined;
    const request = aRequestView({
      status,
      lines,
      purpose,
      project,
      decisionReason,
      id: 999_999_999 as RequestId,
      ...all,
    });
    const card = requestCard(request, TEST_MODE, { asDirectMessage: true });
    expectSendable(card);
    expectSendable({ ...card, blocks: withoutTables(card.blocks) });
    expect(JSON.stringify(card)).not.toMatch(/<!channel>|<!here>|<@U1>/);
  });

  test('shows each of ten failures', () => {
    const orders = ordersOf(lines).map((order) => failed(order, { code: 'aws_refused', details }));
    const shown = seen(requestCard(aRequestView({ status: 'failed', lines, orders }), REAL));
    for (const { position } of orders) expect(shown).toContain(`AWS refused number ${position} for a reason`);
  });
});
