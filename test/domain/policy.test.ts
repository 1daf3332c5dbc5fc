import { describe, expect, it } from 'vitest';
import type { Person } from '#src/domain/actor.ts';
import {
  type Asker,
  decidersOf,
  refuseAsking,
  refuseAsLead,
  refuseDeciding,
  refuseManagingProjects,
  refuseReading,
  refuseTryingAgain,
  refuseWithdrawing,
} from '#src/domain/policy.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import { ADMIN, aProject, aRequestView, LEAD, LEAD_2, REQUESTER, TEAM } from '../support/request-view.ts';

const MEMBER = 'U0MEMBER' as SlackUserId;
const OTHER_TEAM = 'T0OTHER';
const request = aRequestView();
const { project } = request;

function asker(userId: SlackUserId, person: Partial<Person> = {}, teamId = TEAM): Asker {
  const full = { userId, teamId, isGuest: false, isBot: false, isDeactivated: false, ...person };
  return { actor: { kind: 'user', userId, teamId }, person: full, admins: [ADMIN] };
}

const people: Readonly<Record<string, Asker>> = {
  requester: asker(REQUESTER),
  lead: asker(LEAD),
  'other lead': asker(LEAD_2),
  admin: asker(ADMIN),
  member: asker(MEMBER),
  guest: asker(MEMBER, { isGuest: true }),
  'guest who is a lead': asker(LEAD, { isGuest: true }),
  'guest who asked': asker(REQUESTER, { isGuest: true }),
  bot: asker(LEAD, { isBot: true }),
  'deactivated lead': asker(LEAD, { isDeactivated: true }),
  'deactivated admin': asker(ADMIN, { isDeactivated: true }),
  'deactivated requester': asker(REQUESTER, { isDeactivated: true }),
  'lead’s id from another workspace': asker(LEAD, {}, OTHER_TEAM),
  'lead whose stored workspace is another': asker(LEAD, { teamId: OTHER_TEAM }),
  'lead who is not stored': { ...asker(LEAD), person: undefined },
};

const outcomes = (refuse: (who: Asker) => { code: string } | undefined) =>
  Object.fromEntries(Object.entries(people).map(([name, who]) => [name, refuse(who)?.code ?? 'may']));

const strangers = {
  bot: 'bot_user',
  'deactivated lead': 'deactivated',
  'deactivated admin': 'deactivated',
  'deactivated requester': 'deactivated',
  'lead’s id from another workspace': 'other_workspace',
  'lead whose stored workspace is another': 'other_workspace',
  'lead who is not stored': 'person_unknown',
};

describe('each kind of person', () => {
  it('decides only as a lead of the project', () => {
    expect(outcomes((who) => refuseDeciding(who, request))).toEqual({
      requester: 'own_request',
      lead: 'may',
      'other lead': 'may',
      admin: 'not_a_lead',
      member: 'not_a_lead',
      guest: 'guest',
      'guest who is a lead': 'guest',
      'guest who asked': 'guest',
      ...strangers,
    });
  });

  it('withdraws only as the requester', () => {
    expect(outcomes((who) => refuseWithdrawing(who, request))).toEqual({
      requester: 'may',
      lead: 'not_the_requester',
      'other lead': 'not_the_requester',
      admin: 'not_the_requester',
      member: 'not_the_requester',
      guest: 'not_the_requester',
      'guest who is a lead': 'not_the_requester',
      'guest who asked': 'may',
      ...strangers,
    });
  });

  it('tries again only as the requester or a lead', () => {
    expect(outcomes((who) => refuseTryingAgain(who, request))).toEqual({
      requester: 'may',
      lead: 'may',
      'other lead': 'may',
      admin: 'may_not_try_again',
      member: 'may_not_try_again',
      guest: 'may_not_try_again',
      'guest who is a lead': 'may',
      'guest who asked': 'may',
      ...strangers,
    });
  });

  it('asks when it belongs to the workspace', () => {
    const { ...all } = outcomes(() => undefined);
    expect(outcomes((who) => refuseAsking(who, project))).toEqual({ ...all, ...strangers });
  });

  it('manages projects only as an admin', () => {
    const { ...all } = outcomes(() => ({ code: 'not_an_admin' }));
    expect(outcomes((who) => refuseManagingProjects(who, TEAM))).toEqual({
      ...all,
      admin: 'may',
      ...strangers,
    });
  });

  it('reads a request as a member, and as a guest only an own one', () => {
    const { ...all } = outcomes(() => undefined);
    expect(outcomes((who) => refuseReading(who, request))).toEqual({
      ...all,
      guest: 'request_unknown',
      'guest who is a lead': 'request_unknown',
      ...strangers,
    });
  });
});

