import { describe, expect, test } from 'vitest';
import type { RequestStatus } from '#src/domain/request.ts';
import type { EnableRequest } from '#src/domain/request-view.ts';
import { requestCard } from '#src/slack/cards/request-card.ts';
import { resultInThread, resultToRequester } from '#src/slack/cards/result.ts';
import { aProject, aUser, REQUESTER } from '../../support/request-view.ts';
import { anEnableRequest, anInventoryNumber } from '../../support/requests-of-every-kind.ts';
import { buttonsOf, expectSendable, REAL, seen } from './drawn.ts';

const enabled = (overrides: Parameters<typeof anEnableRequest>[0] = {}) =>
  anEnableRequest({ status: 'enabled', ...overrides });

describe('the card that enables voice', () => {
  test('asks the leads, and says that SMS comes with it', () => {
    expect(seen(requestCard(anEnableRequest(), REAL))).toMatchInlineSnapshot(`
      "text: R-1039: <@U0REQUESTER> asks to enable voice for Checkout alerts. A lead decides.
      # Enable voice for Checkout alerts (R-1039)
      Waiting for a decision by @U0LEAD or @U0LEAD2. Expires 30 Nov 2026, 14:05 UTC.
        Requester | @U0REQUESTER
        Region | us-east-1
        Numbers that can call | 2 of 3
        Pinpoint project | none
      These settings also apply to SMS: enabling voice enables the project's SMS channel as well.
      [Approve] [Deny]
      You are asked because you lead Checkout alerts. The requester cannot decide. Asked 23 Nov 2026, 14:05 UTC"
    `);
  });

  test('lists which numbers can call', () => {
    expect(seen(requestCard(enabled(), REAL))).toMatchInlineSnapshot(`
      "text: R-1039: voice is enabled for Checkout alerts. 2 of 3 numbers can call.
      # Enable voice for Checkout alerts (R-1039)
      Voice is enabled for Checkout alerts. 2 of 3 numbers can call. :white_check_mark:
        Requester | @U0REQUESTER
        Region | us-east-1
        Numbers that can call | 2 of 3
        Pinpoint project | none
        Configuration set | dialtone-checkout-alerts
      Number | Country | Voice
      +12065550142 | United States | Enabled
      +12065550143 | United States | Not enabled
      +16045550144 | Canada | Enabled
      Approved by @U0LEAD 24 Nov 2026, 09:30 UTC"
    `);
  });

  test('names the Pinpoint project and the configuration set', () => {
    const project = aProject({ pinpointApplicationId: 'a'.repeat(32) });
    const shown = seen(requestCard(enabled({ project }), REAL));
    expect(shown).toContain(`Pinpoint project | ${'a'.repeat(32)}`);
    expect(shown).toContain('Configuration set | dialtone-checkout-alerts');
  });

  test('gives a failure its reason and offers to try again', () => {
    const card = requestCard(anEnableRequest({ status: 'failed' }), REAL);
    expect(seen(card)).toContain('Voice was not enabled for Checkout alerts. :warning:');
    expect(seen(card)).toContain(
      'AWS denied access. Voice is not enabled. @U0ADMIN must allow sms-voice:CreateConfigurationSet.',
    );
    expect(buttonsOf(card).map(({ actionId, style }) => [actionId, style])).toEqual([
      ['request.retry', 'primary'],
    ]);
  });

  test('does not try again what nobody approved', () => {
    const failure = { code: 'project_changed', details: {} } as const;
    const card = requestCard(anEnableRequest({ status: 'failed', failure }), REAL);
    expect(seen(card)).toContain('The project moved to another Region meanwhile');
    expect(buttonsOf(card).map(({ actionId }) => actionId)).toEqual(['request.ask-again']);
  });

  test('cuts a table that would be too long for a message', () => {
    const numbers = Array.from({ length: 10_000 }, (_, nth) =>
      anInventoryNumber({ phoneNumber: `+1206555${String(nth).padStart(5, '0')}` }),
    );
    const card = requestCard(enabled({ numbers }), REAL);
    expectSendable(card);
    expect(seen(card)).toContain('10,000 of 10,000 numbers can call.');
    expect(seen(card)).toContain('And 9,950 more: /voice-numbers with the name of the project');
  });
});

