import { describe, expect, test } from 'vitest';
import { validateView } from '#src/local/slack/block-kit/validate.ts';
import { supportText } from '#src/slack/cards/lease/support-text.ts';
import { supportTextView } from '#src/slack/cards/support-text.ts';
import { aLine, aRequestView, failed, leased, ordersOf, twoLines } from '../../support/request-view.ts';
import { REAL, TEST_MODE } from './drawn.ts';

const details = {
  exception: 'ConflictException',
  reason: 'NO_ORIGINATION_IDENTITIES_FOUND',
  awsRequestId: '5e1f',
};
const partly = aRequestView({
  status: 'partly_leased',
  orders: ordersOf(twoLines()).map((order) =>
    order.position === 4 ? failed(order, { details }) : leased(order),
  ),
});

describe('the text for AWS Support', () => {
  test('tells what was asked for, what AWS answered and what it is for', () => {
    expect(supportText(partly, REAL)).toMatchInlineSnapshot(`
      "Subject: 1 phone number for voice in us-east-1 (our reference R-1042)

      We want to lease 4 phone numbers with voice from AWS End User Messaging in us-east-1. These were not leased:

      - 1 × Canada (CA), long code, message type PROMOTIONAL, capability VOICE
        What happened: no long code in stock in Canada
        AWS answered for number 4: ConflictException, Reason NO_ORIGINATION_IDENTITIES_FOUND, AWS request id 5e1f

      What the numbers are for, in the words of the person who asked:
      Password reset calls for the web shop

      Tell us what you need from us to lease these numbers to this account."
    `);
  });

  test('puts numbers of one line that failed alike together', () => {
    const orders = ordersOf([aLine({ country: 'AR', quantity: 3 })]).map((order) =>
      failed(order, { code: 'support_case_needed' }),
    );
    const text = supportText(aRequestView({ status: 'failed', orders }), REAL);
    expect(text).toContain('- 3 × Argentina (AR), long code, message type TRANSACTIONAL, capability VOICE');
    expect(text).toContain('What happened: Argentina needs a support case');
    expect(text.match(/Argentina \(AR\)/g)).toHaveLength(1);
  });

  test('says in test mode that it is not for sending', () => {
    expect(supportText(partly, TEST_MODE).split('\n')[0]).toBe(
      'Test mode: no AWS account is used. Do not send this text.',
    );
  });
});

describe('the view of the support text', () => {
  test('shows where to send it, and the text as it is', () => {
    const view = supportTextView(partly, REAL);
    expect(validateView(view, 'modal')).toEqual([]);
    expect([view.title.text, view.submit, view.close?.text]).toEqual(['Support text', undefined, 'Done']);
    expect(JSON.stringify(view.blocks)).toContain('AWS Support Center');
  });

  test('is taken by Slack with ten failures and the longest purpose', () => {
    const orders = ordersOf([aLine({ quantity: 10 })]).map((order) =>
      failed(order, { code: 'aws_refused', details: { ...details, reason: 'R'.repeat(300) } }),
    );
    const request = aRequestView({ status: 'failed', orders, purpose: '<!here>\n'.repeat(62) });
    expect(validateView(supportTextView(request, TEST_MODE), 'modal')).toEqual([]);
  });

  test('says so when nothing has failed', () => {
    const view = supportTextView(aRequestView({ status: 'leased' }), REAL);
    expect(validateView(view, 'modal')).toEqual([]);
    expect(JSON.stringify(view.blocks)).toContain('*No number of R-1042 has failed.*');
  });
});
