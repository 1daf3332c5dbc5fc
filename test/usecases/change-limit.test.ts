import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAccount, upsertAccount } from '#db/queries/accounts.ts';
import { listAuditEvents } from '#db/queries/audit.ts';
import { findProject, markProjectArchived, markProjectEdited } from '#db/queries/projects.ts';
import { MAX_ORDER_ATTEMPTS } from '#src/domain/pacing.ts';
import { changeLimit } from '#src/usecases/change-limit.ts';
import { collectDue } from '#src/usecases/collect-due.ts';
import { retryRequest } from '#src/usecases/retry-request.ts';
import { ADMIN, aUser, REQUESTER } from '../support/request-view.ts';
import { actorOf, granted, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';
import {
  actionsOf,
  approvedLimit,
  Crash,
  die,
  journalOf,
  limitOf,
  sweepAndWork,
} from '../support/work-scene.ts';

const TAKE_OVER_MS = 2 * 60_000;
const HOUR_MS = 60 * 60_000;
const SET_20 = 'SetVoiceMessageSpendLimitOverride 20';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  scene.voice.spend = { enforcedUsd: 10, maxUsd: 50, isOverridden: true };
});
afterEach(() => scene.close());

describe('a limit that a lead approved', () => {
  it('is set, read back, kept for the account and told', async () => {
    const id = await approvedLimit(scene);
    await workOff(scene);
    expect(await limitOf(scene, id)).toMatchObject({ status: 'granted', failure: undefined });
    expect(scene.voice.spend).toEqual({ enforcedUsd: 20, maxUsd: 50, isOverridden: true });
    expect((await findAccount(scene.context.db, 'us-east-1'))?.spendLimit).toEqual(scene.voice.spend);
    expect(await journalOf(scene, id)).toEqual(['SetVoiceMessageSpendLimitOverride done']);
    expect(await actionsOf(scene, id)).toEqual([
      'request.asked',
      'request.approved',
      'aws.called',
      'limit.changed',
    ]);
    expect((await listAuditEvents(scene.context.db, id)).at(-1)).toMatchObject({
      actor: { kind: 'job', name: 'limit.change' },
      after: { status: 'granted', region: 'us-east-1', to: 20 },
    });
    const results = scene.notifier.aboutRequests().filter(({ kind }) => kind === 'result_to_requester');
    expect(results.map((notice) => [notice.to, notice.request.status])).toEqual([[REQUESTER, 'granted']]);
  });

  it('has the account read again, for a reading under way may end later with the older limit', async () => {
    const { context, clock } = scene;
    const id = await approvedLimit(scene);
    await upsertAccount(context.db, 'us-east-1', {
      tier: { tier: 'sandbox', value: 'SANDBOX' },
      spendLimit: { ...scene.voice.spend },
      readAt: clock.now(),
      dueAt: new Date(clock.now().getTime() + HOUR_MS),
    });
    scene.queue.take();
    await changeLimit(context, id);
    await collectDue(context);
    expect(scene.queue.jobs).toContainEqual({ name: 'inventory.sync', payload: { region: 'us-east-1' } });
  });

  it('is set again when the answer was lost, which changes nothing', async () => {
    scene.voice.after.SetVoiceMessageSpendLimitOverride.fail('aws_unavailable');
    const id = await approvedLimit(scene);
    await workOff(scene);
    expect((await limitOf(scene, id)).status).toBe('granted');
    expect(scene.voice.changes).toEqual([SET_20, SET_20]);
    expect(await journalOf(scene, id)).toEqual([
      'SetVoiceMessageSpendLimitOverride unknown',
      'SetVoiceMessageSpendLimitOverride done',
    ]);
  });

  it.each([
    ['before it is set', (it: Scene) => it.voice.before.SetVoiceMessageSpendLimitOverride],
    ['after it was set', (it: Scene) => it.voice.after.SetVoiceMessageSpendLimitOverride],
    ['before it is read back', (it: Scene) => it.voice.onSpendLimit],
  ])('is set by the next worker when one dies %s', async (_where, script) => {
    const id = await approvedLimit(scene);
    scene.queue.take();
    script(scene).meet(die);
    await expect(changeLimit(scene.context, id)).rejects.toThrow(Crash);
    scene.clock.advance(TAKE_OVER_MS);
    await sweepAndWork(scene);
    expect((await limitOf(scene, id)).status).toBe('granted');
    expect(scene.voice.spend.enforcedUsd).toBe(20);
    expect((await actionsOf(scene, id)).filter((action) => action === 'limit.changed')).toHaveLength(1);
  });

  it('is not told as set while AWS reads back another one', async () => {
    const id = await approvedLimit(scene);
    scene.voice.after.SetVoiceMessageSpendLimitOverride.meet(async () => {
      scene.voice.spend = { ...scene.voice.spend, enforcedUsd: 10 };
    });
    scene.queue.take();
    expect(await changeLimit(scene.context, id)).toBeDefined();
    expect((await limitOf(scene, id)).status).toBe('approved');
    scene.clock.advance(2000);
    await changeLimit(scene.context, id);
    expect((await limitOf(scene, id)).status).toBe('granted');
  });

  it('is not set once more by a slow worker whose work another has taken over', async () => {
    const id = await approvedLimit(scene);
    scene.queue.take();
    const reached = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    scene.voice.after.SetVoiceMessageSpendLimitOverride.meet(async () => {
      reached.resolve();
      await gate.promise;
    });
    const slow = changeLimit(scene.context, id);
    await reached.promise;
    scene.clock.advance(TAKE_OVER_MS);
    await changeLimit(scene.context, id);
    gate.resolve();
    await slow;
    expect((await actionsOf(scene, id)).filter((action) => action === 'limit.changed')).toHaveLength(1);
    expect((await limitOf(scene, id)).status).toBe('granted');
  });

  it('is set once by any number of the same job', async () => {
    const id = await approvedLimit(scene);
    await Promise.all([1, 2, 3].map(() => changeLimit(scene.context, id)));
    expect(scene.voice.changes).toEqual([SET_20]);
    expect(await changeLimit(scene.context, id)).toBeUndefined();
  });
});

