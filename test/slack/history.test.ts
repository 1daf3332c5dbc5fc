import { describe, expect, test } from 'vitest';
import { AUDIT_ACTIONS, type AuditAction, type AuditEvent } from '#src/domain/audit.ts';
import type { RequestId } from '#src/domain/request.ts';
import { historyLine, numberHistoryLine } from '#src/slack/history.ts';
import { aUser, DECIDED_AT, LEAD } from '../support/request-view.ts';

const WHEN = '<!date^1795512600^{date_short_pretty} at {time}|24 Nov 2026, 09:30 UTC>';
const phoneNumber = '+12065550142';

type Facts = AuditEvent['after'];

function told(action: AuditAction, after?: Facts, before?: Facts): string {
  return historyLine({ at: DECIDED_AT, actor: aUser(LEAD), action, before, after });
}

describe('the story of a request', () => {
  test('tells when, who and what', () => {
    expect(told('request.approved')).toBe(`${WHEN} · <@U0LEAD> approved`);
  });

  test.each<[AuditAction, Facts, string]>([
    ['request.asked', { numbers: 4 }, 'asked for 4 numbers'],
    ['request.asked', { kind: 'lease_numbers', numbers: 1 }, 'asked for 1 number'],
    ['request.asked', { kind: 'enable_voice' }, 'asked to enable voice'],
    ['request.asked', { kind: 'relinquish_number', phoneNumber }, 'asked to relinquish `+12065550142`'],
    [
      'request.asked',
      { kind: 'production_access', region: 'us-east-1', limitUsd: 500 },
      'asked for production access in us-east-1, up to USD 500.00 per month',
    ],
    [
      'request.asked',
      { kind: 'spend_limit', region: 'us-east-1', limitUsd: 50 },
      'asked to set the spend limit in us-east-1 to USD 50.00 per month',
    ],
    ['request.denied', { reason: 'Too <many>' }, 'denied: “Too &lt;many&gt;”'],
    ['request.retried', { orders: 1 }, 'tried again: 1 number'],
    ['request.retried', { kind: 'enable_voice' }, 'tried again'],
    ['request.finished', { status: 'leased', leased: 4, failed: 0 }, 'finished: leased 4 numbers'],
    [
      'request.finished',
      { status: 'partly_leased', leased: 3, failed: 1 },
      'finished: leased 3 numbers, 1 failed',
    ],
    ['request.finished', { status: 'relinquished' }, 'finished: the number is relinquished'],
    ['request.finished', { status: 'refused', quotaStatus: 'DENIED' }, 'finished: AWS refused it'],
    ['request.finished', { status: 'failed', code: 'aws_access_denied' }, 'finished: it was not done'],
    ['voice.enabled', { wasEnabled: true }, 'found voice enabled already'],
    ['case.filed', { caseId: '12345678901' }, 'filed it as case 12345678901'],
    ['case.ended', { status: 'granted' }, 'learnt that AWS granted it'],
    ['case.ended', { status: 'refused', reason: 'Not clear.' }, 'learnt that AWS refused it: “Not clear.”'],
    [
      'limit.changed',
      { region: 'us-east-1', from: 1, to: 50 },
      'set the spend limit in us-east-1 from USD 1.00 per month to USD 50.00 per month',
    ],
    [
      'limit.changed',
      { region: 'us-east-1', from: null, to: 50 },
      'set the spend limit in us-east-1 to USD 50.00 per month',
    ],
    ['relinquish.kept', { phoneNumber }, 'kept `+12065550142`'],
    ['number.released', { phoneNumber, region: 'us-east-1' }, 'relinquished `+12065550142` in us-east-1'],
    [
      'number.protection_changed',
      { isProtected: false, phoneNumber },
      'turned deletion protection of `+12065550142` off',
    ],
    [
      'number.protection_changed',
      { isProtected: true, phoneNumber, atAws: true },
      'learnt from AWS that deletion protection of `+12065550142` is on',
    ],
    ['number.owner_changed', { owner: 'U0LEAD', phoneNumber }, 'made <@U0LEAD> the owner of `+12065550142`'],
    ['call.ended', { status: 'checked' }, 'ended the test call: AWS would place it; nobody was called'],
    ['destination.verified', { destination: phoneNumber }, 'verified `+12065550142`'],
    ['numbers.exported', { numbers: 12 }, 'exported 12 numbers'],
  ])('tells of %s with %j', (action, after, words) => {
    expect(told(action, after)).toBe(`${WHEN} · <@U0LEAD> ${words}`);
  });

  test('tells what was before where that says more', () => {
    expect(told('number.pool_left', { poolId: null, phoneNumber }, { poolId: 'checkout-pool' })).toContain(
      'took `+12065550142` out of pool checkout-pool',
    );
    expect(
      told('account.tier_changed', { region: 'us-east-1', tier: 'production' }, { tier: 'sandbox' }),
    ).toContain('AWS moved the account in us-east-1 from sandbox to production');
  });

  test('tells how AWS answered a quota request in words', () => {
    expect(told('limit.quota_changed', { quotaStatus: 'CASE_OPENED', caseId: '17' })).toContain(
      'learnt that AWS has opened a support case for it, case 17',
    );
    expect(told('limit.quota_changed', { quotaStatus: 'NEW_WORD' })).toContain('AWS says `NEW_WORD`');
  });

  test.each(AUDIT_ACTIONS)('has a calm sentence without facts: %s', (action) => {
    expect(told(action)).not.toMatch(/undefined|NaN|\[object|null/);
  });

  test.each(AUDIT_ACTIONS)('lets no fact mention, link or format: %s', (action) => {
    const bad = '<!here> *x* `y`';
    const facts = Object.fromEntries(
      [
        'phoneNumber',
        'region',
        'reason',
        'caseId',
        'project',
        'poolId',
        'operation',
        'status',
        'destination',
      ].map((name) => [name, bad]),
    );
    expect(told(action, facts, facts)).not.toContain('<!here>');
  });
});

describe('deletion protection', () => {
  const after = { isProtected: false, phoneNumber };
  const toldBy = (name: string) =>
    historyLine({
      at: DECIDED_AT,
      actor: { kind: 'job', name },
      action: 'number.protection_changed',
      before: undefined,
      after,
    });

  test('is turned by the job that relinquishes, and only seen by the one that synchronises', () => {
    expect(toldBy('number.relinquish')).toContain('turned deletion protection of `+12065550142` off');
    expect(toldBy('inventory.sync')).toContain(
      'learnt from AWS that deletion protection of `+12065550142` is off',
    );
  });
});

describe('the story of a number', () => {
  const event = {
    at: DECIDED_AT,
    actor: aUser(LEAD),
    action: 'order.leased',
    before: undefined,
    after: { number: 1, phoneNumber },
  } as const;

  test('names the request that each event was for', () => {
    expect(numberHistoryLine({ ...event, requestId: 1042 as RequestId })).toBe(
      `${WHEN} · <@U0LEAD> leased number 1: \`+12065550142\` · R-1042`,
    );
  });

  test('names none where nobody had to ask', () => {
    expect(numberHistoryLine(event)).toBe(`${WHEN} · <@U0LEAD> leased number 1: \`+12065550142\``);
  });
});
