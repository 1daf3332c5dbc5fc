import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asc } from '#db/drizzle.ts';
import { type ProjectFields, setVoiceEnabled } from '#db/queries/projects.ts';
import { auditEvents } from '#db/schema/schema.ts';
import type { ProjectId } from '#src/domain/request.ts';
import { archiveProject, type SaveProjectInput, saveProject } from '#src/usecases/save-project.ts';
import { listTeamProjects } from '#src/usecases/show-projects.ts';
import { ADMIN, aUser, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import {
  actorOf,
  aPerson,
  CHANNEL,
  codeOf,
  GUEST,
  granted,
  openScene,
  type Scene,
  STRANGER,
} from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const PINPOINT_ID = '0123456789abcdef'.repeat(2);

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const fieldsWith = (fields: Partial<ProjectFields> = {}): ProjectFields => ({
  name: 'Billing calls',
  region: 'eu-west-1',
  channelId: CHANNEL,
  pinpointApplicationId: undefined,
  leads: [LEAD],
  ...fields,
});
const save = (fields: Partial<ProjectFields> = {}, input: Partial<SaveProjectInput> = {}) =>
  saveProject(scene.context, {
    actor: actorOf(ADMIN),
    correlationId: 'click-9',
    fields: fieldsWith(fields),
    ...input,
  });
const edit = (id: ProjectId, version: number, fields: Partial<ProjectFields>) =>
  save(fields, { existing: { id, version } });
const archive = (projectId: ProjectId, actor = actorOf(ADMIN)) =>
  archiveProject(scene.context, { actor, correlationId: 'click-10', projectId });
const audit = () => scene.context.db.select().from(auditEvents).orderBy(asc(auditEvents.id));
const projects = async () =>
  (await listTeamProjects(scene.context, actorOf(ADMIN))).map((project) => project.name);

describe('adding a project', () => {
  it('stores it trimmed, with its leads, and asks what AWS bills in its Region', async () => {
    const project = granted(
      await save({
        name: '  Billing calls ',
        leads: [LEAD_2, LEAD],
        pinpointApplicationId: ` ${PINPOINT_ID} `,
      }),
    );
    expect(project).toMatchObject({
      name: 'Billing calls',
      region: 'eu-west-1',
      leads: [LEAD, LEAD_2],
      pinpointApplicationId: PINPOINT_ID,
      version: 1,
    });
    expect(scene.queue.jobs).toEqual([{ name: 'inventory.sync', payload: { region: 'eu-west-1' } }]);
    expect(await audit()).toMatchObject([
      {
        actor: aUser(ADMIN),
        action: 'project.added',
        projectId: project.id,
        before: null,
        after: { name: 'Billing calls', leads: [LEAD_2, LEAD] },
      },
    ]);
  });

  it('looks its leads up anew, so that who has left is not made one', async () => {
    scene.directory.people.set(LEAD, aPerson(LEAD, { isDeactivated: true }));
    scene.clock.advance(11 * 60_000);
    expect(await save()).toEqual({
      ok: false,
      refusal: { code: 'lead_not_eligible', userId: LEAD, why: 'deactivated' },
    });
  });

  it.each<[string, Partial<ProjectFields>]>([
    ['project_name_length', { name: ' ab ' }],
    ['project_name_length', { name: 'x'.repeat(65) }],
    ['project_name_taken', { name: 'checkout ALERTS' }],
    ['region_without_voice', { region: 'eu-south-1' }],
    ['no_leads', { leads: [] }],
    ['lead_not_eligible', { leads: [LEAD, GUEST] }],
    ['lead_not_eligible', { leads: [STRANGER] }],
    ['channel_not_joined', { channelId: 'C0ELSEWHERE' }],
    ['pinpoint_id_malformed', { pinpointApplicationId: 'my-app' }],
  ])('is refused as %s for %j, and leaves nothing behind', async (code, fields) => {
    expect(codeOf(await save(fields))).toBe(code);
    expect(await projects()).toEqual(['Checkout alerts']);
    expect(await audit()).toEqual([]);
    expect(scene.queue.jobs).toEqual([]);
  });

  it('is refused for a channel that Slack knows but the bot is not in', async () => {
    scene.directory.channels.set('C0PRIVATE', { isMember: false });
    expect(await save({ channelId: 'C0PRIVATE' })).toEqual({
      ok: false,
      refusal: { code: 'channel_not_joined', channelId: 'C0PRIVATE' },
    });
  });

  it.each([
    ['not_an_admin', REQUESTER, undefined],
    ['not_an_admin', LEAD, undefined],
    ['person_unknown', STRANGER, undefined],
    ['other_workspace', ADMIN, 'T0OTHER'],
  ] as const)('is refused as %s to %s of workspace %s', async (code, userId, teamId) => {
    expect(codeOf(await save({}, { actor: actorOf(userId, teamId) }))).toBe(code);
  });

  it('leaves one project of a name when two admins add it at once', async () => {
    const results = await Promise.all([save(), save({ name: 'BILLING calls' }), save()]);
    expect(results.map(codeOf).sort()).toEqual(['ok', 'project_name_taken', 'project_name_taken']);
    expect(await audit()).toHaveLength(1);
  });
});

describe('editing a project', () => {
  it('changes its fields and leads, and records both sides', async () => {
    const edited = granted(await edit(scene.projectId, 1, { name: 'Checkout calls', leads: [LEAD_2] }));
    expect(edited).toMatchObject({
      id: scene.projectId,
      name: 'Checkout calls',
      leads: [LEAD_2],
      version: 2,
    });
    expect(await audit()).toMatchObject([
      {
        action: 'project.edited',
        before: { name: 'Checkout alerts', leads: [LEAD, LEAD_2] },
        after: { name: 'Checkout calls', leads: [LEAD_2] },
      },
    ]);
  });

  it('can keep its name, and change how it is written', async () => {
    expect(codeOf(await edit(scene.projectId, 1, { name: 'CHECKOUT alerts' }))).toBe('ok');
  });

  it('is refused when another project has the name', async () => {
    const other = granted(await save());
    expect(codeOf(await edit(other.id, 1, { name: 'Checkout Alerts' }))).toBe('project_name_taken');
  });

  it('is refused when somebody else has changed it since the form was drawn', async () => {
    const results = await Promise.all([
      edit(scene.projectId, 1, { name: 'One name' }),
      edit(scene.projectId, 1, { name: 'Another name' }),
    ]);
    expect(results.map(codeOf).sort()).toEqual(['ok', 'project_changed']);
    expect(await audit()).toHaveLength(1);
  });

  it('is refused for one that is archived or not there', async () => {
    expect(codeOf(await edit(999 as ProjectId, 1, {}))).toBe('project_unknown');
    granted(await archive(scene.projectId));
    expect(codeOf(await edit(scene.projectId, 2, {}))).toBe('project_changed');
  });

  it.each<[string, Partial<ProjectFields>, boolean, string | undefined]>([
    ['stays with another name', { name: 'Checkout calls' }, true, 'dialtone-checkout'],
    ['has to be enabled again in another Region', { region: 'eu-west-1' }, false, undefined],
    [
      'has to be enabled again for another Pinpoint application',
      { pinpointApplicationId: PINPOINT_ID },
      false,
      'dialtone-checkout',
    ],
  ])('leaves voice as it is or not: it %s', async (_what, fields, isEnabled, configurationSet) => {
    const { db, clock } = scene.context;
    await db.transaction((tx) => setVoiceEnabled(tx, scene.projectId, clock.now(), 'dialtone-checkout'));
    const edited = granted(
      await edit(scene.projectId, 1, { name: 'Checkout alerts', region: 'us-east-1', ...fields }),
    );
    expect([edited.voiceEnabledAt !== undefined, edited.configurationSet]).toEqual([
      isEnabled,
      configurationSet,
    ]);
  });

  it('redraws the cards of requests that wait for a decision', async () => {
    const { id } = await scene.ask();
    scene.queue.jobs.push({ name: 'sweep', payload: {} });
    await workOff(scene);
    granted(await edit(scene.projectId, 1, { leads: [LEAD_2] }));
    await workOff(scene);
    const drawn = scene.notifier.redrawn.filter((drawing) => drawing.request.id === id);
    expect(drawn.map((drawing) => [drawing.kind, drawing.request.project.leads])).toEqual([
      ['card', [LEAD_2]],
      ['receipt', [LEAD_2]],
    ]);
  });
});

describe('archiving a project', () => {
  it('takes it off the list, says who and when, and frees its name', async () => {
    const archived = granted(await archive(scene.projectId));
    expect(archived).toMatchObject({ archivedAt: scene.clock.now(), archivedBy: aUser(ADMIN) });
    expect(await projects()).toEqual([]);
    expect(codeOf(await save({ name: 'Checkout alerts' }))).toBe('ok');
  });

  it('is done once, by whoever was first', async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => archive(scene.projectId)));
    expect(results.map(codeOf)).toEqual(Array.from({ length: 5 }, () => 'ok'));
    expect(await audit()).toMatchObject([{ action: 'project.archived' }]);
  });

  it('is for admins of its workspace', async () => {
    expect(codeOf(await archive(scene.projectId, actorOf(LEAD)))).toBe('not_an_admin');
    expect(codeOf(await archive(999 as ProjectId))).toBe('project_unknown');
    await scene.addPerson(aPerson(ADMIN, { teamId: 'T0OTHER' }));
    expect(codeOf(await archive(scene.projectId, actorOf(ADMIN, 'T0OTHER')))).toBe('project_unknown');
    expect(await projects()).toEqual(['Checkout alerts']);
  });
});
