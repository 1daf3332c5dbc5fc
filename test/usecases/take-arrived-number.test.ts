import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEvents } from '#db/queries/audit.ts';
import type { OrderId } from '#src/domain/request.ts';
import type { LeaseRequest } from '#src/domain/request-view.ts';
import { leaseNumber } from '#src/usecases/lease-number.ts';
import { retryRequest } from '#src/usecases/retry-request.ts';
import { syncInventory } from '#src/usecases/sync-inventory.ts';
import { HOUR, REGION, rowOf, syncAgain } from '../support/inventory.ts';
import { REQUESTER } from '../support/request-view.ts';
import { aBasketLine, actorOf, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ awsIntervalMs: 0 });
});
afterEach(() => scene.close());

const inArgentina = (quantity = 1) => aBasketLine({ country: 'AR', quantity });
const sync = () => syncInventory(scene.context, REGION);
const ordersOf = async ({ id }: LeaseRequest) =>
  (await scene.view(id)).orders.map(({ status, number }) => [status, number?.phoneNumber]);

describe('a number that arrives by a support case', () => {
  it('goes to the order that waits for one of its kind, with project, owner and tags', async () => {
    const request = await scene.askApproved([inArgentina()]);
    expect((await scene.view(request.id)).status).toBe('waiting');
    const { awsId, phoneNumber } = scene.voice.arrive({ country: 'AR' });
    await syncAgain(scene);
    expect(await ordersOf(request)).toEqual([['leased', phoneNumber]]);
    expect((await scene.view(request.id)).status).toBe('leased');
    expect(await rowOf(scene, awsId)).toMatchObject({ projectId: scene.projectId, ownerId: REQUESTER });
    const events = await listAuditEvents(scene.context.db, request.id);
    expect(events.slice(-2)).toMatchObject([
      {
        action: 'order.leased',
        actor: { kind: 'job', name: 'inventory.sync' },
        before: { number: 1, status: 'in_case' },
        after: { number: 1, status: 'leased', phoneNumber, awsId },
      },
      { action: 'request.finished', after: { status: 'leased' } },
    ]);
    await sync();
    expect(await scene.voice.numberTags(REGION, (await rowOf(scene, awsId)).arn)).toEqual({
      'dialtone:project': 'Checkout alerts',
      'dialtone:owner': REQUESTER,
      'dialtone:requester': REQUESTER,
      'dialtone:request': `R-${request.id}`,
      'dialtone:order': String(request.orders[0]?.id),
    });
  });

  it('goes to who has waited longest, and one number to one order', async () => {
    const first = await scene.askApproved([inArgentina()]);
    const second = await scene.askApproved([inArgentina(2)]);
    const a = scene.voice.arrive({ country: 'AR' });
    await syncAgain(scene);
    expect(await ordersOf(first)).toEqual([['leased', a.phoneNumber]]);
    expect(await ordersOf(second)).toEqual([
      ['in_case', undefined],
      ['in_case', undefined],
    ]);
    scene.voice.arrive({ country: 'AR' });
    scene.voice.arrive({ country: 'AR' });
    scene.voice.arrive({ country: 'AR' });
    await syncAgain(scene);
    expect((await ordersOf(second)).map(([status]) => status)).toEqual(['leased', 'leased']);
    expect((await rowOf(scene, 'phone-0004')).projectId).not.toBe(
      (await rowOf(scene, 'phone-0002')).projectId,
    );
  });

  it('is nobody’s when it is of another kind or Region, was there before, or its tags name a project', async () => {
    const old = scene.voice.arrive({ country: 'AR', createdAt: new Date('2025-01-01T00:00:00Z') });
    const request = await scene.askApproved([inArgentina()]);
    await scene.addProject({ name: 'Survey calls', region: 'eu-west-1' });
    const others = [
      old,
      scene.voice.arrive({ country: 'AR', useCase: 'PROMOTIONAL' }),
      scene.voice.arrive({ country: 'AT' }),
      scene.voice.arrive({ country: 'AR', numberType: 'SHORT_CODE' }),
      scene.voice.arrive({ country: 'AR' }, { 'dialtone:project': 'Survey calls' }),
    ];
    const abroad = scene.voice.arrive({ country: 'AR', region: 'eu-west-1' });
    await syncAgain(scene);
    await syncAgain(scene, 'eu-west-1');
    expect(await ordersOf(request)).toEqual([['in_case', undefined]]);
    for (const { awsId } of [...others, abroad]) expect((await rowOf(scene, awsId)).ownerId).toBeNull();
  });

  it('is followed while AWS still sets it up', async () => {
    const request = await scene.askApproved([inArgentina()]);
    const { awsId } = scene.voice.arrive({ country: 'AR', status: 'PENDING' });
    await syncAgain(scene);
    expect((await scene.view(request.id)).status).toBe('waiting');
    scene.voice.setStatus(awsId, 'ACTIVE');
    await workOff(scene, HOUR / 2);
    expect((await scene.view(request.id)).status).toBe('leased');
  });

  it('goes to one order only when two workers find it', async () => {
    const request = await scene.askApproved([inArgentina(2)]);
    scene.voice.arrive({ country: 'AR' });
    scene.clock.advance(1000);
    await sync();
    await Promise.all([syncAgain(scene), sync()]);
    expect((await ordersOf(request)).map(([status]) => status).sort()).toEqual(['in_case', 'leased']);
  });
});

