import { describe, expect, test } from 'vitest';
import type { RequestStatus } from '#src/domain/request.ts';
import { graceReminder } from '#src/slack/cards/grace-reminder.ts';
import { receipt } from '#src/slack/cards/receipt.ts';
import { graceToOwner, resultToOwner } from '#src/slack/cards/relinquish/to-owner.ts';
import { resultInThread, resultToRequester } from '#src/slack/cards/result.ts';
import { anInventoryNumber, aRelinquishRequest } from '../../support/requests-of-every-kind.ts';
import { buttonsOf, expectSendable, REAL, seen, TEST_MODE } from './drawn.ts';

describe('the reminder a day before the end', () => {
  test('mentions who asked and who owns it, and offers to keep it', () => {
    const reminder = graceReminder(aRelinquishRequest({ status: 'approved' }), REAL);
    expectSendable(reminder);
    expect(seen(reminder)).toMatchInlineSnapshot(`
      "text: R-1050: +12065550142 will be relinquished on 1 Dec 2026, 09:30 UTC. It can be kept until then.
      +12065550142 will be relinquished 1 Dec 2026, 09:30 UTC. @U0REQUESTER and @U0LEAD: until then it can be kept.
      [Keep it]"
    `);
    expect(buttonsOf(reminder).map(({ actionId }) => actionId)).toEqual(['request.keep']);
  });

  test('mentions an owner who asked once', () => {
    const number = anInventoryNumber({ owner: aRelinquishRequest().requester });
    const reminder = graceReminder(aRelinquishRequest({ status: 'approved', number }), REAL);
    expect(JSON.stringify(reminder.blocks).match(/<@/g)).toHaveLength(1);
  });

  test.each<RequestStatus>(['kept', 'relinquished', 'releasing'])(
    'tells where it stands when %s',
    (status) => {
      const reminder = graceReminder(aRelinquishRequest({ status }), REAL);
      expectSendable(reminder);
      expect(buttonsOf(reminder)).toEqual([]);
    },
  );
});

describe('the message to the owner, who did not ask', () => {
  test('says what will happen when, who wants it, and offers to keep it', () => {
    const request = aRelinquishRequest({ status: 'approved', purpose: 'The pilot is over.' });
    const message = graceToOwner(request, REAL);
    expectSendable(message);
    expect(seen(message)).toMatchInlineSnapshot(`
      "text: R-1050: your number +12065550142 will be relinquished on 1 Dec 2026, 09:30 UTC. You can keep it until then.
      R-1050: your number +12065550142 will be relinquished 1 Dec 2026, 09:30 UTC: 7 days left.
      @U0REQUESTER asked to relinquish it for Checkout alerts. Approved by @U0LEAD 24 Nov 2026, 09:30 UTC. You can keep it until then.
      Why
      > The pilot is over.
      [Keep it]
      You are told because the number was yours when a lead approved this."
    `);
    expect(buttonsOf(message).map(({ actionId, value }) => [actionId, value])).toEqual([
      ['request.keep', '1050'],
    ]);
  });

  test.each<[RequestStatus, string]>([
    ['kept', 'Kept by @U0LEAD'],
    ['releasing', 'Being relinquished at AWS.'],
    ['relinquished', 'Relinquished 24 Nov 2026'],
    ['failed', 'Not relinquished: AWS refused it.'],
  ])('loses its button and says where it stands when %s', (status, words) => {
    const message = graceToOwner(aRelinquishRequest({ status }), TEST_MODE);
    expectSendable(message);
    expect(buttonsOf(message)).toEqual([]);
    expect(seen(message)).toContain(words);
    expect(seen(message)).toContain('Test mode');
  });

  test.each<[RequestStatus, string]>([
    ['relinquished', 'You are told because the number was yours.'],
    ['kept', 'You are told because the number is yours.'],
    ['failed', 'You are told because the number is yours.'],
  ])('tells the end as the requester is told, and why (%s)', (status, why) => {
    const request = aRelinquishRequest({ status });
    const message = resultToOwner(request, REAL);
    expectSendable(message);
    expect(seen(message)).toBe(`${seen(resultToRequester(request, REAL))}\n${why}`);
  });
});

describe('the receipt of who asked', () => {
  test('has the button that keeps the number, for as long as it can be kept', () => {
    const buttons = (status: RequestStatus) =>
      buttonsOf(receipt(aRelinquishRequest({ status }), REAL)).map(({ actionId }) => actionId);
    expect(buttons('approved')).toEqual(['request.keep']);
    for (const status of ['kept', 'releasing', 'relinquished', 'failed'] as const)
      expect(buttons(status)).toEqual([]);
  });
});

describe('the result of relinquishing', () => {
  test.each<[RequestStatus, string]>([
    ['relinquished', 'R-1050: +12065550142 is relinquished.'],
    ['kept', 'R-1050: +12065550142 was kept.'],
    ['failed', 'R-1050: +12065550142 was not relinquished: AWS refused it.'],
  ])('begins with what happened when %s', (status, words) => {
    const request = aRelinquishRequest({ status });
    expect(seen(resultToRequester(request, REAL)).split('\n')[1]).toBe(words);
    const thread = resultInThread(request, REAL);
    expect(JSON.stringify(thread.blocks)).not.toContain('<@');
    expect(buttonsOf(thread)).toEqual([]);
  });

  test('offers nothing for a number that is gone', () => {
    const failure = { code: 'number_gone_at_aws', details: {} } as const;
    const gone = resultToRequester(aRelinquishRequest({ status: 'failed', failure }), REAL);
    expect(buttonsOf(gone)).toEqual([]);
  });

  test('offers to ask again after a refusal only', () => {
    const buttons = (status: RequestStatus) =>
      buttonsOf(resultToRequester(aRelinquishRequest({ status }), REAL)).map(({ actionId }) => actionId);
    expect([buttons('failed'), buttons('relinquished'), buttons('kept')]).toEqual([
      ['request.ask-again'],
      [],
      ['request.open-card'],
    ]);
  });
});
