import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEvents } from '#db/queries/audit.ts';
import { findProject, markProjectArchived, markProjectEdited } from '#db/queries/projects.ts';
import { canCall } from '#src/domain/inventory.ts';
import { ADMIN, ASKED_AT, aUser, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { insertNumberRow } from '../support/rows.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';
import { actionsOf, approve, askToEnable, enablementOf, journalOf } from '../support/work-scene.ts';

const APPLICATION = '0123456789abcdef0123456789abcdef';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const project = () => findProject(scene.context.db, scene.projectId);

/** Gives the scene's project a Pinpoint application that AWS knows. */
async function addApplication(channels = { sms: false, voice: false }): Promise<void> {
  await edit({ pinpointApplicationId: APPLICATION });
  scene.legacy.applications.set(APPLICATION, channels);
}

async function edit(fields: { name?: string; pinpointApplicationId?: string }): Promise<void> {
  const known = await project();
  if (known === undefined) throw new Error('no project');
  const { name, region, channelId, pinpointApplicationId, leads } = known;
  const all = { name, region, channelId, pinpointApplicationId, leads, ...fields };
  await scene.context.db.transaction((tx) => markProjectEdited(tx, known.id, known.version, all));
}

async function enabled(userId = LEAD) {
  const { id } = await askToEnable(scene, userId);
  await workOff(scene);
  return enablementOf(scene, id);
}

const results = () =>
  scene.notifier.aboutRequests().filter((notice) => notice.kind === 'result_to_requester');

describe('a project without a Pinpoint application', () => {
  it('gets a configuration set of its own, with its name as a tag', async () => {
    const request = await enabled();
    const name = `dialtone-checkout-alerts-${scene.projectId}`;
    expect(request).toMatchObject({
      status: 'enabled',
      wasEnabled: false,
      configurationSet: name,
      legacy: 'none',
      failure: undefined,
      finishedAt: ASKED_AT,
    });
    expect([...scene.voice.configurationSets]).toEqual([[name, { 'dialtone:project': 'Checkout alerts' }]]);
    expect(await project()).toMatchObject({ voiceEnabledAt: ASKED_AT, configurationSet: name });
    expect(await journalOf(scene, request.id)).toEqual(['CreateConfigurationSet done']);
    expect(scene.legacy.calls).toEqual([]);
  });

  it('is audited from the question to the result', async () => {
    const { id, configurationSet } = await enabled();
    expect(await actionsOf(scene, id)).toEqual([
      'request.asked',
      'request.approved',
      'aws.called',
      'voice.enabled',
    ]);
    expect((await listAuditEvents(scene.context.db, id)).at(-1)).toMatchObject({
      actor: { kind: 'job', name: 'voice.enable' },
      before: { status: 'approved' },
      after: { status: 'enabled', wasEnabled: false, configurationSet, legacy: 'none' },
    });
  });

  it('tells the result with the numbers, those that can call and those that cannot', async () => {
    await insertNumberRow(scene.context.db, { projectId: scene.projectId });
    await insertNumberRow(scene.context.db, { projectId: scene.projectId, status: 'PENDING' });
    await insertNumberRow(scene.context.db, { projectId: scene.projectId, capabilities: ['SMS'] });
    const request = await enabled();
    expect(request.numbers.map(canCall).sort()).toEqual([false, false, true]);
    expect(results().map((notice) => notice.request)).toMatchObject([
      { id: request.id, status: 'enabled', numbers: [{}, {}, {}] },
    ]);
  });
});

describe('a project with a Pinpoint application', () => {
  it('has its SMS channel enabled, its voice channel, and both read back', async () => {
    await addApplication();
    const request = await enabled();
    expect(request).toMatchObject({ status: 'enabled', legacy: 'enabled', legacyFailure: undefined });
    expect(scene.legacy.applications.get(APPLICATION)).toEqual({ sms: true, voice: true });
    expect(await journalOf(scene, request.id)).toEqual([
      'UpdateSmsChannel done',
      'UpdateVoiceChannel done',
      'CreateConfigurationSet done',
    ]);
  });

  it('keeps an SMS channel as it is that is enabled already', async () => {
    await addApplication({ sms: true, voice: false });
    expect((await enabled()).legacy).toBe('enabled');
    expect(scene.legacy.calls).toEqual([`UpdateVoiceChannel ${APPLICATION}`]);
  });

  it('is told as unavailable there when AWS still says no after the update', async () => {
    await addApplication();
    scene.legacy.beforeVoice.meet(async () => {
      scene.legacy.applications.set(APPLICATION, { sms: false, voice: false });
    });
    expect(await enabled()).toMatchObject({
      status: 'enabled',
      legacy: 'unavailable',
      legacyFailure: undefined,
    });
  });

  it('is enabled without it when AWS does not know the application', async () => {
    await edit({ pinpointApplicationId: APPLICATION });
    expect(await enabled()).toMatchObject({
      status: 'enabled',
      legacy: 'unavailable',
      legacyFailure: { code: 'aws_not_found', details: { exception: 'NotFoundException' } },
    });
  });

  it.each([
    ['aws_access_denied', 'ForbiddenException'],
    ['aws_method_not_allowed', 'MethodNotAllowedException'],
    ['aws_input_refused', 'BadRequestException'],
  ] as const)('is enabled without it when the legacy API answers %s', async (code, exception) => {
    await addApplication();
    scene.legacy.beforeSms.fail(code, { exception });
    const request = await enabled();
    expect(request).toMatchObject({
      status: 'enabled',
      legacy: 'unavailable',
      legacyFailure: { code, details: { exception } },
    });
    expect(await journalOf(scene, request.id)).toEqual([
      'UpdateSmsChannel refused',
      'CreateConfigurationSet done',
    ]);
  });
});

describe('a project whose legacy voice channel alone refuses', () => {
  it('keeps that its SMS channel was enabled', async () => {
    await addApplication();
    scene.legacy.beforeVoice.fail('aws_access_denied', { exception: 'ForbiddenException' });
    const request = await enabled();
    expect(request).toMatchObject({
      status: 'enabled',
      legacy: 'unavailable',
      legacyFailure: { details: { exception: 'ForbiddenException', isSmsEnabled: true } },
    });
    expect(await journalOf(scene, request.id)).toEqual([
      'UpdateSmsChannel done',
      'UpdateVoiceChannel refused',
      'CreateConfigurationSet done',
    ]);
  });
});

describe('enabling again', () => {
  it('changes nothing and says so, at AWS and in the project', async () => {
    await addApplication();
    await enabled();
    const before = { ...(await project()), sets: [...scene.voice.configurationSets] };
    const calls = [...scene.legacy.calls];
    scene.clock.advance(60_000);
    const again = await enabled(LEAD_2);
    expect(again).toMatchObject({ status: 'enabled', wasEnabled: true, legacy: 'enabled' });
    expect(await journalOf(scene, again.id)).toEqual([]);
    expect(scene.legacy.calls).toEqual(calls);
    expect({ ...(await project()), sets: [...scene.voice.configurationSets] }).toEqual(before);
  });

  it('says so as well where the legacy API is gone', async () => {
    await edit({ pinpointApplicationId: APPLICATION });
    await enabled();
    scene.legacy.onRead.fail('aws_access_denied', { exception: 'ForbiddenException' });
    expect(await enabled()).toMatchObject({ wasEnabled: true, legacy: 'unavailable' });
  });

  it('makes a configuration set again that somebody has deleted, under the same name', async () => {
    const first = await enabled();
    scene.voice.configurationSets.clear();
    await edit({ name: 'Renamed' });
    const again = await enabled();
    expect(again).toMatchObject({ wasEnabled: false, configurationSet: first.configurationSet });
    expect([...scene.voice.configurationSets.keys()]).toEqual([first.configurationSet]);
  });

  it('enables the channels of an application that the project was given since', async () => {
    await enabled();
    await addApplication();
    expect(await enabled()).toMatchObject({ wasEnabled: false, legacy: 'enabled' });
  });

  it('after a lead has approved it for somebody else says so too', async () => {
    const { id } = await askToEnable(scene, REQUESTER);
    await enabled();
    await approve(scene, id);
    await workOff(scene);
    expect(await enablementOf(scene, id)).toMatchObject({ status: 'enabled', wasEnabled: true });
  });
});

describe('a project that is archived between the approval and the work', () => {
  it('is left alone, and the request says why', async () => {
    const { id } = await askToEnable(scene, LEAD);
    const at = scene.clock.now();
    await scene.context.db.transaction((tx) => markProjectArchived(tx, scene.projectId, aUser(ADMIN), at));
    await workOff(scene);
    expect(await enablementOf(scene, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'project_archived' },
    });
    expect(scene.voice.changes).toEqual([]);
    expect((await project())?.voiceEnabledAt).toBeUndefined();
  });
});
