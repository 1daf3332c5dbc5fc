import { describe, expect, it } from 'vitest';
import type { Person } from '#src/domain/actor.ts';
import { refuseApproving, refuseDenial, refuseKeeping } from '#src/domain/decide.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import { refuseGone } from '#src/domain/number-policy.ts';
import type { Asker } from '#src/domain/policy.ts';
import { keepersOf, refuseRelinquishForm, refuseRelinquishing } from '#src/domain/relinquish-policy.ts';
import type { RequestId, SlackUserId } from '#src/domain/request.ts';
import {
  ADMIN,
  ASKED_AT,
  aProject,
  aRequestView,
  aUser,
  LEAD,
  LEAD_2,
  REQUESTER,
  TEAM,
} from '../support/request-view.ts';
import { anInventoryNumber, aRelinquishRequest } from '../support/requests-of-every-kind.ts';
import { ARCHIVED } from '../support/rows.ts';

const OWNER = 'U0OWNER' as SlackUserId;
const MEMBER = 'U0MEMBER' as SlackUserId;
const NOW = new Date('2026-11-24T09:30:00Z');

function asker(userId: SlackUserId, person: Partial<Person> = {}, teamId = TEAM): Asker {
  const full = { userId, teamId, isGuest: false, isBot: false, isDeactivated: false, ...person };
  return { actor: { kind: 'user', userId, teamId }, person: full, admins: [ADMIN] };
}

const number = (overrides: Partial<InventoryNumber> = {}) =>
  anInventoryNumber({ owner: OWNER, relinquishRequestId: undefined, ...overrides });

describe('asking to relinquish a number', () => {
  it.each([REQUESTER, OWNER, LEAD, ADMIN, MEMBER])('is for every member (%s)', (userId) => {
    expect(refuseRelinquishing(asker(userId), number(), TEAM)).toBeUndefined();
  });

  it.each([
    ['a bot', asker(MEMBER, { isBot: true }), 'bot_user'],
    ['somebody deactivated', asker(MEMBER, { isDeactivated: true }), 'deactivated'],
    ['somebody of another workspace', asker(MEMBER, {}, 'T0OTHER'), 'number_unknown'],
    ['somebody whose home is elsewhere', asker(MEMBER, { teamId: 'T0OTHER' }), 'number_unknown'],
    ['a guest who does not own it', asker(MEMBER, { isGuest: true }), 'number_unknown'],
    ['a guest who owns it', asker(OWNER, { isGuest: true }), undefined],
    ['somebody of whom nothing is known', { ...asker(MEMBER), person: undefined }, 'person_unknown'],
  ])('by %s', (_who, who, code) => {
    expect(refuseRelinquishing(who, number(), TEAM)?.code).toBe(code);
  });

  it('needs a project, also for an admin', () => {
    const homeless = number({ project: undefined, owner: undefined });
    for (const userId of [MEMBER, ADMIN])
      expect(refuseRelinquishing(asker(userId), homeless, TEAM)).toEqual({
        code: 'number_of_no_project',
        phoneNumber: homeless.phoneNumber,
      });
  });

  it('does not need a project that is in use', () => {
    expect(refuseRelinquishing(asker(MEMBER), number({ project: aProject(ARCHIVED) }), TEAM)).toBeUndefined();
  });

  it('tells a stranger nothing of who has asked already', () => {
    const asked = number({ relinquishRequestId: 1050 as RequestId });
    expect(refuseRelinquishing(asker(MEMBER), asked, TEAM)?.code).toBe('relinquish_already_asked');
    expect(refuseRelinquishing(asker(MEMBER, {}, 'T0OTHER'), asked, TEAM)?.code).toBe('number_unknown');
  });
});

