import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEvents } from '#db/queries/audit.ts';
import { findOrder } from '#db/queries/orders.ts';
import { reserveSlot } from '#db/queries/paces.ts';
import { awsCalls } from '#db/schema/schema.ts';
import { AWS_ERROR_TRAITS } from '#src/domain/aws-errors.ts';
import { AppError, AWS_ERROR_CODES } from '#src/domain/errors.ts';
import { MAX_ORDER_ATTEMPTS, orderBackoffMs } from '#src/domain/pacing.ts';
import type { OrderId, RequestId } from '#src/domain/request.ts';
import { leaseNumber } from '#src/usecases/lease-number.ts';
import { aBasketLine, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const RETRIED = AWS_ERROR_CODES.filter((code) => AWS_ERROR_TRAITS[code].then === 'retry');
const ENDED = AWS_ERROR_CODES.filter((code) => AWS_ERROR_TRAITS[code].then !== 'retry');

let scene: Scene;
let requestId: RequestId;
let id: OrderId;
beforeEach(async () => {
  scene = await openScene();
  const request = await scene.askApproved([aBasketLine()]);
  requestId = request.id;
  id = request.orders[0]?.id ?? (0 as OrderId);
});
afterEach(() => scene.close());

const fromNow = (ms: number): Date => new Date(scene.clock.now().getTime() + ms);
const lease = () => leaseNumber(scene.context, id);
const order = () => findOrder(scene.context.db, id);
const journal = () => scene.context.db.select().from(awsCalls).orderBy(awsCalls.id);
const tokens = () => new Set(scene.voice.leases.map((call) => call.clientToken));

describe.each(ENDED)('when AWS answers %s', (code) => {
  it('the order ends with this reason after one call, and the request with it', async () => {
    scene.voice.beforeLease.fail(code, { reason: 'SOME_REASON', awsRequestId: 'request-1' });
    expect(await lease()).toBeUndefined();
    const request = await scene.view(requestId);
    expect(request.status).toBe('failed');
    expect(request.orders[0]).toMatchObject({
      status: 'failed',
      number: undefined,
      error: { code, details: { reason: 'SOME_REASON', awsRequestId: 'request-1' } },
    });
    expect(await order()).toMatchObject({ dueAt: undefined, attempts: 1 });
    expect(await journal()).toMatchObject([
      { outcome: AWS_ERROR_TRAITS[code].outcome, errorCode: code, finishedAt: scene.clock.now() },
    ]);
    expect((await listAuditEvents(scene.context.db, requestId)).slice(2)).toMatchObject([
      { action: 'order.called' },
      { action: 'order.failed', after: { number: 1, status: 'failed', code, reason: 'SOME_REASON' } },
      { action: 'request.finished', after: { status: 'failed', leased: 0, failed: 1 } },
    ]);
    await workOff(scene);
    expect(scene.voice.leases).toHaveLength(1);
  });
});

describe.each(RETRIED)('when AWS answers %s', (code) => {
  it('the order is tried again by itself, later and with the same token', async () => {
    scene.voice.beforeLease.fail(code);
    expect(await lease()).toEqual({ runAgainAt: fromNow(orderBackoffMs(1)) });
    expect(await order()).toMatchObject({ status: 'queued', attempts: 1, dueAt: fromNow(orderBackoffMs(1)) });
    expect((await scene.view(requestId)).status).toBe('approved');
    expect(await lease()).toEqual({ runAgainAt: fromNow(orderBackoffMs(1)) });
    expect(scene.voice.leases).toHaveLength(1);

    scene.queue.jobs.push({ name: 'order.lease', payload: { id } });
    await workOff(scene);
    expect((await scene.view(requestId)).status).toBe('leased');
    expect(scene.voice.leases).toHaveLength(2);
    expect(tokens().size).toBe(1);
    expect(await journal()).toMatchObject([
      { outcome: AWS_ERROR_TRAITS[code].outcome, errorCode: code },
      { outcome: 'done', errorCode: null },
    ]);
  });

  it('the waits grow, and the order ends with this reason after its last try', async () => {
    const called: number[] = [];
    for (let attempt = 0; attempt < MAX_ORDER_ATTEMPTS + 2; attempt += 1) {
      scene.voice.beforeLease.meet(async () => {
        called.push(scene.clock.now().getTime());
        throw new AppError(code);
      });
    }
    scene.queue.jobs.push({ name: 'order.lease', payload: { id } });
    await workOff(scene);
    expect(called).toHaveLength(MAX_ORDER_ATTEMPTS);
    const waits = called.slice(1).map((time, index) => time - (called[index] ?? 0));
    const expected = waits.map((_, index) => orderBackoffMs(index + 1));
    expect(waits).toEqual(expected);
    expect(tokens().size).toBe(1);
    const request = await scene.view(requestId);
    expect(request.status).toBe('failed');
    expect(request.orders[0]?.error?.code).toBe(code);
  });

  it('it waits as long as AWS asks for', async () => {
    scene.voice.beforeLease.fail(code, { retryAfterMs: 45_000 });
    expect(await lease()).toEqual({ runAgainAt: fromNow(45_000) });
  });
});

describe('a throttle answer', () => {
  it('pushes back the pace of the Region, for every order', async () => {
    scene.voice.beforeLease.fail('aws_throttled', { retryAfterMs: 30_000 });
    await lease();
    const slot = await reserveSlot(
      scene.context.db,
      'aws:us-east-1:RequestPhoneNumber',
      scene.clock.now(),
      1000,
    );
    expect(slot).toEqual(fromNow(30_000));
  });
});

describe('no answer at all', () => {
  it('does not push back the pace', async () => {
    scene.voice.beforeLease.fail('aws_unavailable', { retryAfterMs: 30_000 });
    await lease();
    const slot = await reserveSlot(
      scene.context.db,
      'aws:us-east-1:RequestPhoneNumber',
      scene.clock.now(),
      1000,
    );
    expect(slot).toEqual(fromNow(1000));
  });
});
