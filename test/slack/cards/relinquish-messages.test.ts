import { describe, expect, test } from 'vitest';
import type { RequestStatus } from '#src/domain/request.ts';
import { graceReminder } from '#src/slack/cards/grace-reminder.ts';
import { resultInThread, resultToRequester } from '#src/slack/cards/result.ts';
import { anInventoryNumber, aRelinquishRequest } from '../../support/requests-of-every-kind.ts';
import { buttonsOf, expectSendable, REAL, seen } from './drawn.ts';

describe('the reminder a day before the end', () => {
  test('mentions who asked and who owns it, and offers to keep it', () => {
    const reminder = graceReminder(aRelinquishRequest({ status: 'approved' }), REAL);
    expectSendable(reminder);
    expect(seen(reminder)).toMatchInlineSnapshot(`
      "text: R-1050: +12065550142 is relinquished on 1 Dec 2026, 09:30 UTC. It can be kept until then.
      +12065550142 is relinquished 1 Dec 2026, 09:30 UTC. @U0REQUESTER and @U0LEAD: until then it can be kept.
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
