import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from '#db/drizzle.ts';
import { numbers, relinquishments } from '#db/schema/schema.ts';
import { leaseNumber } from '#src/usecases/lease-number.ts';
import { syncInventory } from '#src/usecases/sync-inventory.ts';
import { REGION, rowOf, storyOf, syncAgain } from '../support/inventory.ts';
import { aUser, LEAD } from '../support/request-view.ts';
import { insertRequestRow } from '../support/rows.ts';
import { openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ awsIntervalMs: 0 });
});
afterEach(() => scene.close());

const sync = () => syncInventory(scene.context, REGION);
const actionsOf = async (awsId: string) =>
  (await storyOf(scene, (await rowOf(scene, awsId)).id)).map((event) => event.action);

/** A number of a request, as AWS calls it. */
async function leased(): Promise<string> {
  const { orders } = await scene.askApproved();
  for (const order of orders) await leaseNumber(scene.context, order.id);
  scene.queue.take();
  return `phone-${String(scene.voice.numbers().length).padStart(4, '0')}`;
}

describe('a number that we have', () => {
  it('changes nothing, and leaves no trace, as long as AWS says the same', async () => {
    const awsId = await leased();
    await sync();
    const story = await actionsOf(awsId);
    const row = await rowOf(scene, awsId);
    await syncAgain(scene);
    expect(await actionsOf(awsId)).toEqual(story);
    expect(await rowOf(scene, awsId)).toEqual(row);
  });

  it('follows what somebody changed at AWS, each change with its audit row', async () => {
    const awsId = await leased();
    scene.voice.change(awsId, {
      status: 'DISASSOCIATING',
      deletionProtected: false,
      poolId: 'pool-1',
      registrationId: 'reg-12',
      price: { monthlyCents: 125, currency: 'USD' },
      capabilities: ['SMS', 'VOICE'],
    });
    await syncAgain(scene);
    const row = await rowOf(scene, awsId);
    expect(row).toMatchObject({
      status: 'DISASSOCIATING',
      deletionProtected: false,
      poolId: 'pool-1',
      registrationId: 'reg-12',
      monthlyCents: 125,
      capabilities: ['SMS', 'VOICE'],
    });
    const actor = { kind: 'job', name: 'inventory.sync' };
    expect((await storyOf(scene, row.id)).slice(-3)).toMatchObject([
      {
        action: 'number.status_changed',
        actor,
        before: { status: 'ACTIVE' },
        after: { status: 'DISASSOCIATING' },
      },
      { action: 'number.protection_changed', before: { isProtected: true }, after: { isProtected: false } },
      {
        action: 'number.changed',
        before: { monthlyCents: 100, poolId: null, registrationId: null },
        after: { monthlyCents: 125, poolId: 'pool-1', registrationId: 'reg-12' },
      },
    ]);
  });

  it('is gone once a complete reading no longer has it, and back when a later one has', async () => {
    const awsId = await leased();
    const [number] = scene.voice.numbers();
    scene.voice.forget(awsId);
    await syncAgain(scene);
    expect((await rowOf(scene, awsId)).status).toBe('GONE');
    expect((await actionsOf(awsId)).at(-1)).toBe('number.status_changed');
    scene.voice.arrive({ ...number, awsId });
    await syncAgain(scene);
    expect((await rowOf(scene, awsId)).status).toBe('ACTIVE');
  });

  it('redraws the card that shows it', async () => {
    const { id, orders } = await scene.askApproved();
    for (const order of orders) await leaseNumber(scene.context, order.id);
    const { version } = await scene.view(id);
    scene.voice.forget('phone-0001');
    await syncAgain(scene);
    expect((await scene.view(id)).version).toBe(version + 1);
  });

  it('is not gone when it was leased after the reading began', async () => {
    const { voice } = scene;
    voice.listNumbers = async () => {
      const listed = voice.numbers();
      scene.clock.advance(1);
      await leased();
      return listed;
    };
    await sync();
    expect((await rowOf(scene, 'phone-0001')).status).toBe('ACTIVE');
  });

  it('is left alone while a worker gives it back, who tells what became of it', async () => {
    const awsId = await leased();
    const { id: numberId } = await rowOf(scene, awsId);
    const { id } = await insertRequestRow(scene.context.db, {
      kind: 'relinquish_number',
      projectId: scene.projectId,
      submissionKey: 'relinquish',
      status: 'releasing',
      decidedBy: aUser(LEAD),
      decidedAt: scene.clock.now(),
    });
    await scene.context.db.insert(relinquishments).values({
      requestId: id,
      numberId,
      deletionProtected: true,
      isLastInCountry: false,
    });
    scene.voice.forget(awsId);
    await syncAgain(scene);
    expect((await rowOf(scene, awsId)).status).toBe('ACTIVE');
  });

  it('is not undone by a reading that is older than what Dialtone has written since', async () => {
    const awsId = await leased();
    scene.voice.change(awsId, { deletionProtected: false });
    scene.clock.advance(1000);
    const { voice } = scene;
    const list = voice.listNumbers.bind(voice);
    voice.listNumbers = async (region, kind) => {
      const listed = await list(region, kind);
      await scene.context.db
        .update(numbers)
        .set({ checkedAt: scene.clock.now() })
        .where(eq(numbers.awsId, awsId));
      return listed;
    };
    await sync();
    expect((await rowOf(scene, awsId)).deletionProtected).toBe(true);
  });

  it('is known as of when the reading began, so that a later look counts', async () => {
    const awsId = await leased();
    scene.voice.change(awsId, { deletionProtected: false });
    scene.clock.advance(1000);
    const began = scene.clock.now();
    const { voice } = scene;
    const list = voice.listNumbers.bind(voice);
    voice.listNumbers = async (region, kind) => {
      scene.clock.advance(1000);
      return list(region, kind);
    };
    await sync();
    expect((await rowOf(scene, awsId)).checkedAt).toEqual(began);
  });

  it('that AWS still sets up is left to who follows it', async () => {
    scene.voice.statusOfNew = 'PENDING';
    const awsId = await leased();
    scene.voice.setStatus(awsId, 'ACTIVE');
    await syncAgain(scene);
    expect((await rowOf(scene, awsId)).status).toBe('PENDING');
  });
});
