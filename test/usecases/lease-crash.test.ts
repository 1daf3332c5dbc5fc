import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOrder } from '#db/queries/orders.ts';
import { awsCalls, numbers } from '#db/schema/schema.ts';
import { AppError } from '#src/domain/errors.ts';
import type { OrderId, RequestId } from '#src/domain/request.ts';
import { leaseNumber } from '#src/usecases/lease-number.ts';
import { aBasketLine, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const MINUTE = 60_000;
const SWEEP = { name: 'sweep', payload: {} } as const;

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
const outcomes = async () =>
  (await scene.context.db.select().from(awsCalls).orderBy(awsCalls.id)).map((call) => call.outcome);
const inventory = () => scene.context.db.select({ awsId: numbers.awsId }).from(numbers);

class Crash extends Error {}
/** The worker dies at this point of the call. */
const die = async (): Promise<void> => {
  throw new Crash();
};

/** A worker that is stopped in the middle of its call, until it is let go. */
function stopIn(script: Scene['voice']['beforeLease'], error?: AppError) {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  script.meet(async () => {
    reached.resolve();
    await gate.promise;
    if (error !== undefined) throw error;
  });
  return { reached: reached.promise, letGo: gate.resolve };
}

describe('a worker that dies after AWS has leased the number', () => {
  beforeEach(async () => {
    scene.voice.afterLease.meet(die);
    await expect(lease()).rejects.toThrow(Crash);
  });

  it('leaves the order to another, which takes it over after a minute and not before', async () => {
    expect(await lease()).toEqual({ runAgainAt: fromNow(MINUTE) });
    scene.clock.advance(MINUTE - 1);
    expect(await lease()).toEqual({ runAgainAt: fromNow(1) });
    expect(await inventory()).toEqual([]);
    scene.clock.advance(1);
    expect(await lease()).toBeUndefined();
    expect(await inventory()).toHaveLength(1);
  });

  it('costs no second number: the tagged one is adopted without another call', async () => {
    scene.clock.advance(MINUTE);
    await lease();
    expect(scene.voice.leases).toHaveLength(1);
    expect(scene.voice.numbers()).toHaveLength(1);
    expect(await outcomes()).toEqual([null, 'adopted']);
    expect((await scene.view(requestId)).status).toBe('leased');
  });

  it('is made good by the sweep alone, with an empty queue', async () => {
    scene.clock.advance(MINUTE);
    scene.queue.jobs.push(SWEEP);
    await workOff(scene);
    expect((await scene.view(requestId)).status).toBe('leased');
  });

  it('does not make another order of the same kind adopt its number', async () => {
    const other = await scene.askApproved([aBasketLine()]);
    scene.queue.jobs.push(
      ...other.orders.map((order) => ({ name: 'order.lease' as const, payload: { id: order.id } })),
    );
    scene.clock.advance(MINUTE);
    await workOff(scene, 0);
    scene.clock.advance(1000);
    await lease();
    expect(scene.voice.numbers()).toHaveLength(2);
    expect(await outcomes()).toEqual([null, 'done', 'adopted']);
  });
});

describe('a worker that dies before AWS has heard of the call', () => {
  it('makes the next one look first, and then call with the same token', async () => {
    scene.voice.beforeLease.meet(die);
    await expect(lease()).rejects.toThrow(Crash);
    scene.clock.advance(MINUTE);
    await lease();
    expect(scene.voice.searches).toMatchObject([{ country: 'US' }]);
    expect(scene.voice.leases).toHaveLength(2);
    expect(new Set(scene.voice.leases.map((call) => call.clientToken)).size).toBe(1);
    expect(await outcomes()).toEqual([null, 'done']);
  });
});

describe('an answer that is lost', () => {
  it('makes the next try adopt the number that AWS leased', async () => {
    scene.voice.afterLease.fail('aws_unavailable');
    scene.queue.jobs.push(SWEEP);
    await workOff(scene);
    expect(scene.voice.leases).toHaveLength(1);
    expect(await outcomes()).toEqual(['unknown', 'adopted']);
    expect((await scene.view(requestId)).status).toBe('leased');
  });

  it('is not looked for again once AWS has said no', async () => {
    scene.voice.beforeLease.fail('aws_throttled');
    scene.queue.jobs.push(SWEEP);
    await workOff(scene);
    expect(scene.voice.searches).toEqual([]);
    expect(await outcomes()).toEqual(['refused', 'done']);
  });
});

describe('two workers with the same job', () => {
  it('make one call when they start at once', async () => {
    await Promise.all(Array.from({ length: 5 }, lease));
    scene.clock.advance(5000);
    await lease();
    expect(scene.voice.leases).toHaveLength(1);
    expect(await inventory()).toHaveLength(1);
  });

  it('keep the number that AWS gave the first, also when the second was refused meanwhile', async () => {
    const stopped = stopIn(scene.voice.beforeLease);
    const first = lease();
    await stopped.reached;
    scene.clock.advance(MINUTE);
    scene.voice.beforeLease.fail('aws_access_denied');
    await lease();
    expect((await scene.view(requestId)).status).toBe('failed');
    stopped.letGo();
    await first;
    expect(await scene.view(requestId)).toMatchObject({ status: 'leased', orders: [{ status: 'leased' }] });
    expect(await inventory()).toHaveLength(1);
  });

  it('make one call while the first waits for its answer', async () => {
    const stopped = stopIn(scene.voice.beforeLease);
    const first = lease();
    await stopped.reached;
    scene.clock.advance(10_000);
    expect(await lease()).toEqual({ runAgainAt: fromNow(MINUTE - 10_000) });
    stopped.letGo();
    await first;
    expect(scene.voice.leases).toHaveLength(1);
  });

  it('lease one number when the first is only slow and is taken over', async () => {
    const stopped = stopIn(scene.voice.afterLease);
    const slow = lease();
    await stopped.reached;
    scene.clock.advance(MINUTE);
    await lease();
    stopped.letGo();
    await slow;
    expect(scene.voice.numbers()).toHaveLength(1);
    expect(await inventory()).toHaveLength(1);
    expect((await scene.view(requestId)).status).toBe('leased');
    expect(await outcomes()).toEqual(['done', 'adopted']);
  });

  it.each(['aws_unavailable', 'aws_no_stock'] as const)(
    'do not disturb each other when the slow one fails late with %s',
    async (code) => {
      const slowOne = stopIn(scene.voice.beforeLease, new AppError(code));
      const slow = lease();
      await slowOne.reached;
      scene.clock.advance(MINUTE);
      const taker = stopIn(scene.voice.afterLease);
      const second = lease();
      await taker.reached;
      slowOne.letGo();
      await slow;
      expect((await findOrder(scene.context.db, id))?.status).toBe('calling');
      taker.letGo();
      await second;
      expect((await scene.view(requestId)).status).toBe('leased');
      expect(await inventory()).toHaveLength(1);
    },
  );
});
