import { describe, expect, test } from 'vitest';
import { reminder } from '#src/slack/cards/reminder.ts';
import { aRequestView, REQUESTER } from '../../support/request-view.ts';
import { STATUSES_OF } from '../../support/requests-of-every-kind.ts';
import { expectSendable, REAL, seen } from './drawn.ts';

describe('the reminder', () => {
  test('mentions who may decide and says what happens otherwise', () => {
    expect(seen(reminder(aRequestView(), REAL))).toMatchInlineSnapshot(`
      "text: R-1042: lease 4 phone numbers for Checkout alerts waits for a decision. Expires 30 Nov 2026, 14:05 UTC.
      R-1042 still waits for a decision: lease 4 phone numbers for Checkout alerts. @U0LEAD or @U0LEAD2 can approve or deny it on the card. It expires 30 Nov 2026, 14:05 UTC; then nothing is leased."
    `);
  });

  test('names an admin where nobody may decide', () => {
    const request = aRequestView({ project: { ...aRequestView().project, leads: [] }, requester: REQUESTER });
    expect(seen(reminder(request, { ...REAL, admins: [] }))).toContain(
      'Nobody may decide it yet: an admin can add a lead.',
    );
  });

  test.each(STATUSES_OF.lease_numbers)('is sendable when %s', (status) => {
    const { project } = aRequestView();
    expectSendable(reminder(aRequestView({ status }), REAL));
    expectSendable(reminder(aRequestView({ status, project: { ...project, name: '&'.repeat(64) } }), REAL));
  });
});