describe('a limit that cannot be set', () => {
  it('fails with what AWS says, and can be tried again', async () => {
    scene.voice.spend = { enforcedUsd: 10, maxUsd: 15, isOverridden: true };
    const id = await approvedLimit(scene);
    await workOff(scene);
    expect(await limitOf(scene, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'aws_limit_too_high' },
    });
    expect(scene.voice.spend.enforcedUsd).toBe(10);

    scene.voice.spend = { ...scene.voice.spend, maxUsd: 50 };
    const again = { actor: actorOf(REQUESTER), correlationId: 'click-retry', requestId: id };
    granted(await retryRequest(scene.context, again));
    await workOff(scene);
    expect(await limitOf(scene, id)).toMatchObject({ status: 'granted', failure: undefined });
  });

  it('fails after eight tries without an answer', async () => {
    for (let tries = 0; tries < MAX_ORDER_ATTEMPTS; tries += 1)
      scene.voice.before.SetVoiceMessageSpendLimitOverride.fail('aws_unavailable');
    const id = await approvedLimit(scene);
    await workOff(scene);
    expect(await limitOf(scene, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'aws_unavailable' },
    });
    expect(await journalOf(scene, id)).toHaveLength(MAX_ORDER_ATTEMPTS);
  });

  it('because the project was archived meanwhile is left alone', async () => {
    const id = await approvedLimit(scene);
    const at = scene.clock.now();
    await scene.context.db.transaction((tx) => markProjectArchived(tx, scene.projectId, aUser(ADMIN), at));
    await workOff(scene);
    expect(await limitOf(scene, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'project_archived' },
    });
    expect(scene.voice.changes).toEqual([]);
  });

  it('because the project has moved to another Region is left alone in both', async () => {
    const id = await approvedLimit(scene);
    const project = await findProject(scene.context.db, scene.projectId);
    if (project === undefined) throw new Error('no project');
    const { name, channelId, leads, pinpointApplicationId, version } = project;
    const moved = { name, channelId, leads, pinpointApplicationId, region: 'eu-west-1' };
    await scene.context.db.transaction((tx) => markProjectEdited(tx, project.id, version, moved));
    await workOff(scene);
    expect(await limitOf(scene, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'project_changed' },
    });
    expect(scene.voice.changes).toEqual([]);
  });
});
