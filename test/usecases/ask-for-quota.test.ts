import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_ORDER_ATTEMPTS } from '#src/domain/pacing.ts';
import type { RequestId } from '#src/domain/request.ts';
import { changeLimit } from '#src/usecases/change-limit.ts';
import { retryRequest } from '#src/usecases/retry-request.ts';
import { REQUESTER } from '../support/request-view.ts';
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

const MINUTE = 60_000;
const TAKE_OVER_MS = 2 * MINUTE;

let scene: Scene;
let id: RequestId;
beforeEach(async () => {
  scene = await openScene();
  id = await approvedLimit(scene, { what: 'quota', limit: '500' });
});
afterEach(() => scene.close());

const request = () => limitOf(scene, id);
const change = () => changeLimit(scene.context, id);
const open = (status: string, limitUsd: number | undefined) => ({
  id: 'quota-1',
  status,
  caseId: undefined,
  limitUsd,
});

describe('an answer to the question that was lost', () => {
  it('is made good by the increase that is open: AWS is not asked twice', async () => {
    scene.quotas.afterRequest.fail('aws_unavailable');
    await workOff(scene, MINUTE);
    expect(await request()).toMatchObject({ status: 'waiting', quotaStatus: 'PENDING' });
    expect(scene.quotas.increases).toHaveLength(1);
    expect(await journalOf(scene, id)).toEqual([
      'RequestServiceQuotaIncrease unknown',
      'RequestServiceQuotaIncrease adopted',
    ]);
    scene.quotas.decide('quota-1', { status: 'APPROVED' });
    scene.clock.advance(60 * MINUTE);
    await change();
    expect((await request()).status).toBe('granted');
  });

  it('is made good in the same way by the next worker', async () => {
    scene.queue.take();
    scene.quotas.afterRequest.meet(die);
    await expect(change()).rejects.toThrow(Crash);
    scene.clock.advance(TAKE_OVER_MS);
    await sweepAndWork(scene, MINUTE);
    expect((await request()).status).toBe('waiting');
    expect(scene.quotas.increases).toHaveLength(1);
  });

  it('is made good by another question where AWS never heard of the first', async () => {
    scene.quotas.beforeRequest.fail('aws_unavailable');
    await workOff(scene, MINUTE);
    expect((await request()).status).toBe('waiting');
    expect(scene.quotas.increases).toHaveLength(1);
    expect(await journalOf(scene, id)).toEqual([
      'RequestServiceQuotaIncrease unknown',
      'RequestServiceQuotaIncrease done',
    ]);
  });

  it.each([200, undefined])(
    'is not made good by an open increase to %s, which is somebody else’s: the request fails and says so',
    async (limitUsd) => {
      scene.queue.take();
      scene.quotas.beforeRequest.fail('aws_unavailable');
      await change();
      scene.quotas.increases.push(open('CASE_OPENED', limitUsd));
      scene.clock.advance(2000);
      await change();
      expect(await request()).toMatchObject({
        status: 'failed',
        failure: { code: 'aws_already_exists' },
        quotaStatus: undefined,
      });
      expect(scene.quotas.increases).toHaveLength(1);
      expect(await journalOf(scene, id)).toEqual([
        'RequestServiceQuotaIncrease unknown',
        'RequestServiceQuotaIncrease refused',
      ]);
    },
  );

  it('needs no other question where the maximum has risen already', async () => {
    scene.queue.take();
    scene.quotas.beforeRequest.fail('aws_unavailable');
    scene.voice.spend = { enforcedUsd: 500, maxUsd: 500, isOverridden: false };
    await change();
    scene.clock.advance(2000);
    expect(await change()).toBeUndefined();
    expect((await request()).status).toBe('granted');
    expect(scene.quotas.increases).toEqual([]);
  });

  it('of a slow worker, whose increase another one meets, is adopted by that one', async () => {
    scene.queue.take();
    const reached = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    scene.quotas.beforeRequest.meet(async () => {
      reached.resolve();
      await gate.promise;
    });
    const slow = change();
    await reached.promise;
    scene.clock.advance(TAKE_OVER_MS);
    scene.quotas.beforeRequest.meet(async () => {
      gate.resolve();
      await slow;
    });
    await change();
    expect(scene.quotas.increases).toHaveLength(1);
    expect(await request()).toMatchObject({ status: 'waiting', quotaStatus: 'PENDING' });
    expect((await actionsOf(scene, id)).filter((action) => action === 'limit.asked_of_aws')).toHaveLength(1);
  });
});

describe('AWS that does not take the question', () => {
  it('because an increase of somebody else is open fails, and that one is left alone', async () => {
    scene.quotas.increases.push(open('PENDING', 500));
    await workOff(scene, MINUTE);
    expect(await request()).toMatchObject({
      status: 'failed',
      failure: { code: 'aws_already_exists' },
      quotaStatus: undefined,
    });
    expect(scene.quotas.increases).toHaveLength(1);
  });

  it('fails with the reason, and can be tried again', async () => {
    scene.quotas.beforeRequest.fail('aws_access_denied');
    await workOff(scene, MINUTE);
    expect(await request()).toMatchObject({ status: 'failed', failure: { code: 'aws_access_denied' } });
    const again = { actor: actorOf(REQUESTER), correlationId: 'click-retry', requestId: id };
    granted(await retryRequest(scene.context, again));
    await workOff(scene, MINUTE);
    expect(await request()).toMatchObject({ status: 'waiting', failure: undefined });
  });

  it('fails after eight tries without an answer; trying again looks first', async () => {
    for (let tries = 0; tries < MAX_ORDER_ATTEMPTS; tries += 1)
      scene.quotas.beforeRequest.fail('aws_unavailable');
    await workOff(scene);
    expect((await request()).status).toBe('failed');
    scene.quotas.increases.push(open('CASE_OPENED', 500));
    const again = { actor: actorOf(REQUESTER), correlationId: 'click-retry', requestId: id };
    granted(await retryRequest(scene.context, again));
    await workOff(scene, MINUTE);
    expect(await request()).toMatchObject({ status: 'waiting', quotaStatus: 'CASE_OPENED' });
    expect(scene.quotas.increases).toHaveLength(1);
  });
});
