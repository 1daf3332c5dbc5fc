import { describe, expect, it } from 'vitest';
import { configurationSetName, mayEnableAlone } from '#src/domain/enablement.ts';
import type { ProjectId, SlackUserId } from '#src/domain/request.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import { ADMIN, aProject, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { actorOf, aPerson } from '../support/scene.ts';

function asks(
  userId: SlackUserId,
  project: Partial<ProjectView> = {},
  person: Parameters<typeof aPerson>[1] = {},
): boolean {
  const asker = { actor: actorOf(userId), person: aPerson(userId, person), admins: [ADMIN] };
  return mayEnableAlone(asker, aProject(project));
}

describe('enabling voice alone', () => {
  it('is for each lead of the project', () => {
    expect([asks(LEAD), asks(LEAD_2)]).toEqual([true, true]);
  });

  it('is not for others, and not for an admin while a lead can', () => {
    expect([asks(REQUESTER), asks(ADMIN)]).toEqual([false, false]);
  });

  it('is for an admin where no lead can', () => {
    expect(asks(ADMIN, { unableLeads: [LEAD, LEAD_2] })).toBe(true);
    expect(asks(ADMIN, { leads: [] })).toBe(true);
    expect(asks(REQUESTER, { unableLeads: [LEAD, LEAD_2] })).toBe(false);
  });

  it('is not for a lead or an admin who has become a guest', () => {
    expect(asks(LEAD, { unableLeads: [LEAD] }, { isGuest: true })).toBe(false);
    expect(asks(ADMIN, { leads: [] }, { isGuest: true })).toBe(false);
  });

  it('is for nobody who is not stored', () => {
    const stranger = { actor: actorOf(LEAD), person: undefined, admins: [] };
    expect(mayEnableAlone(stranger, aProject())).toBe(false);
  });
});

describe('the name of a configuration set', () => {
  const nameOf = (name: string, id = 7) =>
    configurationSetName({ id: id as ProjectId, name, configurationSet: undefined });

  it.each([
    ['Checkout alerts', 'dialtone-checkout-alerts-7'],
    ['  Réseau & Zürich!  ', 'dialtone-reseau-zurich-7'],
    ['Опросы', 'dialtone-7'],
    ['日本 2', 'dialtone-2-7'],
    ['---', 'dialtone-7'],
  ])('is made of %s', (name, expected) => {
    expect(nameOf(name)).toBe(expected);
  });

  it('is one that AWS takes, whatever the project is called', () => {
    const longest = nameOf(`${'a'.repeat(39)} ${'b'.repeat(24)}`, 999_999_999_999_999);
    expect(longest).toBe(`dialtone-${'a'.repeat(39)}-999999999999999`);
    expect(longest).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  });

  it('stays what it was once it is made', () => {
    const kept = { id: 7 as ProjectId, name: 'Renamed', configurationSet: 'dialtone-checkout-alerts-7' };
    expect(configurationSetName(kept)).toBe('dialtone-checkout-alerts-7');
  });
});
