import { describe, expect, it } from 'vitest';
import type { Person } from '#src/domain/actor.ts';
import { refuseCalling, refuseOneMore, refuseOrigin, refuseUnverified } from '#src/domain/call-policy.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import type { Asker } from '#src/domain/policy.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import { ADMIN, ASKED_AT, LEAD, LEAD_2, REQUESTER, TEAM } from '../support/request-view.ts';
import { anInventoryNumber } from '../support/requests-of-every-kind.ts';

const MEMBER = 'U0MEMBER' as SlackUserId;

function asker(userId: SlackUserId, person: Partial<Person> | null = {}, teamId = TEAM): Asker {
  const full = { userId, teamId, isGuest: false, isBot: false, isDeactivated: false };
  const actor = { kind: 'user', userId, teamId } as const;
  return { actor, person: person === null ? undefined : { ...full, ...person }, admins: [ADMIN] };
}

const aNumber = (overrides: Partial<InventoryNumber> = {}): InventoryNumber =>
  anInventoryNumber({ owner: REQUESTER, checkedAt: ASKED_AT, ...overrides });

const codeFor = (who: Asker, number = aNumber()) => refuseCalling(who, number)?.code ?? 'may';

describe('calling from a number', () => {
  it.each<[string, Asker, string]>([
    ['its owner', asker(REQUESTER), 'may'],
    ['a lead of its project', asker(LEAD_2), 'may'],
    ['an admin', asker(ADMIN), 'may'],
    ['another member', asker(MEMBER), 'may_not_call'],
    ['an owner who is a guest', asker(REQUESTER, { isGuest: true }), 'may_not_call'],
    ['a lead who is a guest', asker(LEAD, { isGuest: true }), 'may_not_call'],
    ['an admin who is a guest', asker(ADMIN, { isGuest: true }), 'may_not_call'],
    ['an app', asker(LEAD, { isBot: true }), 'bot_user'],
    ['a deactivated owner', asker(REQUESTER, { isDeactivated: true }), 'deactivated'],
    ['somebody of whom nothing is stored', asker(REQUESTER, null), 'person_unknown'],
    ['the owner’s id from another workspace', asker(REQUESTER, {}, 'T0OTHER'), 'other_workspace'],
    ['an owner whom Slack puts elsewhere', asker(REQUESTER, { teamId: 'T0OTHER' }), 'other_workspace'],
  ])('is decided for %s', (_who, who, code) => {
    expect(codeFor(who)).toBe(code);
  });

  it('from a number of no project is for its owner and admins', () => {
    const number = aNumber({ project: undefined });
    expect(codeFor(asker(REQUESTER), number)).toBe('may');
    expect(codeFor(asker(ADMIN), number)).toBe('may');
    expect(codeFor(asker(LEAD), number)).toBe('may_not_call');
  });

  it('names who can, without the one who asked', () => {
    expect(refuseCalling(asker(MEMBER), aNumber())).toEqual({
      code: 'may_not_call',
      owner: REQUESTER,
      leads: [LEAD, LEAD_2],
    });
    expect(refuseCalling(asker(REQUESTER, { isGuest: true }), aNumber())).toMatchObject({ owner: undefined });
    expect(refuseCalling(asker(LEAD, { isGuest: true }), aNumber())).toMatchObject({ leads: [LEAD_2] });
  });
});

describe('a number', () => {
  it('can call once AWS has set it up', () => {
    expect(refuseOrigin(aNumber())).toBeUndefined();
  });

  it.each<Partial<InventoryNumber>>([
    { status: 'PENDING' },
    { status: 'DISASSOCIATING' },
    { capabilities: ['SMS'] },
  ])('cannot call with %j', (overrides) => {
    expect(refuseOrigin(aNumber(overrides))).toMatchObject({ code: 'number_cannot_call' });
  });

  it.each<Partial<InventoryNumber>>([
    { relinquishedAt: ASKED_AT },
    { status: 'DELETED' },
    { status: 'GONE' },
  ])('is gone with %j', (overrides) => {
    expect(refuseOrigin(aNumber(overrides))).toMatchObject({ code: 'number_gone', at: ASKED_AT });
  });
});

describe('one more call', () => {
  it.each([
    ['sandbox', 19, 4, undefined],
    ['sandbox', 20, 0, 'calls_today_used_up'],
    ['sandbox', 20, 5, 'calls_to_destination_used_up'],
    ['production', 200, 4, undefined],
    ['production', 5, 5, 'calls_to_destination_used_up'],
    ['unknown', 200, 0, undefined],
    [undefined, 200, 0, undefined],
  ] as const)(
    'in %s after %i calls, %i of them to the number, gives %s',
    (tier, all, toDestination, code) => {
      expect(refuseOneMore(tier, { all, toDestination })?.code).toBe(code);
    },
  );
});

describe('a destination that is not verified', () => {
  it.each([
    ['sandbox', ['+442079460958'], 'destination_unverified'],
    ['sandbox', [], 'destination_unverified'],
    ['sandbox', ['+12065550142'], undefined],
    ['sandbox', undefined, undefined],
    ['production', [], undefined],
    ['unknown', [], undefined],
  ] as const)('in %s, where %j are, gives %s', (tier, verified, code) => {
    expect(refuseUnverified(tier, '+12065550142', verified)?.code).toBe(code);
  });
});
