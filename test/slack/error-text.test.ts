import { describe, expect, test } from 'vitest';
import type { Refusal } from '#src/domain/errors.ts';
import type { RequestId } from '#src/domain/request.ts';
import { CASE_STATUSES } from '#src/domain/support-case.ts';
import { FIELD_ERROR_MAX_LENGTH, fieldError, lateText, refusalText } from '#src/slack/error-text.ts';
import { ADMIN, aUser, DECIDED_AT, REQUESTER } from '../support/request-view.ts';
import { EXAMPLES } from './refusal-examples.ts';

const requestId = 1042 as RequestId;
const context = { requestId, admins: [ADMIN] };
const WHEN = '<!date^1795512600^{date_short_pretty} at {time}|24 Nov 2026, 09:30 UTC>';

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

  test.each<[string, Refusal, string]>([
    [
      'relinquished by a lead',
      EXAMPLES.number_gone,
      `\`+12065550142\` was relinquished by <@U0LEAD> ${WHEN}. There is nothing left to do.`,
    ],
    [
      'gone by another hand',
      { ...EXAMPLES.number_gone, by: undefined },
      `\`+12065550142\` is no longer at AWS since ${WHEN}. There is nothing left to do.`,
    ],
    [
      'may not keep',
      EXAMPLES.may_not_keep,
      '*Only the requester, the owner and the leads can keep this number.* Ask <@U0REQUESTER> or <@U0LEAD>.',
    ],
    [
      'may not change a number that nobody owns',
      { ...EXAMPLES.may_not_change_number, owner: undefined, leads: [] },
      '*Only the owner of `+12065550142` and the leads can change it.* Ask <@U0ADMIN>.',
    ],
    [
      'filed by another person',
      EXAMPLES.case_already_filed,
      `*R-1042 was filed as case 12345678901 by <@U0LEAD> ${WHEN}.* Your case id was not saved.`,
    ],
    [
      'case ended',
      EXAMPLES.case_not_open,
      `*AWS has granted R-1042.* Told by <@U0LEAD> ${WHEN}. Nothing was changed.`,
    ],
    [
      'no case at all',
      { code: 'case_not_open', status: undefined, by: undefined, at: undefined },
      '*R-1042 has no case at AWS Support.* Nothing was changed.',
    ],
  ])('says where it stands: %s', (_, refusal, words) => {
    expect(refusalText(refusal, context)).toBe(words);
  });

  test.each(CASE_STATUSES)('tells where a case stands that is %s', (status) => {
    const told = refusalText({ ...EXAMPLES.case_not_open, status }, context);
    expect(told).toContain('R-1042');
    expect(told).not.toMatch(BANNED);
  });

  test('fits an alert of a form for a number that is gone', () => {
    expect(refusalText(EXAMPLES.number_gone, { admins: [] }).length).toBeLessThanOrEqual(200);
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
    [EXAMPLES.confirmation_mismatch, 'Type delete in lower case, with nothing before or after it'],
    [EXAMPLES.case_id_malformed, 'Case id must be digits only, or start with case-'],
    [EXAMPLES.limit_malformed, 'Enter the new limit value in whole US dollars'],
    [EXAMPLES.limit_missing, 'Enter the new limit value in whole US dollars'],
    [EXAMPLES.limit_not_positive, 'New limit value must be more than 0'],
    [EXAMPLES.limit_too_high, 'New limit value must be 1,000,000,000 or less'],
    [EXAMPLES.message_too_long, 'Message must be 3,000 characters or less; it has 3,001'],
    [EXAMPLES.ssml_malformed, 'SSML cannot be read in line 2: “speak” is not closed'],
    [EXAMPLES.question_missing, 'Enter what AWS asked'],
    [{ ...EXAMPLES.country_unknown, country: ' ' }, 'Choose a country'],
    [{ ...EXAMPLES.project_name_length, length: 0 }, 'Enter a name'],
  ])('says what to do: %#', (refusal, words) => {
    expect(fieldError(refusal)).toBe(words);
  });
});
