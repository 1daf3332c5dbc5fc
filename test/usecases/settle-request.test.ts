import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asc, eq } from '#db/drizzle.ts';
import { listAuditEvents } from '#db/queries/audit.ts';
import { markOrderFailed } from '#db/queries/orders.ts';
import { notices } from '#db/schema/schema.ts';
import type { RequestId } from '#src/domain/request.ts';
import { transact } from '#src/usecases/context.ts';
import { leaseNumber } from '#src/usecases/lease-number.ts';
import { settleRequest } from '#src/usecases/settle-request.ts';
import { doneOrBlocked, hold } from '../support/hold.ts';
import { REQUESTER } from '../support/request-view.ts';
import { aBasketLine, CHANNEL, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const MINUTE = 60_000;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ awsIntervalMs: 0 });
});
afterEach(() => scene.close());

const results = (requestId: RequestId) =>
  scene.context.db
    .select()
    .from(notices)
    .where(eq(notices.requestId, requestId))
    .orderBy(asc(notices.id))
    .then((rows) => rows.filter((row) => row.kind.startsWith('result_')));
const finishes = async (id: RequestId) =>
  (await listAuditEvents(scene.context.db, id)).filter((event) => event.action === 'request.finished');

/** Leases them all, so that every answer of AWS comes in the same moment. */
async function leaseAtOnce(requestId: RequestId): Promise<void> {
  const { orders } = await scene.view(requestId);
  const everyoneCalls = Promise.withResolvers<void>();
  let calling = 0;
  for (const _order of orders) {
    scene.voice.afterLease.meet(async () => {
      calling += 1;
      if (calling === orders.length) everyoneCalls.resolve();
      await everyoneCalls.promise;
    });
  }
  await Promise.all(orders.map((order) => leaseNumber(scene.context, order.id)));
}

describe('when the last orders of a request end at the same moment', () => {
  it('exactly one of them is the last: one result, one audit row', async () => {
    const lines = ['US', 'CA', 'GB', 'BR', 'CL', 'PE'].map((country) => aBasketLine({ country }));
    const { id } = await scene.askApproved(lines);
    await leaseAtOnce(id);
    expect((await scene.view(id)).status).toBe('leased');
    expect(await finishes(id)).toMatchObject([{ after: { status: 'leased', leased: 6, failed: 0 } }]);
    expect((await results(id)).map((notice) => notice.kind)).toEqual([
      'result_to_requester',
      'result_in_thread',
    ]);
  });

  it('the one that comes second waits for the first, and sees what it did', async () => {
    const { id, orders } = await scene.askApproved([aBasketLine(), aBasketLine({ country: 'CA' })]);
    const [first, second] = orders;
    if (first === undefined || second === undefined) throw new Error('two orders');
    const { db } = scene.context;
    const failing = { code: 'provisioning_failed', details: {} } as const;
    const held = await hold(db, async (tx) => {
      await markOrderFailed(tx, first.id, 'queued', failing);
      await settleRequest(scene.context, tx, () => {}, id);
    });
    const other = transact(scene.context, async (tx, handOn) => {
      await markOrderFailed(tx, second.id, 'queued', failing);
      await settleRequest(scene.context, tx, handOn, id);
    });
    expect(await doneOrBlocked(db, other)).toBe('blocked');
    await held.commit();
    await other;
    expect(await finishes(id)).toMatchObject([{ after: { status: 'failed', leased: 0, failed: 2 } }]);
    expect(await results(id)).toHaveLength(2);
  });
});

describe('a result', () => {
  it('goes to the requester and into the thread of the card, at once', async () => {
    const { id } = await scene.askApproved();
    await leaseAtOnce(id);
    const now = scene.clock.now();
    expect(await results(id)).toMatchObject([
      { kind: 'result_to_requester', recipient: REQUESTER, forStatus: 'leased', dueAt: now },
      { kind: 'result_in_thread', recipient: CHANNEL, forStatus: 'leased', dueAt: now },
    ]);
  });

  it('is not promised as long as an order is open', async () => {
    const { id, orders, version } = await scene.askApproved([aBasketLine({ quantity: 2 })]);
    const [first] = orders;
    if (first === undefined) throw new Error('two orders');
    await leaseNumber(scene.context, first.id);
    expect(await results(id)).toEqual([]);
    const after = await scene.view(id);
    expect(after.status).toBe('approved');
    expect(after.version).toBeGreaterThan(version);
  });

  describe('of numbers that AWS still sets up', () => {
    let id: RequestId;
    beforeEach(async () => {
      scene.voice.statusOfNew = 'PENDING';
      ({ id } = await scene.askApproved());
      await leaseAtOnce(id);
    });

    it('is told as an interim one only when it takes longer than a quarter of an hour', async () => {
      const later = new Date(scene.clock.now().getTime() + 15 * MINUTE);
      expect(await results(id)).toMatchObject([
        { forStatus: 'waiting', dueAt: later },
        { forStatus: 'waiting', dueAt: later },
      ]);
      expect(await scene.view(id)).toMatchObject({ status: 'waiting', finishedAt: scene.clock.now() });
    });

    it('is told once when they are set up before that', async () => {
      scene.voice.setStatus('phone-0001', 'ACTIVE');
      scene.queue.jobs.push({ name: 'sweep', payload: {} });
      await workOff(scene, 30 * MINUTE);
      const told = scene.notifier.aboutRequests().filter((notice) => notice.kind.startsWith('result_'));
      expect(told.map(({ kind, request }) => [kind, request.status])).toEqual([
        ['result_to_requester', 'leased'],
        ['result_in_thread', 'leased'],
      ]);
    });
  });
});
