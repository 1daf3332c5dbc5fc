import { describe, expect, test } from 'vitest';
import type { RequestStatus } from '#src/domain/request.ts';
import { impactLines } from '#src/slack/cards/relinquish/impact.ts';
import { timeLeft } from '#src/slack/cards/relinquish/time-left.ts';
import { requestCard } from '#src/slack/cards/request-card.ts';
import { aProject, aUser, LEAD } from '../../support/request-view.ts';
import {
  anImpact,
  anInventoryNumber,
  aRelinquishRequest,
  RELINQUISH_AT,
} from '../../support/requests-of-every-kind.ts';
import { buttonsOf, REAL, seen, TEST_MODE } from './drawn.ts';

const HOUR_MS = 60 * 60 * 1000;
const cardIn = (status: RequestStatus): string => seen(requestCard(aRelinquishRequest({ status }), REAL));
const msBefore = (ms: number) => ({ ...REAL, now: new Date(RELINQUISH_AT.getTime() - ms) });

describe('the card that relinquishes a number', () => {
  test('shows the consequences before the decision', () => {
    expect(cardIn('pending')).toMatchInlineSnapshot(`
      "text: R-1050: <@U0REQUESTER> asks to relinquish +12065550142 of Checkout alerts. A lead decides.
      # Relinquish +12065550142 of Checkout alerts (R-1050)
      Waiting for a decision by @U0LEAD or @U0LEAD2. Expires 30 Nov 2026, 14:05 UTC.
        Requester | @U0REQUESTER
        Region | us-east-1
        Number | +12065550142
        Country and use case | United States · Transactional
        Project | Checkout alerts
        Owner | @U0LEAD since 3 Mar 2026
        Last billed month | December 2026
        Saved from January 2027 | USD 1.00 per month
      What depends on it
      Deletion protection is on; the approved request turns it off.
      It leaves pool checkout-pool.
      Registration: none.
      No call recorded by Dialtone.
      It is the last number of Checkout alerts in United States; calls from there stop.
      [Approve relinquishing] [Deny]
      You are asked because you lead Checkout alerts. The requester cannot decide. Asked 23 Nov 2026, 14:05 UTC · price as AWS bills it"
    `);
  });

  test('has one red button, which asks once more and names what is final', () => {
    const card = requestCard(aRelinquishRequest(), REAL);
    expect(buttonsOf(card).map(({ actionId, label, style }) => [actionId, label, style])).toEqual([
      ['request.approve', 'Approve relinquishing', 'danger'],
      ['request.deny', 'Deny', undefined],
    ]);
    const [actions] = card.blocks.flatMap((block) => (block.type === 'actions' ? [block] : []));
    const [approve] = actions?.elements ?? [];
    expect(approve).toMatchObject({
      confirm: {
        title: { text: 'Relinquish +12065550142' },
        text: {
          text: 'After 7 days AWS takes the number back, not before 1 Dec 2026, 09:31 UTC. It may never be had again. Until then the requester, the owner or a lead can keep it.',
        },
        confirm: { text: 'Approve relinquishing' },
        deny: { text: 'Cancel' },
        style: 'danger',
      },
    });
  });

  test('counts the days beside the date, and can be stopped', () => {
    expect(cardIn('approved')).toMatchInlineSnapshot(`
      "text: R-1050: +12065550142 will be relinquished on 1 Dec 2026, 09:30 UTC.
      # Relinquish +12065550142 of Checkout alerts (R-1050)
      Will be relinquished 1 Dec 2026, 09:30 UTC: 7 days left. Approved by @U0LEAD 24 Nov 2026, 09:30 UTC.
        Requester | @U0REQUESTER
        Region | us-east-1
        Number | +12065550142
        Country and use case | United States · Transactional
        Project | Checkout alerts
        Owner | @U0LEAD since 3 Mar 2026
        Last billed month | December 2026
        Saved from January 2027 | USD 1.00 per month
      What depends on it
      Deletion protection is on; the approved request turns it off.
      It leaves pool checkout-pool.
      Registration: none.
      No call recorded by Dialtone.
      It is the last number of Checkout alerts in United States; calls from there stop.
      [Keep it]
      Keep it works until the last moment, for the requester, the owner and the leads. · price as AWS bills it"
    `);
    const buttons = buttonsOf(requestCard(aRelinquishRequest({ status: 'approved' }), REAL));
    expect(buttons.map(({ actionId, value, style }) => [actionId, value, style])).toEqual([
      ['request.keep', '1050', 'primary'],
    ]);
  });

  test.each([
    [7 * 24 * HOUR_MS, '7 days left'],
    [7 * 24 * HOUR_MS - 60_000, '7 days left'],
    [6.4 * 24 * HOUR_MS, '6 days left'],
    [24 * HOUR_MS, '1 day left'],
    [23 * HOUR_MS, '23 hours left'],
    [90 * 60 * 1000 - 1, '1 hour left'],
    [42 * 60 * 1000, '40 minutes left'],
    [60 * 1000, '1 minute left'],
    [59 * 1000, 'less than 1 minute left'],
  ])('counts down in days, hours and minutes (%d ms)', (ms, words) => {
    expect(timeLeft(RELINQUISH_AT, msBefore(ms).now)).toBe(words);
    expect(seen(requestCard(aRelinquishRequest({ status: 'approved' }), msBefore(ms)))).toContain(
      `Will be relinquished 1 Dec 2026, 09:30 UTC: ${words}.`,
    );
  });

  test('cannot be stopped once the time is over', () => {
    const card = requestCard(aRelinquishRequest({ status: 'approved' }), msBefore(0));
    expect(seen(card)).toContain('Being relinquished at AWS.');
    expect(buttonsOf(card)).toEqual([]);
  });

  test('tells the last billed month from when AWS has it back, not from today', () => {
    expect(cardIn('pending')).toContain('Last billed month | December 2026');
    expect(cardIn('relinquished')).toContain(
      'Relinquished 24 Nov 2026, 09:31 UTC. Last billed month November 2026; USD 1.00 per month less from December 2026.',
    );
  });

  test('names both months where the day of the decision settles which it is', () => {
    const asked = new Date('2026-12-22T10:00:00Z');
    const request = aRelinquishRequest({ expiresAt: new Date('2026-12-29T10:00:00Z') });
    const pending = seen(requestCard(request, { ...REAL, now: asked }));
    expect(pending).toContain(
      'Last billed month | December 2026, or January 2027 if approved from 25 Dec 2026, 00:00 UTC on',
    );
    expect(pending).toContain('Saved from the month after | USD 1.00 per month');
    const later = seen(requestCard(request, { ...REAL, now: new Date('2026-12-25T00:00:00Z') }));
    expect(later).toContain('Last billed month | January 2027\n  Saved from February 2027');
  });

  test('says that the saving is not known', () => {
    const number = anInventoryNumber({ monthlyCents: undefined });
    const pending = seen(requestCard(aRelinquishRequest({ number }), REAL));
    expect(pending).toContain('Saved from January 2027 | Not known');
    expect(pending).not.toContain('as AWS bills');
    const done = seen(requestCard(aRelinquishRequest({ status: 'relinquished', number }), REAL));
    expect(done).toContain('Last billed month November 2026; what it saves from December 2026 is not known.');
  });

  test('calls a sample price a sample', () => {
    const shown = seen(requestCard(aRelinquishRequest(), TEST_MODE));
    expect(shown).toContain('USD 1.00 (sample) per month');
    expect(shown).not.toContain('as AWS bills');
  });

  test('shrinks to a record when somebody kept it', () => {
    expect(cardIn('kept')).toMatchInlineSnapshot(`
      "text: R-1050: +12065550142 was kept by <@U0LEAD>.
      # Relinquish +12065550142 of Checkout alerts (R-1050)
      Kept by @U0LEAD 24 Nov 2026, 09:31 UTC. +12065550142 stays leased, deletion protection on.
      +12065550142 · United States · Transactional
      Approved by @U0LEAD 24 Nov 2026, 09:30 UTC"
    `);
  });

  test('names what stands in the way, and that the number is still leased', () => {
    expect(cardIn('failed')).toMatchInlineSnapshot(`
      "text: R-1050: +12065550142 was not relinquished: AWS refused it.
      # Relinquish +12065550142 of Checkout alerts (R-1050)
      Not relinquished: AWS refused it. :warning: The number is part of registration reg-12. Take it out there, then ask again. Still leased, protection on.
        Requester | @U0REQUESTER
        Region | us-east-1
        Number | +12065550142
        Country and use case | United States · Transactional
        Project | Checkout alerts
        Owner | @U0LEAD since 3 Mar 2026
      [Ask again]
      Approved by @U0LEAD 24 Nov 2026, 09:30 UTC"
    `);
  });

  test('says what changed since the approval', () => {
    const details = { reason: 'in_pool', fields: ['pool-<b>'], leftPoolId: 'checkout-pool' };
    const failure = { code: 'number_changed_since_approval', details } as const;
    const shown = seen(requestCard(aRelinquishRequest({ status: 'failed', failure }), REAL));
    expect(shown).toContain('Not relinquished: it has changed since a lead approved it. :warning:');
    expect(shown).toContain('It is in pool pool-<b> now. Ask again, so that a lead sees what depends on it.');
    expect(shown).toContain('It has left pool checkout-pool.');
    expect(shown).not.toContain('in_pool');
  });

  test('does not claim that the number is still leased where AWS did not say', () => {
    const failure = { code: 'aws_unavailable', details: { exception: 'TimeoutError' } } as const;
    const shown = seen(requestCard(aRelinquishRequest({ status: 'failed', failure }), REAL));
    expect(shown).toContain('Not relinquished: AWS gave no clear answer.');
    expect(shown).not.toContain('Still leased');
  });

  test('can be approved for an archived project, whose number still costs money', () => {
    const project = aProject({ archivedAt: REAL.now, archivedBy: aUser(LEAD) });
    const card = requestCard(aRelinquishRequest({ project }), REAL);
    expect(buttonsOf(card).map(({ actionId }) => actionId)).toEqual(['request.approve', 'request.deny']);
    expect(seen(card)).toContain('Waiting for a decision by');
  });
});

describe('what depends on a number', () => {
  test('is one sentence a line, without a pool that it is not in', () => {
    const impact = anImpact({
      deletionProtected: false,
      poolId: undefined,
      registrationId: 'reg-12',
      lastCallAt: REAL.now,
      isLastInCountry: false,
    });
    expect(impactLines(impact, anInventoryNumber())).toEqual([
      'Deletion protection is off.',
      'Registration: reg-12.',
      'Last call: <!date^1795512660^{date_short_pretty} at {time}|24 Nov 2026, 09:31 UTC>.',
    ]);
  });
});
