import { describe, expect, it } from 'vitest';
import type { Person } from '#src/domain/actor.ts';
import { refuseAnswer, refuseEnding, refuseFiling, refuseQuestion } from '#src/domain/case-policy.ts';
import type { Asker } from '#src/domain/policy.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import type { CaseStatus, CaseView } from '#src/domain/support-case.ts';
import {
  ADMIN,
  aRequestView,
  aUser,
  DECIDED_AT,
  FINISHED_AT,
  LEAD,
  LEAD_2,
  REQUESTER,
  TEAM,
} from '../support/request-view.ts';

const MEMBER = 'U0MEMBER' as SlackUserId;

function asker(userId: SlackUserId, person: Partial<Person> = {}, teamId = TEAM): Asker {
  const full = { userId, teamId, isGuest: false, isBot: false, isDeactivated: false, ...person };
  return { actor: { kind: 'user', userId, teamId }, person: full, admins: [ADMIN] };
}

function aCase(status: CaseStatus, overrides: Partial<CaseView> = {}): CaseView {
  const isFiled = status !== 'to_file' && status !== 'filing';
  return {
    status,
    subject: 'Subject',
    body: 'Body',
    language: 'en',
    apiRefusal: undefined,
    caseId: isFiled ? '12345678901' : undefined,
    filedBy: isFiled ? aUser(LEAD) : undefined,
    filedAt: isFiled ? DECIDED_AT : undefined,
    answerDueAt: undefined,
    messages: [],
    endedBy: undefined,
    endedAt: undefined,
    endReason: undefined,
    ...overrides,
  };
}

const withCase = (supportCase: CaseView | undefined) => aRequestView({ status: 'waiting', supportCase });

describe('telling of a case', () => {
  it.each([
    ['the requester', asker(REQUESTER)],
    ['a lead', asker(LEAD_2)],
    ['an admin', asker(ADMIN)],
    ['a guest who asked', asker(REQUESTER, { isGuest: true })],
  ])('is for %s', (_, who) => {
    expect(refuseFiling(who, withCase(aCase('to_file')))).toBeUndefined();
    expect(refuseQuestion(who, withCase(aCase('filed')))).toBeUndefined();
    expect(refuseAnswer(who, withCase(aCase('more_asked')))).toBeUndefined();
    expect(refuseEnding(who, withCase(aCase('filed')))).toBeUndefined();
    expect(refuseEnding(who, withCase(aCase('more_asked')))).toBeUndefined();
  });

  it.each([
    ['another member', asker(MEMBER), 'may_not_follow_case'],
    ['somebody who is not known', { ...asker(LEAD), person: undefined }, 'person_unknown'],
    ['an app', asker(LEAD, { isBot: true }), 'bot_user'],
    ['who was deactivated', asker(LEAD, { isDeactivated: true }), 'deactivated'],
    ['another workspace', asker(LEAD, {}, 'T0OTHER'), 'other_workspace'],
  ])('is not for %s, who does not learn how the case stands', (_, who, code) => {
    for (const refuse of [refuseFiling, refuseQuestion, refuseAnswer, refuseEnding])
      expect(refuse(who, withCase(aCase('granted')))?.code).toBe(code);
  });
});

describe('who comes too late', () => {
  it('to file is told who filed it, when and as which case', () => {
    expect(refuseFiling(asker(LEAD_2), withCase(aCase('filed')))).toEqual({
      code: 'case_already_filed',
      caseId: '12345678901',
      by: aUser(LEAD),
      at: DECIDED_AT,
    });
  });

  it('to answer is told who answered', () => {
    const answer = { kind: 'answer', by: aUser(LEAD), body: 'Yes', at: FINISHED_AT } as const;
    expect(refuseAnswer(asker(REQUESTER), withCase(aCase('filed', { messages: [answer] })))).toEqual({
      code: 'case_not_open',
      status: 'filed',
      by: aUser(LEAD),
      at: FINISHED_AT,
    });
  });

  it('to end it is told who ended it', () => {
    const ended = aCase('granted', { endedBy: aUser(ADMIN), endedAt: FINISHED_AT });
    expect(refuseEnding(asker(LEAD), withCase(ended))).toEqual({
      code: 'case_not_open',
      status: 'granted',
      by: aUser(ADMIN),
      at: FINISHED_AT,
    });
  });

  it.each([
    ['has no case', undefined, undefined],
    ['Dialtone files itself', aCase('filing'), 'filing'],
  ])('for one that %s files nothing', (_, supportCase, status) => {
    expect(refuseFiling(asker(LEAD), withCase(supportCase))).toMatchObject({
      code: 'case_not_open',
      status,
    });
  });
});