describe('the requester', () => {
  const asLead = aRequestView({ project: aProject({ leads: [REQUESTER, LEAD] }) });
  const asOnlyLead = aRequestView({ project: aProject({ leads: [REQUESTER] }) });

  it('never decides an own request, even as lead and admin', () => {
    const both: Asker = { ...asker(REQUESTER), admins: [REQUESTER, ADMIN] };
    expect(refuseDeciding(both, asLead)).toEqual({ code: 'own_request', deciders: [LEAD] });
    expect(refuseDeciding(both, asOnlyLead)).toEqual({ code: 'own_request', deciders: [ADMIN] });
  });

  it('reads that nobody can decide when there is nobody else', () => {
    const alone: Asker = { ...asker(REQUESTER), admins: [REQUESTER] };
    expect(refuseDeciding(alone, asOnlyLead)).toEqual({ code: 'own_request', deciders: [] });
  });
});

describe('those who decide', () => {
  it('are the leads without the requester', () => {
    expect(decidersOf(aRequestView({ project: aProject({ leads: [LEAD, REQUESTER] }) }), [ADMIN])).toEqual([
      LEAD,
    ]);
  });

  it.each([
    { case: 'the requester is the only one', leads: [REQUESTER] },
    { case: 'there is none', leads: [] },
  ])('are the admins where no lead is left because $case', ({ leads }) => {
    const left = aRequestView({ project: aProject({ leads }) });
    expect(decidersOf(left, [ADMIN, REQUESTER])).toEqual([ADMIN]);
    expect(refuseDeciding(asker(ADMIN), left)).toBeUndefined();
    expect(refuseDeciding(asker(MEMBER), left)?.code).toBe('not_a_lead');
  });
});

describe('a lead who cannot decide any more', () => {
  const withUnable = (unableLeads: SlackUserId[]) =>
    aRequestView({ project: aProject({ leads: [LEAD, LEAD_2], unableLeads }) });

  it('is passed over for the other leads', () => {
    expect(decidersOf(withUnable([LEAD]), [ADMIN])).toEqual([LEAD_2]);
    expect(refuseDeciding(asker(ADMIN), withUnable([LEAD]))?.code).toBe('not_a_lead');
  });

  it('makes the admins stand in when no other lead is left', () => {
    expect(decidersOf(withUnable([LEAD, LEAD_2]), [ADMIN])).toEqual([ADMIN]);
    expect(refuseDeciding(asker(ADMIN), withUnable([LEAD, LEAD_2]))).toBeUndefined();
  });

  it('reads as a guest who decides instead', () => {
    const refusal = refuseDeciding(asker(LEAD, { isGuest: true }), withUnable([LEAD]));
    expect(refusal).toEqual({ code: 'guest', projectName: 'Checkout alerts', leads: [LEAD_2] });
  });
});

describe('a new lead', () => {
  const person = (overrides: Partial<Person>): Person => ({
    userId: MEMBER,
    teamId: TEAM,
    isGuest: false,
    isBot: false,
    isDeactivated: false,
    ...overrides,
  });

  it('is a full member of the workspace', () => {
    expect(refuseAsLead(person({}), MEMBER, TEAM)).toBeUndefined();
  });

  it.each([
    ['guest', person({ isGuest: true })],
    ['bot', person({ isBot: true })],
    ['deactivated', person({ isDeactivated: true })],
    ['other_workspace', person({ teamId: OTHER_TEAM })],
  ] as const)('is refused as %s', (why, who) => {
    expect(refuseAsLead(who, MEMBER, TEAM)).toEqual({ code: 'lead_not_eligible', userId: MEMBER, why });
  });

  it('is refused when Slack does not know the person', () => {
    expect(refuseAsLead(undefined, MEMBER, TEAM)).toMatchObject({ why: 'other_workspace' });
  });
});
