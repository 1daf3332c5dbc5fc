import { describe, expect, test } from 'vitest';
import type { Refusal } from '#src/domain/errors.ts';
import type { RequestId } from '#src/domain/request.ts';
import { FIELD_ERROR_MAX_LENGTH, fieldError, lateText, refusalText } from '#src/slack/error-text.ts';
import { ADMIN, aUser, DECIDED_AT, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';

const requestId = 1042 as RequestId;
const context = { requestId, admins: [ADMIN] };
const WHEN = '<!date^1795512600^{date_short_pretty} at {time}|24 Nov 2026, 09:30 UTC>';
const projectName = 'Checkout alerts';

const EXAMPLES: { readonly [Code in Refusal['code']]: Extract<Refusal, { code: Code }> } = {
  not_a_lead: { code: 'not_a_lead', projectName, leads: [LEAD, LEAD_2] },
  own_request: { code: 'own_request', deciders: [LEAD] },
  guest: { code: 'guest', projectName, leads: [LEAD] },
  bot_user: { code: 'bot_user' },
  deactivated: { code: 'deactivated' },
  other_workspace: { code: 'other_workspace' },
  person_unknown: { code: 'person_unknown' },
  project_archived: { code: 'project_archived', projectName, by: aUser(ADMIN), at: DECIDED_AT },
  project_unknown: { code: 'project_unknown' },
  project_changed: { code: 'project_changed' },
  request_unknown: { code: 'request_unknown' },
  already_decided: {
    code: 'already_decided',
    status: 'approved',
    by: aUser(LEAD),
    at: DECIDED_AT,
    bySame: false,
  },
  not_the_requester: { code: 'not_the_requester', requester: REQUESTER },
  may_not_try_again: { code: 'may_not_try_again', requester: REQUESTER, leads: [LEAD] },
  nothing_to_try_again: { code: 'nothing_to_try_again' },
  not_an_admin: { code: 'not_an_admin' },
  basket_empty: { code: 'basket_empty' },
  country_unknown: { code: 'country_unknown', line: 0, country: 'XX' },
  use_case_unknown: { code: 'use_case_unknown', line: 0 },
  number_type_unavailable: { code: 'number_type_unavailable', line: 0, country: 'CA' },
  use_case_not_for_type: { code: 'use_case_not_for_type', line: 0 },
  quantity_invalid: { code: 'quantity_invalid', line: 0, given: 'ten' },
  too_many_numbers: { code: 'too_many_numbers', quantity: 12 },
  numbers_do_not_fit: {
    code: 'numbers_do_not_fit',
    quantity: 4,
    fits: 2,
    used: 23,
    max: 25,
    region: 'us-east-1',
  },
  purpose_missing: { code: 'purpose_missing' },
  purpose_too_long: { code: 'purpose_too_long', length: 501 },
  reason_missing: { code: 'reason_missing' },
  reason_too_long: { code: 'reason_too_long', length: 501 },
  project_name_length: { code: 'project_name_length', length: 2 },
  project_name_taken: { code: 'project_name_taken', name: projectName },
  region_without_voice: { code: 'region_without_voice', region: 'ap-south-2' },
  no_leads: { code: 'no_leads' },
  lead_not_eligible: { code: 'lead_not_eligible', userId: LEAD, why: 'guest' },
  channel_not_joined: { code: 'channel_not_joined', channelId: 'C0VOICE' },
  channel_unknown: { code: 'channel_unknown', channelId: 'C0VOICE' },
  pinpoint_id_malformed: { code: 'pinpoint_id_malformed' },
};
const refusals = Object.values(EXAMPLES);
const BANNED = /invalid|forbidden|failed to|please|oops|!(?!date)|\berror\b|undefined|NaN|\[object/i;

describe('a click that changes nothing', () => {
  test.each<[string, Refusal, string]>([
    [
      'late, other person',
      EXAMPLES.already_decided,
      `*R-1042 was approved by <@U0LEAD> ${WHEN}.* Your click changed nothing.`,
    ],
    [
      'late, same person',
      { ...EXAMPLES.already_decided, bySame: true },
      `*You approved R-1042 ${WHEN}.* Your second click changed nothing.`,
    ],
    [
      'late, expired',
      { ...EXAMPLES.already_decided, status: 'expired', by: { kind: 'system' } },
      `*R-1042 expired ${WHEN}: nobody decided.* Your click changed nothing.`,
    ],
    [
      'late, withdrawn by the same person',
      { ...EXAMPLES.already_decided, status: 'withdrawn', by: aUser(REQUESTER), bySame: true },
      `*You withdrew R-1042 ${WHEN}.* Your second click changed nothing.`,
    ],
    [
      'not a lead',
      EXAMPLES.not_a_lead,
      '*Only a lead of Checkout alerts can decide R-1042.* Leads: <@U0LEAD> and <@U0LEAD2>. To become one, ask <@U0ADMIN>.',
    ],
    ['own request', EXAMPLES.own_request, '*You asked for R-1042, so you cannot decide it.* <@U0LEAD> can.'],
    [
      'own request, nobody else but an admin',
      { code: 'own_request', deciders: [ADMIN] },
      '*You asked for R-1042, so you cannot decide it.* An admin can: <@U0ADMIN>.',
    ],
    [
      'own request, nobody at all',
      { code: 'own_request', deciders: [] },
      '*You asked for R-1042, so you cannot decide it.* Nobody else may: ask <@U0ADMIN> to add a lead.',
    ],
    ['guest', EXAMPLES.guest, '*Guests cannot decide requests.* A lead of Checkout alerts can: <@U0LEAD>.'],
    [
      'other workspace',
      EXAMPLES.other_workspace,
      '*R-1042 belongs to another workspace, so it cannot be decided from yours.* A lead there can.',
    ],
    [
      'project archived',
      EXAMPLES.project_archived,
      `*Checkout alerts was archived by <@U0ADMIN> ${WHEN}.* R-1042 can no longer be approved.`,
    ],
    [
      'unknown request',
      EXAMPLES.request_unknown,
      '*This button belongs to a request that is not known here.* `/voice status` lists yours.',
    ],
  ])('says why: %s', (_, refusal, words) => {
    expect(refusalText(refusal, context)).toBe(words);
  });

  test('tells in a form who archived the project, and what is kept', () => {
    expect(refusalText(EXAMPLES.project_archived, { admins: [] })).toBe(
      'Checkout alerts was archived by <@U0ADMIN> on 24 Nov 2026, 09:30 UTC. Choose another project; the rest is kept.',
    );
  });

  test('blames no button for an id that was typed', () => {
    expect(refusalText(EXAMPLES.request_unknown, { ...context, isTyped: true })).toBe(
      '*R-1042 is not known here.* `/voice status` lists yours.',
    );
  });

  test('names a decision without a person', () => {
    expect(lateText({ status: 'denied', by: undefined, at: DECIDED_AT }, requestId)).toBe(
      `R-1042 was denied ${WHEN}.`,
    );
  });
});

describe('every refusal', () => {
  test.each(refusals)('has calm words: $code', (refusal) => {
    for (const words of [refusalText(refusal, context), refusalText(refusal, { admins: [] })]) {
      expect(words).not.toMatch(BANNED);
      expect(words).toMatch(/\.$/);
      expect(words.match(/[.:] [A-Z]/g)?.length ?? 0).toBeLessThanOrEqual(2);
    }
  });

  test.each(refusals)('fits under a field: $code', (refusal) => {
    const words = fieldError(refusal);
    expect(words).not.toMatch(BANNED);
    expect(words).not.toMatch(/[<>*`]|\.$/);
    expect(words.length).toBeLessThanOrEqual(FIELD_ERROR_MAX_LENGTH);
  });

  test('fits an alert of a form with a long project name', () => {
    const words = refusalText({ ...EXAMPLES.project_archived, projectName: 'x'.repeat(64) }, { admins: [] });
    expect(words.length).toBeLessThanOrEqual(200);
  });

  test('lets no project name mention anybody', () => {
    const shown = refusalText({ ...EXAMPLES.not_a_lead, projectName: '<!channel> *x*' }, context);
    expect(shown).toContain('&lt;!channel&gt; ∗x∗');
  });
});

describe('fields', () => {
  test.each<[Refusal, string]>([
    [EXAMPLES.too_many_numbers, 'This request has 12 numbers; at most 10 are allowed. Take away 2'],
    [EXAMPLES.region_without_voice, 'ap-south-2 has no voice. Choose one of the 20 Regions that have it'],
    [
      EXAMPLES.numbers_do_not_fit,
      '4 numbers do not fit in us-east-1: 23 of 25 are used, so 2 fit. Lower the quantity, or ask an admin to raise the AWS quota',
    ],
    [EXAMPLES.reason_missing, 'Enter a reason'],
    [{ ...EXAMPLES.country_unknown, country: ' ' }, 'Choose a country'],
    [{ ...EXAMPLES.project_name_length, length: 0 }, 'Enter a name'],
  ])('says what to do: %#', (refusal, words) => {
    expect(fieldError(refusal)).toBe(words);
  });
});
