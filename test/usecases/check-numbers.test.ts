import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEvents } from '#db/queries/audit.ts';
import { numbers } from '#db/schema/schema.ts';
import type { NumberStatus, RequestId } from '#src/domain/request.ts';
import { checkNumbers } from '#src/usecases/check-numbers.ts';
import { leaseNumber } from '#src/usecases/lease-number.ts';
import { aBasketLine, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const REGION = 'us-east-1';

let scene: Scene;
let start: number;
beforeEach(async () => {
  scene = await openScene({ awsIntervalMs: 0 });
  scene.voice.statusOfNew = 'PENDING';
  start = scene.clock.now().getTime();
});
afterEach(() => scene.close());

const at = (ms: number): Date => new Date(start + ms);
const check = () => checkNumbers(scene.context, REGION);

/** A request whose numbers are all leased and set up by AWS now. */
async function settingUp(quantity = 1): Promise<RequestId> {
  const { id, orders } = await scene.askApproved([aBasketLine({ quantity })]);
  for (const order of orders) await leaseNumber(scene.context, order.id);
  scene.queue.take();
  return id;
}
const statusesIn = async (id: RequestId) =>
  (await scene.view(id)).orders.map((order) => order.number?.status);

describe('a number that AWS sets up', () => {
  it('is not asked for before its time', async () => {
    await settingUp();
    scene.clock.advance(5 * SECOND - 1);
    expect(await check()).toEqual({ runAgainAt: at(5 * SECOND) });
    expect(scene.voice.describes).toEqual([]);
  });

  it('ends the request once it is active', async () => {
    const id = await settingUp();
    expect((await scene.view(id)).status).toBe('waiting');
    scene.voice.setStatus('phone-0001', 'ACTIVE');
    scene.clock.advance(5 * SECOND);
    expect(await check()).toBeUndefined();
    expect(await scene.view(id)).toMatchObject({ status: 'leased', finishedAt: at(5 * SECOND) });
    expect((await listAuditEvents(scene.context.db, id)).slice(-2)).toMatchObject([
      {
        action: 'number.status_changed',
        before: { status: 'PENDING' },
        after: { status: 'ACTIVE', phoneNumber: expect.stringMatching(/^\+\d+$/) },
      },
      { action: 'request.finished', after: { status: 'leased' } },
    ]);
  });

  it('is asked for less and less often, for as long as it takes', async () => {
    const id = await settingUp();
    const checks: number[] = [];
    for (let nth = 0; nth < 200; nth += 1) {
      scene.voice.onDescribe.meet(async () => {
        checks.push(scene.clock.now().getTime() - start);
      });
    }
    scene.queue.jobs.push({ name: 'numbers.check', payload: { region: REGION } });
    await workOff(scene, 48 * HOUR);
    const waits = checks.slice(1).map((time, nth) => time - (checks[nth] ?? 0));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(new Set(waits)).toEqual(new Set([5 * SECOND, 30 * SECOND, 5 * MINUTE, 30 * MINUTE, 3 * HOUR]));
    expect((await scene.view(id)).status).toBe('waiting');
  });

  it('is asked for again from the moment of the question, however late the answer came', async () => {
    await settingUp();
    scene.clock.advance(5 * SECOND);
    scene.voice.onDescribe.meet(async () => scene.clock.advance(HOUR));
    expect(await check()).toEqual({ runAgainAt: at(10 * SECOND) });
  });

  it('leaves no trace in the audit as long as nothing changes', async () => {
    const id = await settingUp();
    const before = await scene.view(id);
    const events = (await listAuditEvents(scene.context.db, id)).length;
    scene.clock.advance(5 * SECOND);
    await check();
    expect((await scene.view(id)).version).toBe(before.version);
    expect(await listAuditEvents(scene.context.db, id)).toHaveLength(events);
    const [row] = await scene.context.db.select({ checkedAt: numbers.checkedAt }).from(numbers);
    expect(row?.checkedAt).toEqual(at(5 * SECOND));
  });

  it.each<NumberStatus>(['DELETED', 'GONE'])('fails its order when it is %s', async (status) => {
    const id = await settingUp();
    if (status === 'GONE') scene.voice.forget('phone-0001');
    else scene.voice.setStatus('phone-0001', status);
    scene.clock.advance(5 * SECOND);
    expect(await check()).toBeUndefined();
    const request = await scene.view(id);
    expect(request.status).toBe('failed');
    expect(request.orders).toMatchObject([
      { status: 'failed', number: undefined, error: { code: 'provisioning_failed' } },
    ]);
    expect((await listAuditEvents(scene.context.db, id)).slice(-3)).toMatchObject([
      { action: 'number.status_changed', after: { status } },
      { action: 'order.failed', after: { number: 1, code: 'provisioning_failed' } },
      { action: 'request.finished', after: { status: 'failed' } },
    ]);
    const rows = await scene.context.db
      .select({ status: numbers.status, next: numbers.nextCheckAt })
      .from(numbers);
    expect(rows).toEqual([{ status, next: null }]);
  });

  it('goes on being asked for when it is associated first', async () => {
    await settingUp();
    scene.voice.setStatus('phone-0001', 'ASSOCIATING');
    scene.clock.advance(5 * SECOND);
    expect(await check()).toEqual({ runAgainAt: at(10 * SECOND) });
  });
});

describe('several numbers', () => {
  it('are asked for five at a time', async () => {
    await settingUp(7);
    scene.clock.advance(5 * SECOND);
    await check();
    expect(scene.voice.describes.map((ids) => ids.length)).toEqual([5, 2]);
    expect(new Set(scene.voice.describes.flat()).size).toBe(7);
  });

  it('end partly leased when one is lost', async () => {
    const id = await settingUp(3);
    scene.voice.setStatus('phone-0001', 'ACTIVE');
    scene.voice.setStatus('phone-0002', 'DELETED');
    scene.clock.advance(5 * SECOND);
    await check();
    expect((await scene.view(id)).status).toBe('partly_leased');
    scene.voice.setStatus('phone-0003', 'ACTIVE');
    scene.clock.advance(5 * SECOND);
    expect(await check()).toBeUndefined();
    expect(await statusesIn(id)).toEqual(['ACTIVE', undefined, 'ACTIVE']);
  });

  it('of a request that was partly leased end failed when all are lost', async () => {
    scene.voice.beforeLease.fail('aws_no_stock');
    const id = await settingUp(2);
    expect((await scene.view(id)).status).toBe('partly_leased');
    scene.voice.forget('phone-0001');
    scene.clock.advance(5 * SECOND);
    await check();
    expect((await scene.view(id)).status).toBe('failed');
  });

  it('of another Region are left alone', async () => {
    await settingUp();
    scene.clock.advance(5 * SECOND);
    expect(await checkNumbers(scene.context, 'eu-west-1')).toBeUndefined();
    expect(scene.voice.describes).toEqual([]);
  });
});

describe('two checks at once', () => {
  it('record a change once', async () => {
    const id = await settingUp(2);
    for (const awsId of ['phone-0001', 'phone-0002']) scene.voice.setStatus(awsId, 'ACTIVE');
    scene.clock.advance(5 * SECOND);
    await Promise.all([check(), check(), check()]);
    const actions = (await listAuditEvents(scene.context.db, id)).map((event) => event.action);
    expect(actions.filter((action) => action === 'number.status_changed')).toHaveLength(2);
    expect(actions.filter((action) => action === 'request.finished')).toHaveLength(2);
    expect((await scene.view(id)).status).toBe('leased');
  });

  it('leave everything as it was when AWS does not answer', async () => {
    const id = await settingUp();
    scene.clock.advance(5 * SECOND);
    scene.voice.onDescribe.fail('aws_unavailable');
    await expect(check()).rejects.toMatchObject({ code: 'aws_unavailable' });
    expect(await statusesIn(id)).toEqual(['PENDING']);
    expect(await check()).toEqual({ runAgainAt: at(10 * SECOND) });
  });
});
