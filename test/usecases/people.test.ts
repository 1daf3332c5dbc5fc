import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPerson, setLastProject } from '#db/queries/people.ts';
import { refreshPeople, refreshPerson } from '#src/usecases/people.ts';
import { LEAD, LEAD_2 } from '../support/request-view.ts';
import { aPerson, openScene, type Scene, STRANGER } from '../support/scene.ts';

const TEN_MINUTES = 10 * 60 * 1000;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const refresh = (userId = LEAD) => refreshPerson(scene.context, userId);
const stored = (userId = LEAD) => findPerson(scene.context.db, userId);

describe('a person', () => {
  it('is looked up when nothing is known of them', async () => {
    scene.directory.people.set(STRANGER, aPerson(STRANGER, { isGuest: true }));
    await refresh(STRANGER);
    expect(await stored(STRANGER)).toMatchObject({ isGuest: true, refreshedAt: scene.clock.now() });
  });

  it('is not looked up again for ten minutes', async () => {
    scene.clock.advance(TEN_MINUTES - 1);
    await refresh();
    expect(scene.directory.asked).toEqual([]);
    scene.clock.advance(1);
    await refresh();
    expect(scene.directory.asked).toEqual([LEAD]);
  });

  it('is stored as Slack knows them by then', async () => {
    await setLastProject(scene.context.db, LEAD, scene.projectId);
    scene.directory.people.set(LEAD, aPerson(LEAD, { isDeactivated: true }));
    scene.clock.advance(TEN_MINUTES);
    await refresh();
    expect(await stored()).toMatchObject({ isDeactivated: true, lastProjectId: scene.projectId });
  });

  it('stays unknown when Slack does not know them', async () => {
    await refresh(STRANGER);
    expect(await stored(STRANGER)).toBeUndefined();
  });
});

describe('while Slack is away', () => {
  it('the stored person is used, however old, and the log says so', async () => {
    scene.clock.advance(30 * TEN_MINUTES);
    scene.directory.onFind.fail('slack_unavailable');
    await refresh();
    expect(await stored()).toMatchObject({ isDeactivated: false });
    expect(scene.log.lines).toMatchObject([
      { level: 'warn', message: 'person could not be refreshed, the stored one is used' },
    ]);
  });

  it('nobody is let in of whom nothing is stored', async () => {
    scene.directory.onFind.fail('slack_rate_limited');
    await expect(refresh(STRANGER)).rejects.toMatchObject({ code: 'slack_rate_limited' });
    expect(await stored(STRANGER)).toBeUndefined();
  });

  it('the others are still looked up', async () => {
    scene.directory.people.set(LEAD_2, aPerson(LEAD_2, { isGuest: true }));
    scene.clock.advance(TEN_MINUTES);
    scene.directory.onFind.fail('slack_unavailable');
    await refreshPeople(scene.context, [STRANGER, LEAD_2]);
    expect(await stored(LEAD_2)).toMatchObject({ isGuest: true });
    expect(scene.log.lines).toMatchObject([{ message: 'person could not be looked up' }]);
  });
});

describe('a defect in the lookup', () => {
  it('is not taken for Slack’s absence', async () => {
    scene.clock.advance(TEN_MINUTES);
    scene.directory.onFind.meet(async () => {
      throw new TypeError('a defect');
    });
    await expect(refresh()).rejects.toThrow(TypeError);
  });
});
