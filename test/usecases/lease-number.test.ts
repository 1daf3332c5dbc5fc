import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { listAuditEvents } from '#db/queries/audit.ts';
import { listLearnedPrices } from '#db/queries/numbers.ts';
import { findOrder } from '#db/queries/orders.ts';
import { awsCalls, numbers } from '#db/schema/schema.ts';
import type { OrderId } from '#src/domain/request.ts';
import { leaseNumber } from '#src/usecases/lease-number.ts';
import { REQUESTER } from '../support/request-view.ts';
import { aBasketLine, openScene, type Scene } from '../support/scene.ts';

const NOT_THERE = 999_999 as OrderId;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const lease = (id: OrderId) => leaseNumber(scene.context, id);
const fromNow = (ms: number): Date => new Date(scene.clock.now().getTime() + ms);
const journal = () => scene.context.db.select().from(awsCalls).orderBy(awsCalls.id);

async function approvedOrder(): Promise<OrderId> {
  const { orders } = await scene.askApproved();
  const [order] = orders;
  if (order === undefined) throw new Error('the request has no order');
  return order.id;
}

describe('leasing the number of an order', () => {
  it('asks AWS for what the line says, with tags that lead back to the request', async () => {
    const { id, orders } = await scene.askApproved([aBasketLine({ country: 'CA', useCase: 'PROMOTIONAL' })]);
    const orderId = orders[0]?.id ?? NOT_THERE;
    expect(await lease(orderId)).toBeUndefined();
    expect(scene.voice.leases).toEqual([
      {
        region: 'us-east-1',
        country: 'CA',
        useCase: 'PROMOTIONAL',
        numberType: 'LONG_CODE',
        clientToken: expect.stringMatching(/^[!-~]{1,64}$/),
        tags: {
          'dialtone:project': 'Checkout alerts',
          'dialtone:requester': REQUESTER,
          'dialtone:request': `R-${id}`,
          'dialtone:order': String(orderId),
        },
      },
    ]);
  });

  it('stores token and journal before AWS is called, where every other connection sees them', async () => {
    const id = await approvedOrder();
    const outside = openDatabase({ url: scene.databaseUrl, poolSize: 1 });
    const seen: unknown[] = [];
    scene.voice.beforeLease.meet(async () => {
      seen.push(await findOrder(outside.db, id), await outside.db.select().from(awsCalls));
    });
    await lease(id);
    await outside.close();
    const clientToken = scene.voice.leases[0]?.clientToken;
    expect(seen).toMatchObject([
      { status: 'calling', clientToken, attempts: 1 },
      [{ orderId: id, operation: 'RequestPhoneNumber', clientToken, outcome: null, finishedAt: null }],
    ]);
  });

  it('moves inventory, order, journal, price, audit and request together', async () => {
    const { id: requestId, orders } = await scene.askApproved();
    await lease(orders[0]?.id ?? NOT_THERE);
    const request = await scene.view(requestId);
    expect(request).toMatchObject({ status: 'leased', finishedAt: scene.clock.now() });
    expect(request.orders[0]).toMatchObject({ status: 'leased', number: { phoneNumber: '+12065550001' } });
    const [stored] = await scene.context.db.select().from(numbers);
    expect(stored).toMatchObject({
      awsId: 'phone-0001',
      projectId: scene.projectId,
      ownerId: REQUESTER,
      status: 'ACTIVE',
      monthlyCents: 100,
      deletionProtected: true,
      nextCheckAt: null,
    });
    expect(await journal()).toMatchObject([{ outcome: 'done', finishedAt: scene.clock.now() }]);
    expect(await listLearnedPrices(scene.context.db)).toMatchObject([{ country: 'US', monthlyCents: 100 }]);
    expect((await listAuditEvents(scene.context.db, requestId)).slice(2)).toMatchObject([
      { action: 'order.called', after: { number: 1, try: 1 } },
      { action: 'order.leased', after: { phoneNumber: '+12065550001', awsId: 'phone-0001' } },
      { action: 'request.finished', after: { status: 'leased', leased: 1, failed: 0 } },
    ]);
  });

  it('learns no price from a number that AWS gives none for', async () => {
    scene.voice.price = undefined;
    await lease(await approvedOrder());
    expect(await listLearnedPrices(scene.context.db)).toEqual([]);
    expect(await scene.context.db.select({ cents: numbers.monthlyCents }).from(numbers)).toEqual([
      { cents: null },
    ]);
  });

  it('follows a number that AWS still sets up', async () => {
    scene.voice.statusOfNew = 'PENDING';
    const { id, orders } = await scene.askApproved();
    await lease(orders[0]?.id ?? NOT_THERE);
    expect((await scene.view(id)).status).toBe('waiting');
    expect(scene.queue.jobs).toContainEqual({
      name: 'numbers.check',
      payload: { region: 'us-east-1' },
      notBefore: fromNow(5000),
    });
  });

  it('does nothing the second time', async () => {
    const id = await approvedOrder();
    await lease(id);
    expect(await lease(id)).toBeUndefined();
    expect(scene.voice.leases).toHaveLength(1);
    expect(await journal()).toHaveLength(1);
  });

  it('does nothing for an order that is not there or that nobody approved', async () => {
    expect(await lease(NOT_THERE)).toBeUndefined();
    const { orders } = await scene.ask();
    expect(await lease(orders[0]?.id ?? NOT_THERE)).toBeUndefined();
    expect(scene.voice.leases).toEqual([]);
  });

  it('lets an error that is not AWS’s pass, and keeps the order for another worker', async () => {
    const id = await approvedOrder();
    scene.voice.beforeLease.meet(async () => {
      throw new TypeError('a defect');
    });
    await expect(lease(id)).rejects.toThrow(TypeError);
    expect(await findOrder(scene.context.db, id)).toMatchObject({
      status: 'calling',
      dueAt: fromNow(60_000),
    });
  });
});
