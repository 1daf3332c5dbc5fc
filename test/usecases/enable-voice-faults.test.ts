import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markProjectEdited } from '#db/queries/projects.ts';
import { getRequestView } from '#db/queries/request-view.ts';
import { MAX_ORDER_ATTEMPTS } from '#src/domain/pacing.ts';
import type { RequestId } from '#src/domain/request.ts';
import { enableVoice } from '#src/usecases/enable-voice.ts';
import { retryRequest } from '#src/usecases/retry-request.ts';
import { LEAD, LEAD_2 } from '../support/request-view.ts';
import { actorOf, granted, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';
import {
  actionsOf,
  askToEnable,
  Crash,
  die,
  enablementOf,
  journalOf,
  sweepAndWork,
} from '../support/work-scene.ts';

const APPLICATION = '0123456789abcdef0123456789abcdef';
const TAKE_OVER_MS = 2 * 60_000;

let scene: Scene;
let id: RequestId;
beforeEach(async () => {
  scene = await openScene();
  const { project } = await scene.ask();
  const { name, region, channelId, leads, version } = project;
  const fields = { name, region, channelId, leads, pinpointApplicationId: APPLICATION };
  await scene.context.db.transaction((tx) => markProjectEdited(tx, project.id, version, fields));
  scene.legacy.applications.set(APPLICATION, { sms: false, voice: false });
  ({ id } = await askToEnable(scene, LEAD));
});
afterEach(() => scene.close());

const enable = () => enableVoice(scene.context, id);
const request = () => enablementOf(scene, id);
const fromNow = (ms: number): Date => new Date(scene.clock.now().getTime() + ms);
const isAllDone = () => ({
  channels: scene.legacy.applications.get(APPLICATION),
  sets: scene.voice.configurationSets.size,
});
const DONE = { channels: { sms: true, voice: true }, sets: 1 };

describe('a worker that dies', () => {
  it.each([
    ['before AWS is asked', (it: Scene) => it.legacy.onRead],
    ['before the SMS channel is enabled', (it: Scene) => it.legacy.beforeSms],
    ['before the voice channel is enabled', (it: Scene) => it.legacy.beforeVoice],
    ['before the configuration set is made', (it: Scene) => it.voice.before.CreateConfigurationSet],
    ['after the configuration set is made', (it: Scene) => it.voice.after.CreateConfigurationSet],
  ])('%s leaves the work to the next, two minutes later', async (_where, script) => {
    script(scene).meet(die);
    await expect(enable()).rejects.toThrow(Crash);
    expect(await enable()).toEqual({ runAgainAt: fromNow(TAKE_OVER_MS) });
    scene.clock.advance(TAKE_OVER_MS);
    await sweepAndWork(scene);
    expect(await request()).toMatchObject({ status: 'enabled', wasEnabled: false, legacy: 'enabled' });
    expect(isAllDone()).toEqual(DONE);
    const made = scene.voice.changes.filter((change) => change.startsWith('CreateConfigurationSet'));
    expect(made).toHaveLength(1);
    expect((await actionsOf(scene, id)).filter((action) => action === 'voice.enabled')).toHaveLength(1);
  });

  it('leaves its call open in the journal, so that a change is not told as none', async () => {
    await workOff(scene);
    scene.voice.configurationSets.clear();
    ({ id } = await askToEnable(scene, LEAD));
    scene.voice.after.CreateConfigurationSet.meet(die);
    await expect(enable()).rejects.toThrow(Crash);
    scene.clock.advance(TAKE_OVER_MS);
    await enable();
    expect(await journalOf(scene, id)).toEqual(['CreateConfigurationSet open']);
    expect((await request()).wasEnabled).toBe(false);
  });
});

describe('a lost answer', () => {
  it('is made good by looking: nothing is made twice', async () => {
    scene.voice.after.CreateConfigurationSet.fail('aws_unavailable');
    await workOff(scene);
    expect((await request()).status).toBe('enabled');
    expect(isAllDone()).toEqual(DONE);
    expect(await journalOf(scene, id)).toEqual([
      'UpdateSmsChannel done',
      'UpdateVoiceChannel done',
      'CreateConfigurationSet unknown',
    ]);
  });

  it('of the legacy API is asked for three times, then voice goes on without it', async () => {
    for (let tries = 0; tries < 3; tries += 1) scene.legacy.beforeSms.fail('aws_unavailable');
    const before = scene.clock.now().getTime();
    await workOff(scene);
    expect(await request()).toMatchObject({
      status: 'enabled',
      legacy: 'unavailable',
      legacyFailure: { code: 'aws_unavailable' },
    });
    expect(await journalOf(scene, id)).toEqual([
      'UpdateSmsChannel unknown',
      'UpdateSmsChannel unknown',
      'UpdateSmsChannel unknown',
      'CreateConfigurationSet done',
    ]);
    expect((await request()).finishedAt).toEqual(new Date(before + 6000));
  });
});

describe('AWS that asks Dialtone to slow down', () => {
  it('is asked again after the time that it named, in the legacy API as well', async () => {
    scene.legacy.beforeSms.fail('aws_throttled', { retryAfterMs: 7000 });
    expect(await enable()).toEqual({ runAgainAt: fromNow(7000) });
    expect(await enable()).toEqual({ runAgainAt: fromNow(7000) });
    scene.clock.advance(7000);
    scene.voice.before.CreateConfigurationSet.fail('aws_throttled');
    expect(await enable()).toEqual({ runAgainAt: fromNow(4000) });
    await workOff(scene);
    expect((await request()).legacy).toBe('enabled');
    expect(isAllDone()).toEqual(DONE);
  });

  it('at every try in the legacy API does not keep voice from being enabled', async () => {
    for (let tries = 0; tries < MAX_ORDER_ATTEMPTS; tries += 1) scene.legacy.onRead.fail('aws_throttled');
    await workOff(scene);
    expect(await request()).toMatchObject({
      status: 'enabled',
      legacy: 'unavailable',
      legacyFailure: { code: 'aws_throttled' },
    });
  });

  it('at every try ends the request after eight, and trying again starts anew', async () => {
    for (let tries = 0; tries < MAX_ORDER_ATTEMPTS; tries += 1)
      scene.voice.before.CreateConfigurationSet.fail('aws_throttled');
    await workOff(scene);
    expect(await request()).toMatchObject({ status: 'failed', failure: { code: 'aws_throttled' } });
    await retry();
    expect(await request()).toMatchObject({ status: 'enabled', failure: undefined });
  });
});

const retry = async () => {
  const input = { actor: actorOf(LEAD_2), correlationId: 'click-retry', requestId: id };
  granted(await retryRequest(scene.context, input));
  await workOff(scene);
};

describe('AWS that refuses', () => {
  it('ends the request with the reason; trying again works once it is settled', async () => {
    scene.voice.before.CreateConfigurationSet.fail('aws_other_quota', {
      reason: 'CONFIGURATION_SETS_PER_ACCOUNT',
    });
    await workOff(scene);
    expect(await request()).toMatchObject({
      status: 'failed',
      failure: { code: 'aws_other_quota', details: { reason: 'CONFIGURATION_SETS_PER_ACCOUNT' } },
    });
    expect((await getRequestView(scene.context.db, id)).project.voiceEnabledAt).toBeUndefined();
    expect((await actionsOf(scene, id)).at(-1)).toBe('request.finished');
    await retry();
    expect((await request()).status).toBe('enabled');
    expect((await actionsOf(scene, id)).slice(-3)).toEqual([
      'request.retried',
      'aws.called',
      'voice.enabled',
    ]);
  });

  it('because the set is there already is as good as a yes', async () => {
    scene.voice.before.CreateConfigurationSet.fail('aws_already_exists');
    await workOff(scene);
    expect((await request()).status).toBe('enabled');
  });
});

describe('a defect of ours', () => {
  it('leaves the work due, and is thrown for the log', async () => {
    scene.voice.before.CreateConfigurationSet.fail('internal');
    await expect(enable()).rejects.toThrow('internal');
    expect((await request()).status).toBe('approved');
    scene.clock.advance(TAKE_OVER_MS);
    await sweepAndWork(scene);
    expect((await request()).status).toBe('enabled');
  });
});

describe('several workers', () => {
  it('with the same job do the work once', async () => {
    await Promise.all([enable(), enable(), enable()]);
    expect((await actionsOf(scene, id)).filter((action) => action === 'voice.enabled')).toHaveLength(1);
    expect(isAllDone()).toEqual(DONE);
  });

  it('of whom one is slow end the request once, and the slow one calls and writes no more', async () => {
    const reached = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    scene.legacy.beforeSms.meet(async () => {
      reached.resolve();
      await gate.promise;
    });
    const slow = enable();
    await reached.promise;
    scene.clock.advance(TAKE_OVER_MS);
    await enable();
    expect((await request()).status).toBe('enabled');
    const before = await actionsOf(scene, id);
    expect(scene.legacy.calls).toHaveLength(2);
    gate.resolve();
    await slow;
    expect(await actionsOf(scene, id)).toEqual(before);
    expect(isAllDone()).toEqual(DONE);
  });

  it('for the requests of two leads make one configuration set', async () => {
    const other = await askToEnable(scene, LEAD_2);
    await Promise.all([enable(), enableVoice(scene.context, other.id)]);
    expect((await request()).status).toBe('enabled');
    expect((await enablementOf(scene, other.id)).status).toBe('enabled');
    expect(isAllDone()).toEqual(DONE);
  });

  it('find nothing to do once voice is enabled', async () => {
    await workOff(scene);
    const calls = scene.legacy.calls.length;
    expect(await enable()).toBeUndefined();
    expect(scene.legacy.calls).toHaveLength(calls);
  });
});
