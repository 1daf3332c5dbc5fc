import { describe, expect, test } from 'vitest';
import type { CaseStatus, CaseView } from '#src/domain/support-case.ts';
import {
  caseAnswer,
  caseQuestion,
  caseReminder,
  caseResolved,
  caseText,
} from '#src/slack/cards/support-case/notices.ts';
import { aUser, LEAD, REQUESTER } from '../../support/request-view.ts';
import { aCase, anAccessRequest, anEnableRequest } from '../../support/requests-of-every-kind.ts';
import { buttonsOf, expectSendable, REAL, seen } from './drawn.ts';
import { accessWith, leaseWithCase } from './with-case.ts';

const answered = (): Partial<CaseView> => ({
  messages: [
    ...aCase('more_asked').messages,
    { kind: 'answer', by: aUser(REQUESTER), body: 'A tick box.\n<!here>', at: REAL.now },
  ],
});

describe('messages about a case', () => {
  test('ask the requester with the whole question', () => {
    const body = `${'?'.repeat(2990)}<!channel>`;
    const messages = [{ kind: 'question', by: aUser(LEAD), body, at: REAL.now }] as const;
    const request = anAccessRequest({
      status: 'more_asked',
      supportCase: aCase('more_asked', { messages }),
    });
    const drawing = caseQuestion(request, REAL);
    expectSendable(drawing);
    expect(seen(drawing)).toContain(body);
    expect(buttonsOf(drawing).map(({ actionId }) => actionId)).toEqual(['case.answer']);
  });

  test('bring the answer to who filed the case', () => {
    const drawing = caseAnswer(accessWith('filed', answered()), REAL);
    expectSendable(drawing);
    expect(seen(drawing)).toMatchInlineSnapshot(`
      "text: R-1060: <@U0REQUESTER> answered what AWS asked. Add the answer to the case.
      R-1060: the answer for AWS is here. @U0LEAD, open case 12345678901 in Support Center, choose Reply, and send this text.
      A tick box.
      <!here>
      [Open Support Center]"
    `);
  });

  test('remind who filed it after a day, in these words', () => {
    const drawing = caseReminder(accessWith('filed'), REAL);
    expectSendable(drawing);
    expect(seen(drawing)).toContain(
      '@U0LEAD Case 12345678901 has had no answer for 24 hours. Look in Support Center.',
    );
  });

  test.each([
    [0, 24],
    [23, 24],
    [24, 48],
    [49, 72],
  ])('say, %i hours after an answer was due, that there was none for %i hours', (late, hours) => {
    const now = new Date('2026-11-30T12:00:00.000Z');
    const answerDueAt = new Date(now.getTime() - late * 60 * 60 * 1000);
    const drawing = caseReminder(accessWith('filed', { answerDueAt }), { ...REAL, now });
    expect(seen(drawing)).toContain(`has had no answer for ${hours} hours.`);
  });

  test('ask who approved it where Dialtone filed it', () => {
    const filedBy = { kind: 'job', name: 'case.follow' } as const;
    expect(seen(caseReminder(accessWith('filed', { filedBy }), REAL))).toContain('@U0LEAD Case 12345678901');
  });

  test('say that nobody knows whether AWS has a text', () => {
    const drawing = caseText(accessWith('filed', answered()), REAL);
    expectSendable(drawing);
    expect(seen(drawing)).toContain(
      'Dialtone does not know whether AWS has all of the text of case 12345678901.',
    );
    expect(buttonsOf(drawing).map(({ actionId }) => actionId)).toEqual([
      'case.open-support-center',
      'request.support-text',
    ]);
  });

  test('ask how a closed case ended, without deciding it', () => {
    const drawing = caseResolved(accessWith('filed'), 'production', REAL);
    expectSendable(drawing);
    expect(seen(drawing)).toContain(
      'AWS has closed case 12345678901. AWS says that us-east-1 is in production.',
    );
    expect(buttonsOf(drawing).map(({ actionId, style }) => [actionId, style])).toEqual([
      ['case.granted', undefined],
      ['case.refused', undefined],
      ['case.open-support-center', undefined],
    ]);
    const ofNumbers = caseResolved(leaseWithCase('filed'), 'sandbox', REAL);
    expect(seen(ofNumbers)).not.toContain('sandbox');
  });

  test('remind who asked and who approved of a packet that nobody has filed', () => {
    const drawing = caseReminder(accessWith('to_file'), REAL);
    expectSendable(drawing);
    expect(seen(drawing)).toContain(
      'R-1060 is approved, but its case is not filed yet. @U0REQUESTER or @U0LEAD: file it in Support Center with the text on the card, then choose I filed it there.',
    );
    expect(buttonsOf(drawing).map(({ actionId }) => actionId)).toEqual(['case.open-support-center']);
    const apiRefusal = { code: 'aws_no_support_plan', details: {} } as const;
    expect(seen(caseReminder(accessWith('to_file', { apiRefusal }), REAL))).toContain(
      'Dialtone could not file it by itself; the card says why.',
    );
  });

  test.each<CaseStatus>(['to_file', 'granted', 'refused'])(
    'tell where it stands when it is %s by now',
    (status) => {
      const reminders = status === 'to_file' ? [] : [caseReminder];
      for (const draw of [caseQuestion, ...reminders, caseText]) {
        const drawing = draw(accessWith(status), REAL);
        expectSendable(drawing);
        expect(buttonsOf(drawing)).toEqual([]);
      }
      expect(buttonsOf(caseResolved(accessWith(status), 'unknown', REAL))).toEqual([]);
      expect(buttonsOf(caseAnswer(anEnableRequest(), REAL))).toEqual([]);
    },
  );
});
