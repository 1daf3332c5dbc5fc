import { describe, expect, test } from 'vitest';
import type { RequestStatus } from '#src/domain/request.ts';
import { resultInThread, resultToRequester } from '#src/slack/cards/result.ts';
import { aLine, aRequestView, failed, ordersOf } from '../../support/request-view.ts';
import { STATUSES_OF } from '../../support/requests-of-every-kind.ts';
import { buttonsOf, expectSendable, REAL, seen, TEST_MODE } from './drawn.ts';

const toRequester = (status: RequestStatus): string =>
  seen(resultToRequester(aRequestView({ status }), REAL));

describe('the result to the requester', () => {
  test('lists the numbers when all are leased', () => {
    expect(toRequester('leased')).toMatchInlineSnapshot(`
      "text: R-1042: all 4 numbers leased for Checkout alerts.
      R-1042: all 4 numbers leased.
      Number | Country | Use case | USD per month | Status
      +12065550141 | United States | Transactional | 1.00 | Active
      +12065550142 | United States | Transactional | 1.00 | Active
      +12065550143 | United States | Transactional | 1.00 | Active
      +12065550144 | Canada | Promotional | 1.00 | Active
      [Go to card]
      Approved by @U0LEAD 24 Nov 2026, 09:30 UTC · leased 24 Nov 2026, 09:31 UTC · prices as AWS bills them"
    `);
  });

  test('gives the failure its reason and the next step when partly leased', () => {
    expect(toRequester('partly_leased')).toMatchInlineSnapshot(`
      "text: R-1042: 3 of 4 numbers leased, 1 failed: no long code in stock in Canada.
      R-1042: 3 of 4 numbers leased, 1 failed.
      Number | Country | Use case | USD per month | Status
      +12065550141 | United States | Transactional | 1.00 | Active
      +12065550142 | United States | Transactional | 1.00 | Active
      +12065550143 | United States | Transactional | 1.00 | Active
      none | Canada | Promotional | none | Failed
      Canada · Promotional · number 4: AWS has no long code to lease in Canada at the moment. Nothing was bought for it. Try again later, or send AWS the support text.
      [Try again] [Get support text]
      Try again leases only the 1 number that failed. Approved by @U0LEAD 24 Nov 2026, 09:30 UTC · prices as AWS bills them"
    `);
  });

  test('says why it was denied, that nothing was leased, and offers to ask again', () => {
    expect(toRequester('denied')).toMatchInlineSnapshot(`
      "text: R-1042: denied by <@U0LEAD>: “Two numbers are enough for the pilot.”
      R-1042 was denied by @U0LEAD.
      > Two numbers are enough for the pilot.
      Nothing was leased.
      [Ask again]"
    `);
  });

  test('says that nobody decided', () => {
    expect(toRequester('expired')).toMatchInlineSnapshot(`
      "text: R-1042: expired without a decision.
      R-1042 expired: nobody decided until 30 Nov 2026, 14:05 UTC. Nothing was leased.
      [Ask again]"
    `);
  });

  test.each<[RequestStatus, string[]]>([
    ['leased', ['request.open-card']],
    ['partly_leased', ['request.retry', 'request.support-text']],
    ['failed', ['request.retry', 'request.support-text']],
    ['denied', ['request.ask-again']],
    ['expired', ['request.ask-again']],
    ['waiting', []],
    ['approved', []],
    ['withdrawn', []],
  ])('offers the next step when %s', (status, actionIds) => {
    const buttons = buttonsOf(resultToRequester(aRequestView({ status }), REAL));
    expect(buttons.map(({ actionId }) => actionId)).toEqual(actionIds);
    expect(buttons.every(({ value }) => value === '1042')).toBe(true);
  });

  test.each(STATUSES_OF.lease_numbers)('is sendable when %s', (status) => {
    expectSendable(resultToRequester(aRequestView({ status }), TEST_MODE));
    expectSendable(resultInThread(aRequestView({ status }), TEST_MODE));
  });
});

describe('the result in the thread', () => {
  test.each<RequestStatus>(['waiting', 'leased', 'partly_leased', 'failed'])(
    'tells the same without buttons and mentions when %s',
    (status) => {
      const orders =
        status === 'failed'
          ? ordersOf([aLine()]).map((order) => failed(order, { code: 'aws_access_denied' }))
          : aRequestView({ status }).orders;
      const drawing = resultInThread(aRequestView({ status, orders }), REAL);
      expect(buttonsOf(drawing)).toEqual([]);
      expect(JSON.stringify(drawing)).not.toContain('<@');
      expect(seen(drawing)).toContain('R-1042');
    },
  );
});
