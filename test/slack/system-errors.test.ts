import { describe, expect, test } from 'vitest';
import type { RequestId, SlackUserId } from '#src/domain/request.ts';
import { apologyText, systemErrorText } from '#src/slack/error-text.ts';
import { ADMIN } from '../support/request-view.ts';

const requestId = 1042 as RequestId;

describe('failures of the parts', () => {
  test('says that nothing was changed when nothing can be saved', () => {
    const words = '*Dialtone cannot save at the moment, so nothing was changed.* Try again in a few minutes.';
    expect([systemErrorText('database_unavailable'), systemErrorText('queue_unavailable')]).toEqual([
      words,
      words,
    ]);
  });

  test('names the command that opens the form again', () => {
    expect(systemErrorText('slack_trigger_expired', { command: '/voice-request' })).toBe(
      '*The form opened too late, so nothing was sent.* Run `/voice-request` again.',
    );
  });

  test('has no sentence for a defect or a refusal, which are told otherwise', () => {
    expect([
      systemErrorText('internal'),
      systemErrorText('job_malformed'),
      systemErrorText('not_a_lead'),
    ]).toEqual([undefined, undefined, undefined]);
  });

  test('apologises with a reference for an admin', () => {
    expect(apologyText('7f3a9c', [ADMIN], requestId)).toBe(
      '*Sorry, something broke in Dialtone. R-1042 was not changed.* Try again. If it happens again, give <@U0ADMIN> the reference `7f3a9c`.',
    );
    expect(apologyText('7f3a9c', [])).toBe(
      '*Sorry, something broke in Dialtone.* Try again. If it happens again, give an admin the reference `7f3a9c`.',
    );
  });

  test('mentions five admins at most', () => {
    const many = Array.from({ length: 9 }, (_, index) => `U${index}` as SlackUserId);
    expect(apologyText('7f3a9c', many).match(/<@/g)).toHaveLength(5);
  });
});
