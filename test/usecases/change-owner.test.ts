import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NumberId, SlackUserId } from '#src/domain/request.ts';
import { changeOwner, loadOwnerForm } from '#src/usecases/change-owner.ts';
import { archiveProject } from '#src/usecases/save-project.ts';
import { showNumber } from '#src/usecases/show-number.ts';
import { syncInventory } from '#src/usecases/sync-inventory.ts';
import { REGION, rowOf, storyOf, syncAgain } from '../support/inventory.ts';
import { ADMIN, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { insertNumberRow } from '../support/rows.ts';
import {
  actorOf,
  aPerson,
  codeOf,
  GUEST,
  granted,
  openScene,
  type Scene,
  STRANGER,
} from '../support/scene.ts';

const MEMBER = 'U0MEMBER' as SlackUserId;

let scene: Scene;
let numberId: NumberId;
beforeEach(async () => {
  scene = await openScene({ awsIntervalMs: 0 });
  await scene.addPerson(aPerson(MEMBER));
  const { awsId, arn } = scene.voice.arrive();
  const row = { awsId, arn, projectId: scene.projectId, ownerId: REQUESTER };
  numberId = (await insertNumberRow(scene.context.db, row)).id;
});
afterEach(() => scene.close());

const change = (userId: SlackUserId, ownerId: SlackUserId, teamId?: string) =>
  changeOwner(scene.context, { actor: actorOf(userId, teamId), correlationId: 'click', numberId, ownerId });
const owner = async () => (await rowOf(scene, 'phone-0001')).ownerId;
const story = () => storyOf(scene, numberId);

describe('changing the owner', () => {
  it.each([
    ['the owner', REQUESTER],
    ['a lead', LEAD_2],
    ['an admin', ADMIN],
  ])('is for %s, and is told to AWS', async (_who, userId) => {
    expect(granted(await change(userId, MEMBER))).toMatchObject({ owner: MEMBER });
    const told = { phoneNumber: '+12065550142', owner: MEMBER };
    expect(await story()).toMatchObject([
      { action: 'number.owner_changed', actor: actorOf(userId), before: { owner: REQUESTER }, after: told },
    ]);
    expect(scene.queue.names()).toContain('inventory.sync');
    await syncInventory(scene.context, REGION);
    const tags = await scene.voice.numberTags(REGION, (await rowOf(scene, 'phone-0001')).arn);
    expect(tags).toEqual({ 'dialtone:project': 'Checkout alerts', 'dialtone:owner': MEMBER });
  });

  it('is refused to anybody else, to guests and to other workspaces, and changes nothing', async () => {
    await scene.addPerson(aPerson(STRANGER, { teamId: 'T0OTHER' }));
    expect(codeOf(await change(MEMBER, MEMBER))).toBe('may_not_change_number');
    expect(codeOf(await change(GUEST, MEMBER))).toBe('number_unknown');
    expect(codeOf(await change(STRANGER, MEMBER, 'T0OTHER'))).toBe('number_unknown');
    expect(codeOf(await change('U0NOBODY' as SlackUserId, MEMBER))).toBe('person_unknown');
    expect(await owner()).toBe(REQUESTER);
    expect(await story()).toEqual([]);
  });

  it('is no longer for who owned it before', async () => {
    granted(await change(REQUESTER, MEMBER));
    expect(codeOf(await change(REQUESTER, REQUESTER))).toBe('may_not_change_number');
    expect(await owner()).toBe(MEMBER);
  });

  it.each([
    ['a guest', { isGuest: true }],
    ['an app', { isBot: true }],
    ['somebody deactivated', { isDeactivated: true }],
    ['somebody of another workspace', { teamId: 'T0OTHER' }],
  ])('refuses %s as the owner', async (_who, person) => {
    const id = 'U0UNFIT' as SlackUserId;
    await scene.addPerson(aPerson(id, person));
    expect(await change(LEAD, id)).toEqual({
      ok: false,
      refusal: { code: 'owner_not_eligible', userId: id },
    });
    expect(await owner()).toBe(REQUESTER);
  });

  it('refuses somebody whom Slack does not know, and learns from Slack who was deactivated since', async () => {
    expect(codeOf(await change(LEAD, 'U0NOBODY' as SlackUserId))).toBe('owner_not_eligible');
    scene.directory.people.set(MEMBER, aPerson(MEMBER, { isDeactivated: true }));
    scene.clock.advance(60 * 60_000);
    expect(codeOf(await change(LEAD, MEMBER))).toBe('owner_not_eligible');
  });

  it('to the same one changes nothing and leaves no trace', async () => {
    granted(await change(LEAD, REQUESTER));
    expect(await story()).toEqual([]);
  });

  it('of a number that is gone is refused with since when', async () => {
    scene.voice.forget('phone-0001');
    await syncAgain(scene);
    expect(await change(LEAD, MEMBER)).toMatchObject({
      refusal: { code: 'number_gone', at: scene.clock.now() },
    });
  });

  it('by two people at once is done one after the other, and the story is in one piece', async () => {
    const done = await Promise.all([change(LEAD, MEMBER), change(LEAD_2, LEAD)]);
    expect(done.map(codeOf)).toEqual(['ok', 'ok']);
    const [first, second, ...more] = await story();
    expect(more).toEqual([]);
    expect(second?.before).toEqual({ owner: first?.after?.['owner'] });
    expect(await owner()).toBe(second?.after?.['owner']);
  });

  it('by the owner and by a lead at once leaves the owner without a say when the lead was first', async () => {
    const done = await Promise.all([change(LEAD, MEMBER), change(REQUESTER, LEAD)]);
    const codes = done.map(codeOf);
    expect(codes[0]).toBe('ok');
    expect(['ok', 'may_not_change_number']).toContain(codes[1]);
    expect(await story()).toHaveLength(codes.filter((code) => code === 'ok').length);
  });
});

describe('a number of no project', () => {
  beforeEach(async () => {
    scene.voice.arrive({ phoneNumber: '+12065550199' });
    await syncAgain(scene);
    numberId = (await rowOf(scene, 'phone-0002')).id;
  });
  const assign = (userId: SlackUserId, projectId = scene.projectId, teamId?: string) =>
    changeOwner(scene.context, {
      actor: actorOf(userId, teamId),
      correlationId: 'click',
      numberId,
      ownerId: MEMBER,
      projectId,
    });

  it('is given to a project by an admin', async () => {
    const form = granted(await loadOwnerForm(scene.context, actorOf(ADMIN), numberId));
    expect(form.projects.map(({ name }) => name)).toEqual(['Checkout alerts']);
    granted(await assign(ADMIN));
    expect(await rowOf(scene, 'phone-0002')).toMatchObject({ projectId: scene.projectId, ownerId: MEMBER });
    expect((await story()).at(-1)).toMatchObject({
      action: 'number.assigned',
      before: { project: null, owner: null },
      after: { phoneNumber: '+12065550199', project: 'Checkout alerts', owner: MEMBER },
    });
  });

  it('cannot be given by anybody else', async () => {
    expect(codeOf(await assign(LEAD))).toBe('number_of_no_project');
    expect(codeOf(await assign(MEMBER))).toBe('number_of_no_project');
    expect(codeOf(await loadOwnerForm(scene.context, actorOf(LEAD), numberId))).toBe('number_of_no_project');
    expect((await rowOf(scene, 'phone-0002')).projectId).toBeNull();
  });

  it('is not known in a workspace without projects, even to an admin’s id', async () => {
    await scene.addPerson(aPerson(STRANGER, { teamId: 'T0OTHER' }));
    const stranger = actorOf(STRANGER, 'T0OTHER');
    expect(codeOf(await showNumber(scene.context, stranger, numberId))).toBe('number_unknown');
    expect(codeOf(await assign(STRANGER, scene.projectId, 'T0OTHER'))).toBe('number_unknown');
  });

  it('is not given to a project of another Region, to an archived or an unknown one', async () => {
    const elsewhere = await scene.addProject({ name: 'Elsewhere', region: 'eu-west-1' });
    const archived = await scene.addProject({ name: 'Old calls' });
    const input = { actor: actorOf(ADMIN), correlationId: 'click', projectId: archived };
    await archiveProject(scene.context, input);
    expect(codeOf(await assign(ADMIN, elsewhere))).toBe('project_unknown');
    expect(codeOf(await assign(ADMIN, archived))).toBe('project_archived');
    expect(codeOf(await assign(ADMIN, 999 as typeof elsewhere))).toBe('project_unknown');
    expect(codeOf(await change(ADMIN, MEMBER))).toBe('project_unknown');
    expect((await rowOf(scene, 'phone-0002')).projectId).toBeNull();
  });

  it('given by two admins at once belongs to one project, and the other’s click makes its owner', async () => {
    const other = await scene.addProject({ name: 'Survey calls' });
    const done = await Promise.all([assign(ADMIN), assign(ADMIN, other)]);
    expect(done.map(codeOf)).toEqual(['ok', 'ok']);
    const assigned = (await story()).filter(({ action }) => action === 'number.assigned');
    expect(assigned).toHaveLength(1);
  });
});