describe('a number that is gone', () => {
  it.each([
    ['relinquished through Dialtone', { status: 'DELETED', relinquishedAt: NOW }, NOW],
    ['deleted by AWS', { status: 'DELETED', relinquishedAt: undefined, checkedAt: ASKED_AT }, ASKED_AT],
    ['no longer known to AWS', { status: 'GONE', relinquishedAt: undefined, checkedAt: ASKED_AT }, ASKED_AT],
  ] as const)('is %s', (_how, overrides, at) => {
    const gone = number(overrides);
    const refusal = { code: 'number_gone', phoneNumber: gone.phoneNumber, by: undefined, at };
    expect(refuseGone(gone)).toEqual(refusal);
    expect(refuseRelinquishing(asker(MEMBER), gone, TEAM)).toEqual(refusal);
  });

  it('is none that AWS still sets up', () => {
    expect(refuseGone(number({ status: 'PENDING' }))).toBeUndefined();
  });

  it('can no longer be approved, but denied', () => {
    const request = aRelinquishRequest({ number: number({ status: 'GONE' }) });
    expect(refuseApproving(asker(LEAD), request, NOW)?.code).toBe('number_gone');
    expect(refuseApproving(asker(MEMBER), request, NOW)?.code).toBe('not_a_lead');
    expect(refuseDenial(asker(LEAD), request, NOW)).toBeUndefined();
  });
});

it('lets a lead approve for an archived project, which nothing else is approved for', () => {
  const project = aProject(ARCHIVED);
  expect(refuseApproving(asker(LEAD), aRelinquishRequest({ project }), NOW)).toBeUndefined();
  expect(refuseApproving(asker(LEAD), aRequestView({ project }), NOW)?.code).toBe('project_archived');
});

describe('the form', () => {
  it('needs the word before it looks at the rest', () => {
    expect(refuseRelinquishForm({ confirmation: 'delet', why: 'x'.repeat(501) })?.code).toBe(
      'confirmation_mismatch',
    );
    expect(refuseRelinquishForm({ confirmation: 'delete', why: 'x'.repeat(501) })).toEqual({
      code: 'purpose_too_long',
      length: 501,
    });
    expect(refuseRelinquishForm({ confirmation: 'delete', why: '😀'.repeat(500) })).toBeUndefined();
  });
});

describe('keeping a number', () => {
  const request = aRelinquishRequest({ status: 'approved', number: number() });

  it('is for the requester, the owner and the leads', () => {
    expect([...keepersOf(request, [ADMIN])].sort()).toEqual([LEAD, LEAD_2, OWNER, REQUESTER].sort());
  });

  it('is for the admins where they decide, because no lead can', () => {
    const unable = { ...request, project: aProject({ unableLeads: [LEAD, LEAD_2] }) };
    expect(keepersOf(unable, [ADMIN]).has(ADMIN)).toBe(true);
  });

  it('does not need an owner', () => {
    const ownerless = { ...request, number: number({ owner: undefined }) };
    expect(refuseKeeping(asker(MEMBER), ownerless)).toMatchObject({ code: 'may_not_keep', owner: undefined });
  });

  it.each([
    ['approved', undefined],
    ['releasing', 'too_late_to_keep'],
    ['relinquished', 'too_late_to_keep'],
    ['kept', 'already_decided'],
    ['failed', 'already_decided'],
    ['pending', 'already_decided'],
    ['denied', 'already_decided'],
    ['withdrawn', 'already_decided'],
    ['expired', 'already_decided'],
  ] as const)('while the request is %s', (status, code) => {
    const inStatus = aRelinquishRequest({ status, number: number() });
    expect(refuseKeeping(asker(OWNER), inStatus)?.code).toBe(code);
    expect(refuseKeeping(asker(MEMBER), inStatus)?.code).toBe('may_not_keep');
  });

  it('once kept is told with who kept it', () => {
    const kept = { ...request, status: 'kept', keptBy: aUser(OWNER), finishedAt: NOW } as const;
    const late = { code: 'already_decided', status: 'kept', by: aUser(OWNER), at: NOW };
    expect(refuseKeeping(asker(LEAD), kept)).toEqual({ ...late, bySame: false });
    expect(refuseKeeping(asker(OWNER), kept)).toEqual({ ...late, bySame: true });
  });

  it('tells a late lead who kept it, and not who had approved', () => {
    const kept = { ...request, status: 'kept', keptBy: aUser(OWNER), finishedAt: NOW } as const;
    expect(refuseApproving(asker(LEAD), kept, NOW)).toMatchObject({ by: aUser(OWNER), at: NOW });
  });

  it('is about numbers that are given back, not about those that are leased', () => {
    expect(refuseKeeping(asker(LEAD), aRequestView())).toEqual({ code: 'request_unknown' });
  });
});
