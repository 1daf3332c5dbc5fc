import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAccount } from '#db/queries/accounts.ts';
import { MAX_ORDER_ATTEMPTS } from '#src/domain/pacing.ts';
import type { RequestId } from '#src/domain/request.ts';
import { changeLimit } from '#src/usecases/change-limit.ts';
import { openScene, type Scene } from '../support/scene.ts';
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
const HOUR = 60 * MINUTE;
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
const fromNow = (ms: number): Date => new Date(scene.clock.now().getTime() + ms);

/** Goes to the next question to AWS, an hour later. */
async function pollAfter(decide: () => void): Promise<string[]> {
  decide();
  scene.clock.advance(HOUR);
  return sweepAndWork(scene, MINUTE);
}

describe('a higher maximum that a lead approved', () => {
  it('is asked of AWS, and the request waits for it', async () => {
    await workOff(scene, MINUTE);
    expect(await request()).toMatchObject({
      status: 'waiting',
      quotaStatus: 'PENDING',
      finishedAt: undefined,
    });
    expect(scene.quotas.increases).toMatchObject([{ limitUsd: 500 }]);
    expect(await journalOf(scene, id)).toEqual(['RequestServiceQuotaIncrease done']);
    expect(await actionsOf(scene, id)).toEqual([
      'request.asked',
      'request.approved',
      'aws.called',
      'limit.asked_of_aws',
    ]);
    const told = scene.notifier.aboutRequests().filter(({ kind }) => kind.startsWith('result'));
    expect(told).toEqual([]);
  });

  it('is followed each hour: a case that AWS opens is shown, once', async () => {
    scene.queue.take();
    expect(await change()).toEqual({ runAgainAt: fromNow(HOUR) });
    expect(await change()).toEqual({ runAgainAt: fromNow(HOUR) });
    const { version } = await request();
    await pollAfter(() => scene.quotas.decide('quota-1', { status: 'CASE_OPENED', caseId: '12345678901' }));
    expect(await request()).toMatchObject({
      status: 'waiting',
      quotaStatus: 'CASE_OPENED',
      quotaCaseId: '12345678901',
      version: version + 1,
    });
    expect((await actionsOf(scene, id)).at(-1)).toBe('limit.quota_changed');
    await pollAfter(() => {});
    expect((await request()).version).toBe(version + 1);
  });

  it('is followed from the moment of the question, however late the answer came', async () => {
    scene.queue.take();
    await change();
    scene.clock.advance(HOUR);
    const next = fromNow(HOUR);
    scene.quotas.onFind.meet(async () => scene.clock.advance(HOUR));
    expect(await change()).toEqual({ runAgainAt: next });
  });

  it('is granted when AWS approves, and the account is read anew', async () => {
    await workOff(scene, MINUTE);
    scene.queue.take();
    scene.quotas.decide('quota-1', { status: 'APPROVED' });
    scene.clock.advance(HOUR);
    await change();
    expect(scene.queue.jobs).toContainEqual({ name: 'inventory.sync', payload: { region: 'us-east-1' } });
    expect((await findAccount(scene.context.db, 'us-east-1'))?.dueAt).toEqual(scene.clock.now());
    await workOff(scene, MINUTE);
    expect(await request()).toMatchObject({ status: 'granted', quotaStatus: 'APPROVED' });
    const results = scene.notifier.aboutRequests().filter(({ kind }) => kind === 'result_to_requester');
    expect(results.map((notice) => notice.request.status)).toEqual(['granted']);
    expect(await change()).toBeUndefined();
  });

  it.each(['DENIED', 'NOT_APPROVED', 'INVALID_REQUEST'])('is refused when AWS says %s', async (status) => {
    await workOff(scene, MINUTE);
    await pollAfter(() => scene.quotas.decide('quota-1', { status }));
    expect(await request()).toMatchObject({ status: 'refused', quotaStatus: status });
  });

  it.each([
    [500, 'granted'],
    [499, 'refused'],
  ])('with its case closed and a maximum of %i is %s', async (maxUsd, status) => {
    await workOff(scene, MINUTE);
    await pollAfter(() => {
      scene.quotas.decide('quota-1', { status: 'CASE_CLOSED', caseId: '12345678901' });
      scene.voice.spend = { enforcedUsd: 1, maxUsd, isOverridden: true };
    });
    expect(await request()).toMatchObject({ status, quotaStatus: 'CASE_CLOSED', quotaCaseId: '12345678901' });
  });

  it('is settled at once when AWS approves at once', async () => {
    const ask = scene.quotas.requestSpendQuota.bind(scene.quotas);
    scene.quotas.requestSpendQuota = async (region, limitUsd) => {
      const asked = await ask(region, limitUsd);
      scene.quotas.decide(asked.id, { status: 'APPROVED' });
      return { ...asked, status: 'APPROVED' };
    };
    scene.queue.take();
    expect(await change()).toEqual({ runAgainAt: scene.clock.now() });
    await change();
    expect(await request()).toMatchObject({ status: 'granted', finishedAt: scene.clock.now() });
    expect((await actionsOf(scene, id)).slice(-2)).toEqual(['limit.asked_of_aws', 'request.finished']);
  });
});

describe('following an increase', () => {
  beforeEach(async () => {
    await workOff(scene, MINUTE);
  });

  it.each(['aws_unavailable', 'aws_throttled', 'aws_access_denied', 'aws_refused'] as const)(
    'never ends the request because of %s',
    async (code) => {
      for (let tries = 0; tries < MAX_ORDER_ATTEMPTS + 2; tries += 1)
        await pollAfter(() => scene.quotas.onFind.fail(code));
      expect(await request()).toMatchObject({ status: 'waiting', failure: undefined });
      await pollAfter(() => scene.quotas.decide('quota-1', { status: 'DENIED' }));
      expect((await request()).status).toBe('refused');
    },
  );

  it('goes on when a worker dies while it asks', async () => {
    scene.clock.advance(HOUR);
    scene.quotas.onFind.meet(die);
    await expect(change()).rejects.toThrow(Crash);
    scene.quotas.decide('quota-1', { status: 'DENIED' });
    scene.clock.advance(TAKE_OVER_MS);
    await sweepAndWork(scene, MINUTE);
    expect((await request()).status).toBe('refused');
  });

  it('is granted by the maximum itself once AWS has forgotten the increase', async () => {
    await pollAfter(() => scene.quotas.increases.splice(0));
    expect((await request()).status).toBe('waiting');
    await pollAfter(() => {
      scene.voice.spend = { enforcedUsd: 500, maxUsd: 500, isOverridden: false };
    });
    expect((await request()).status).toBe('granted');
  });
});
