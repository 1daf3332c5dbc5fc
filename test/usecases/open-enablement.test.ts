import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEvents } from '#db/queries/audit.ts';
import { markProjectArchived } from '#db/queries/projects.ts';
import { denyRequest } from '#src/usecases/deny-request.ts';
import { ADMIN, aUser, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { insertNumberRow } from '../support/rows.ts';
import { actorOf, aPerson, codeOf, GUEST, granted, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';
import { actionsOf, approve, askToEnable, enablementOf, openToEnable } from '../support/work-scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const archive = () =>
  scene.context.db.transaction((tx) =>
    markProjectArchived(tx, scene.projectId, aUser(ADMIN), scene.clock.now()),
  );
const enableJobs = () => scene.queue.jobs.filter((job) => job.name === 'voice.enable');

describe('a lead who enables voice', () => {
  it('asks and approves at once, and both are audited', async () => {
    const { id, status, decidedBy } = await askToEnable(scene, LEAD);
    expect([status, decidedBy]).toEqual(['approved', aUser(LEAD)]);
    const events = await listAuditEvents(scene.context.db, id);
    expect(events.map(({ action, actor }) => [action, actor])).toEqual([
      ['request.asked', aUser(LEAD)],
      ['request.approved', aUser(LEAD)],
    ]);
    expect(events[1]?.after).toEqual({ status: 'approved', atOnce: true });
    expect(enableJobs()).toEqual([{ name: 'voice.enable', payload: { id } }]);
  });

  it('leaves no reminder and no receipt, since nobody is asked and the result follows', async () => {
    const { id } = await askToEnable(scene, LEAD);
    await workOff(scene, 8 * 24 * 60 * 60 * 1000);
    const kinds = scene.notifier.aboutRequests().filter(({ request }) => request.id === id);
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['card', 'result_in_thread', 'result_to_requester']);
  });
});

describe('anybody else', () => {
  it.each([
    ['a requester', REQUESTER],
    ['a guest', GUEST],
    ['an admin, while a lead can', ADMIN],
  ])('%s asks the leads, and nothing is done before one approves', async (_who, userId) => {
    const { id, status } = await askToEnable(scene, userId);
    expect(status).toBe('pending');
    expect(enableJobs()).toEqual([]);
    await workOff(scene, 0);
    expect(scene.voice.configurationSets.size).toBe(0);
    expect(scene.notifier.deliveries()).toContain('card to C0VOICE');

    granted(await approve(scene, id));
    await workOff(scene);
    expect((await enablementOf(scene, id)).status).toBe('enabled');
    expect(scene.voice.configurationSets.size).toBe(1);
  });

  it('decides alone as an admin where no lead can', async () => {
    for (const lead of [LEAD, LEAD_2]) await scene.addPerson(aPerson(lead, { isDeactivated: true }));
    expect((await askToEnable(scene, ADMIN)).status).toBe('approved');
    expect((await askToEnable(scene, REQUESTER)).status).toBe('pending');
  });

  it('cannot decide alone as a lead who has become a guest', async () => {
    await scene.addPerson(aPerson(LEAD, { isGuest: true }));
    expect((await askToEnable(scene, LEAD)).status).toBe('pending');
  });

  it('asks once with one form, however often it is sent', async () => {
    const all = await Promise.all(
      [1, 2, 3].map(() => askToEnable(scene, REQUESTER, { submissionKey: 'one form' })),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(
      await actionsOf(scene, (await askToEnable(scene, REQUESTER, { submissionKey: 'one form' })).id),
    ).toEqual(['request.asked']);
  });
});

describe('a decision about enabling', () => {
  it('is made once when both leads click at the same moment', async () => {
    const { id } = await askToEnable(scene, REQUESTER);
    scene.queue.take();
    const results = await Promise.all([
      approve(scene, id, LEAD),
      approve(scene, id, LEAD_2),
      denyRequest(scene.context, {
        actor: actorOf(LEAD_2),
        correlationId: 'click-deny',
        requestId: id,
        reason: 'Not yet',
      }),
    ]);
    expect(results.map(codeOf).sort()).toEqual(['already_decided', 'already_decided', 'ok']);
    const isApproved = (await enablementOf(scene, id)).status === 'approved';
    expect(enableJobs()).toHaveLength(isApproved ? 1 : 0);
  });

  it('is not for whoever asked', async () => {
    await scene.addPerson(aPerson(LEAD, { isGuest: true }));
    const { id } = await askToEnable(scene, LEAD);
    expect(codeOf(await approve(scene, id, LEAD))).toBe('guest');
    expect(codeOf(await approve(scene, id, REQUESTER))).toBe('not_a_lead');
  });
});

describe('enabling is refused', () => {
  it('for an archived project, when asked and when approved', async () => {
    const { id } = await askToEnable(scene, REQUESTER);
    await archive();
    expect(codeOf(await approve(scene, id))).toBe('project_archived');
    for (const userId of [REQUESTER, LEAD])
      expect(codeOf(await openToEnable(scene, userId))).toBe('project_archived');
  });

  it('for a project that is not there, and to strangers and apps', async () => {
    expect(codeOf(await openToEnable(scene, LEAD, { projectId: 99 as Scene['projectId'] }))).toBe(
      'project_unknown',
    );
    expect(codeOf(await openToEnable(scene, LEAD, { actor: actorOf(LEAD, 'T0ELSEWHERE') }))).toBe(
      'other_workspace',
    );
    await scene.addPerson(aPerson(REQUESTER, { isBot: true }));
    expect(codeOf(await openToEnable(scene, REQUESTER))).toBe('bot_user');
  });
});

describe('voice that is enabled already', () => {
  beforeEach(async () => {
    await askToEnable(scene, LEAD);
    await workOff(scene);
  });

  it('makes no request of somebody who is not a lead, and shows the numbers instead', async () => {
    const number = await insertNumberRow(scene.context.db, { projectId: scene.projectId });
    await insertNumberRow(scene.context.db, { projectId: scene.projectId, status: 'GONE' });
    const opened = granted(await openToEnable(scene, REQUESTER));
    if (opened.isAsked) throw new Error('a request was made');
    expect(opened.project.id).toBe(scene.projectId);
    expect(opened.numbers.map(({ id }) => id)).toEqual([number.id]);
    expect(enableJobs()).toEqual([]);
  });

  it('is looked at again for a lead, who may repair it', async () => {
    expect((await askToEnable(scene, LEAD_2)).status).toBe('approved');
  });
});
