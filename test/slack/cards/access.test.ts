import { describe, expect, test } from 'vitest';
import { QUESTIONS } from '#src/domain/questionnaire.ts';
import type { RequestStatus } from '#src/domain/request.ts';
import { requestCard } from '#src/slack/cards/request-card.ts';
import { resultInThread, resultToRequester } from '#src/slack/cards/result.ts';
import { accessFields, anAccessRequest } from '../../support/requests-of-every-kind.ts';
import { buttonsOf, expectSendable, REAL, seen } from './drawn.ts';

const cardIn = (status: RequestStatus) => requestCard(anAccessRequest({ status }), REAL);

/** Every question answered with this text. */
const allAnswered = (answer: string) =>
  accessFields({
    website: answer,
    service: answer,
    answers: Object.fromEntries(QUESTIONS.map((question) => [question, answer])),
  });

describe('the card for production access', () => {
  test('shows the answers and what is not answered', () => {
    expect(seen(cardIn('pending'))).toMatchInlineSnapshot(`
      "text: R-1060: <@U0REQUESTER> asks to get production access in us-east-1 for Checkout alerts, up to USD 500.00 per month. A lead decides.
      # Production access for us-east-1 (R-1060)
      Waiting for a decision by @U0LEAD or @U0LEAD2. Expires 30 Nov 2026, 14:05 UTC.
        Requester | @U0REQUESTER
        Project | Checkout alerts
        Region | us-east-1
        Tier when asked | sandbox
        New limit value | USD 500.00 per month
        Contact language | English
      Website or app that sends the messages
      > https://shop.example.com
      Service, and how voice messages are part of it
      > Password resets by phone
      What's the maximum number of voice messages that you plan to send per day?
      > 200
      What will be the average length of each call that you send?
      > 30 seconds
      How do you obtain the phone numbers that you plan to send voice messages to?
      > Customers enter them in their profile
      How many dedicated phone numbers will you use to send your messages? Why did you choose this number?
      > 4, one for each market
      How many calls do you expect to make from each phone number? (1 to X) messages per (day/week/month/other)
      > 50 per day
      How do you obtain consent to send voice messages to your customers?
      > A tick box in the profile
      Not answered: how customers opt out
      [Approve] [Deny]
      You are asked because you lead Checkout alerts. The requester cannot decide. Asked 23 Nov 2026, 14:05 UTC"
    `);
  });

  test('becomes the packet to file', () => {
    expect(seen(cardIn('approved'))).toMatchInlineSnapshot(`
      "text: R-1060: approved, the case for AWS Support is not filed yet.
      # Production access for us-east-1 (R-1060)
      Approved by @U0LEAD 24 Nov 2026, 09:30 UTC. Not filed yet.
        Requester | @U0REQUESTER
        Project | Checkout alerts
        Region | us-east-1
        Tier when asked | sandbox
        New limit value | USD 500.00 per month
        Contact language | English
      Open Support Center, copy the subject and the body, choose Submit there, then enter the case id here.
      In Support Center choose Account and billing, service Service Quotas, category AWS End User Messaging Voice (Pinpoint), severity General limits.
      Under Requests choose the Region us-east-1 (AWS wants one case per Region), resource type General Limits, quota voice production access, new value 1; the spend limit stands in the text.
      Preferred contact language: English.
      Subject
      Production access for voice in us-east-1 (our reference R-1060)
      Body
      We request production access.

      Region: us-east-1
      [I filed it] [Open Support Center]
      Asked 23 Nov 2026, 14:05 UTC"
    `);
  });

  test.each<[RequestStatus, string, string[]]>([
    [
      'filed',
      'Filed as case 12345678901 by @U0LEAD 24 Nov 2026, 09:31 UTC. AWS answers first within 24 hours: until 25 Nov 2026, 09:31 UTC.',
      ['case.asked', 'case.granted', 'case.refused'],
    ],
    [
      'more_asked',
      'AWS asked for more 24 Nov 2026, 09:31 UTC. @U0REQUESTER answers:\n> Which opt-in do you use?',
      ['case.answer', 'case.granted', 'case.refused'],
    ],
    ['granted', 'Granted 24 Nov 2026, 09:31 UTC: us-east-1 is in production. :white_check_mark:', []],
    ['refused', 'Refused 24 Nov 2026, 09:31 UTC.\n> The use case is not clear.', ['request.ask-again']],
  ])('tells where the case stands when %s', (status, words, actionIds) => {
    expect(seen(cardIn(status))).toContain(words);
    const buttons = buttonsOf(cardIn(status));
    expect(buttons.map(({ actionId }) => actionId)).toEqual(actionIds);
    expect(buttons.every(({ value }) => value === '1060')).toBe(true);
  });

  test.each(['電話で本人確認をします。'.repeat(250), '<&>*_~`\n'.repeat(375)])(
    'has room for nine answers of 3,000 characters (case %#)',
    (answer) => {
      const card = requestCard(anAccessRequest({ access: allAnswered(answer) }), REAL);
      expectSendable(card);
      expect(seen(card)).toContain('Long answers are cut here; the text for AWS has all of them.');
    },
  );

  test('cuts no answer that has room', () => {
    const shown = seen(requestCard(anAccessRequest({ access: allAnswered('ご利用規約で同意') }), REAL));
    expect(shown.match(/ご利用規約で同意/g)).toHaveLength(9);
    expect(shown).not.toContain('are cut here');
    expect(shown).not.toContain('Not answered');
  });

  test('says in Japanese which language the contact has', () => {
    const access = accessFields({ language: 'ja' });
    expect(seen(requestCard(anAccessRequest({ access }), REAL))).toContain('Contact language | Japanese');
  });

  test('says that the tier is not known', () => {
    const shown = seen(requestCard(anAccessRequest({ tierAtAsking: undefined }), REAL));
    expect(shown).toContain('Tier when asked | not known');
  });
});

describe('the result of production access', () => {
  test('leads on to the spend limit, which AWS keeps apart', () => {
    expect(seen(resultToRequester(anAccessRequest({ status: 'granted' }), REAL))).toMatchInlineSnapshot(`
      "text: R-1060: granted, us-east-1 is in production.
      R-1060: production access in us-east-1 is granted.
      Calls from us-east-1 go to any number now. The spend limit is as it was: AWS keeps it apart, so set it to USD 500.00 per month next.
      [Set the spend limit]
      Approved by @U0LEAD 24 Nov 2026, 09:30 UTC"
    `);
  });

  test('gives the reason of a refusal, and starts again from the old answers', () => {
    const result = resultToRequester(anAccessRequest({ status: 'refused' }), REAL);
    expect(seen(result)).toMatchInlineSnapshot(`
      "text: R-1060: AWS refused production access in us-east-1.
      R-1060: AWS refused production access in us-east-1.
      > The use case is not clear.
      Nothing was changed.
      [Start again]
      Approved by @U0LEAD 24 Nov 2026, 09:30 UTC"
    `);
    expect(buttonsOf(result)[0]).toMatchObject({ actionId: 'request.ask-again', label: 'Start again' });
  });

  test.each<RequestStatus>(['granted', 'refused'])('mentions nobody in the thread when %s', (status) => {
    const drawing = resultInThread(anAccessRequest({ status }), REAL);
    expect(JSON.stringify(drawing.blocks)).not.toContain('<@');
  });
});