describe('the result of enabling voice', () => {
  test('says how many numbers can call', () => {
    expect(seen(resultToRequester(enabled(), REAL))).toMatchInlineSnapshot(`
      "text: R-1039: voice is enabled for Checkout alerts. 2 of 3 numbers can call.
      R-1039: Voice is enabled for Checkout alerts. 2 of 3 numbers can call.
      Number | Country | Voice
      +12065550142 | United States | Enabled
      +12065550143 | United States | Not enabled
      +16045550144 | Canada | Enabled
      [Go to card]
      Approved by @U0LEAD 24 Nov 2026, 09:30 UTC"
    `);
  });

  test('offers phone numbers where none can call', () => {
    const none = resultToRequester(enabled({ numbers: [] }), REAL);
    expect(seen(none)).toContain('Voice is enabled for Checkout alerts, but no number can call yet.');
    expect(buttonsOf(none).map(({ actionId, label, style }) => [actionId, label, style])).toEqual([
      ['hub.request', 'Request phone numbers', 'primary'],
    ]);
  });

  test('says that nothing changed where voice was enabled before', () => {
    const shown = seen(resultToRequester(enabled({ wasEnabled: true }), REAL));
    expect(shown).toContain('Voice was already enabled for Checkout alerts. Nothing changed.');
  });

  test('says that the legacy channel is unavailable, and why', () => {
    const legacyFailure = {
      code: 'aws_access_denied',
      details: { exception: 'ForbiddenException' },
    } as const;
    const request = enabled({ legacy: 'unavailable', legacyFailure });
    const words = 'The legacy Pinpoint channel is unavailable (Forbidden); voice works without it.';
    expect(seen(resultToRequester(request, REAL))).toContain(words);
    expect(seen(requestCard(request, REAL)).split(words)).toHaveLength(2);
  });

  const unavailable = (legacyFailure: EnableRequest['legacyFailure']): string => {
    const project = aProject({ pinpointApplicationId: 'a'.repeat(32) });
    return seen(resultToRequester(enabled({ legacy: 'unavailable', legacyFailure, project }), REAL));
  };

  test('says so without a code of the network where the legacy API does not answer', () => {
    const shown = unavailable({ code: 'aws_unavailable', details: { exception: 'ECONNRESET' } });
    expect(shown).toContain(
      'The legacy Pinpoint channel is unavailable (no answer); voice works without it.',
    );
    expect(shown).not.toContain('ECONNRESET');
  });

  test('says which Pinpoint project AWS does not know, and who can correct it', () => {
    const details = { exception: 'NotFoundException' };
    expect(unavailable({ code: 'aws_not_found', details })).toContain(
      `The legacy Pinpoint channel is unavailable (NotFound); voice works without it. AWS knows no Pinpoint project ${'a'.repeat(32)} in us-east-1; an admin can correct the id in /voice projects.`,
    );
  });

  test('says that SMS is enabled where only the voice channel refused', () => {
    const details = { exception: 'ForbiddenException', isSmsEnabled: true };
    expect(unavailable({ code: 'aws_access_denied', details })).toContain(
      'The SMS channel of the legacy Pinpoint project is enabled, its voice channel is unavailable (Forbidden); voice works without it.',
    );
  });

  test('says that AWS took the change and did not make it', () => {
    expect(unavailable(undefined)).toContain(
      'The legacy Pinpoint channel is unavailable: AWS took the change and still says that it is not enabled.',
    );
  });

  test.each<RequestStatus>(['enabled', 'failed'])('mentions nobody in the thread when %s', (status) => {
    const drawing = resultInThread(anEnableRequest({ status }), REAL);
    expect(JSON.stringify(drawing)).not.toContain('<@');
    expect(buttonsOf(drawing)).toEqual([]);
  });

  test('does not tell a lead who approved their own request', () => {
    const request = enabled({ decidedBy: aUser(REQUESTER) });
    expect(seen(resultToRequester(request, REAL))).not.toContain('Approved by');
  });
});