describe('a number whose lease had no answer', () => {
  /** AWS leases the number and the answer is lost. */
  async function lost(): Promise<LeaseRequest> {
    const request = await scene.askApproved();
    scene.voice.afterLease.fail('aws_unavailable');
    await leaseNumber(scene.context, request.orders[0]?.id ?? (0 as OrderId));
    scene.queue.take();
    return request;
  }
  const workOn = ({ orders }: LeaseRequest) => {
    for (const { id } of orders) scene.queue.jobs.push({ name: 'order.lease', payload: { id } });
    return workOff(scene, HOUR / 2);
  };

  it('is left to its order, which finds it by its tag', async () => {
    const request = await lost();
    await sync();
    await expect(rowOf(scene, 'phone-0001')).rejects.toThrow('not in the inventory');
    await workOn(request);
    expect(await ordersOf(request)).toEqual([['leased', '+12065550001']]);
    expect(scene.voice.leases).toHaveLength(1);
    await syncAgain(scene);
    expect(await rowOf(scene, 'phone-0001')).toMatchObject({ projectId: scene.projectId });
  });

  it('goes to its order when that was given up, and cannot be bought a second time', async () => {
    const request = await lost();
    for (let tries = 0; tries < 8; tries += 1) scene.voice.onSearch.fail('aws_unavailable');
    await workOn(request);
    expect(await ordersOf(request)).toEqual([['failed', undefined]]);
    await syncAgain(scene);
    expect(await ordersOf(request)).toEqual([['leased', '+12065550001']]);
    expect((await scene.view(request.id)).status).toBe('leased');
    const again = { actor: actorOf(REQUESTER), correlationId: 'again', requestId: request.id };
    expect(await retryRequest(scene.context, again)).toMatchObject({ ok: false });
    expect(scene.voice.leases).toHaveLength(1);
  });

  it('does not hold back other new numbers of its kind', async () => {
    await lost();
    const { awsId } = scene.voice.arrive();
    const forged = scene.voice.arrive({}, { 'dialtone:order': '999' });
    await sync();
    expect(await rowOf(scene, awsId)).toMatchObject({ projectId: null });
    expect(await rowOf(scene, forged.awsId)).toMatchObject({ projectId: null });
  });
});

describe('the tags of a number that arrived', () => {
  const askedTags = async () => {
    const request = await scene.askApproved([inArgentina()]);
    scene.voice.arrive({ country: 'AR' });
    await syncAgain(scene);
    return request;
  };

  it('are written again after AWS was away, and by nobody twice', async () => {
    await askedTags();
    scene.voice.before.TagResource.fail('aws_throttled');
    await sync();
    await sync();
    expect(scene.voice.changes).toEqual([]);
    scene.clock.advance(HOUR / 12);
    await Promise.all([sync(), sync()]);
    expect(scene.voice.changes).toHaveLength(1);
    expect((await rowOf(scene, 'phone-0001')).writeTagsAt).toBeNull();
  });

  it('are taken over from a worker that died, a minute later', async () => {
    await askedTags();
    scene.voice.before.TagResource.meet(async () => {
      throw new Error('the worker dies');
    });
    await expect(sync()).rejects.toThrow('the worker dies');
    await sync();
    expect(scene.voice.changes).toEqual([]);
    scene.clock.advance(60_000);
    await sync();
    expect(scene.voice.changes).toHaveLength(1);
  });

  it('are given up when AWS will never take them', async () => {
    await askedTags();
    scene.voice.before.TagResource.fail('aws_not_found');
    await sync();
    expect((await rowOf(scene, 'phone-0001')).writeTagsAt).toBeNull();
  });
});
