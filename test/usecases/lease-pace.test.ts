import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOrder } from '#db/queries/orders.ts';
import { SLOT_LIFETIME_MS } from '#src/domain/pacing.ts';
import type { OrderId } from '#src/domain/request.ts';
import { leaseNumber } from '#src/usecases/lease-number.ts';
import { aBasketLine, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const SWEEP = { name: 'sweep', payload: {} } as const;

let scene: Scene;
let start: number;
beforeEach(async () => {
  scene = await openScene();
  start = scene.clock.now().getTime();
});
afterEach(() => scene.close());

const at = (ms: number): Date => new Date(start + ms);
const lease = (id: OrderId) => leaseNumber(scene.context, id);

async function approved(quantity: number, region = 'us-east-1'): Promise<OrderId[]> {
  const projectId = await scene.addProject({ name: `Project in ${region}`, region });
  const { orders } = await scene.askApproved([aBasketLine({ quantity })], { projectId });
  return orders.map((order) => order.id);
}

/** When AWS was called, in milliseconds from the start, for each of so many calls. */
function watchCalls(count: number): number[] {
  const times: number[] = [];
  for (let call = 0; call < count; call += 1) {
    scene.voice.beforeLease.meet(async () => {
      times.push(scene.clock.now().getTime() - start);
    });
  }
  return times;
}

describe('at AWS’s pace', () => {
  it('one number of a Region is leased per second, each in its own slot', async () => {
    const times = watchCalls(5);
    await approved(5);
    scene.queue.jobs.push(SWEEP);
    await workOff(scene);
    expect(times).toEqual([0, 1000, 2000, 3000, 4000]);
  });

  it('Regions do not wait for one another', async () => {
    const times = watchCalls(4);
    await approved(2, 'us-east-1');
    await approved(2, 'eu-west-1');
    scene.queue.jobs.push(SWEEP);
    await workOff(scene);
    expect(times).toEqual([0, 0, 1000, 1000]);
  });

  it('an order keeps the slot that it was given, and calls AWS when it has come', async () => {
    const [first, second] = await approved(2);
    if (first === undefined || second === undefined) throw new Error('two orders');
    expect(await lease(first)).toBeUndefined();
    expect(await lease(second)).toEqual({ runAgainAt: at(1000) });
    expect(await lease(second)).toEqual({ runAgainAt: at(1000) });
    expect((await findOrder(scene.context.db, second))?.slotAt).toEqual(at(1000));
    scene.clock.advance(1000);
    expect(await lease(second)).toBeUndefined();
    expect(scene.voice.leases).toHaveLength(2);
  });

  it('a slot that was not used in time is given up for a new one', async () => {
    const [first, second, third] = await approved(3);
    if (first === undefined || second === undefined || third === undefined) throw new Error('three orders');
    await lease(first);
    await lease(second);
    scene.clock.advance(1000 + SLOT_LIFETIME_MS);
    expect(await lease(third)).toBeUndefined();
    expect(await lease(second)).toEqual({ runAgainAt: at(1000 + SLOT_LIFETIME_MS + 1000) });
  });

  it('twenty jobs that run at once get twenty slots', async () => {
    const ids = [...(await approved(10)), ...(await approved(10, 'us-east-2'))];
    const outcomes = await Promise.all(ids.map(lease));
    const slots = outcomes.flatMap((outcome) =>
      outcome === undefined ? [] : [outcome.runAgainAt.getTime() - start],
    );
    const nine = Array.from({ length: 9 }, (_, nth) => (nth + 1) * 1000);
    expect(slots.sort((a, b) => a - b)).toEqual([...nine, ...nine].sort((a, b) => a - b));
    expect(scene.voice.leases).toHaveLength(2);
  });

  it('a throttled call holds up every order behind it, and is made again', async () => {
    await approved(3);
    scene.voice.beforeLease.fail('aws_throttled', { retryAfterMs: 20_000 });
    const times = watchCalls(3);
    scene.queue.jobs.push(SWEEP);
    await workOff(scene);
    expect(times).toEqual([20_000, 21_000, 22_000]);
    expect(scene.voice.numbers()).toHaveLength(3);
  });
});
