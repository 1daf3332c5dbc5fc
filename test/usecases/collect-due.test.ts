import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from '#db/drizzle.ts';
import { setAccountDue } from '#db/queries/accounts.ts';
import { claimDelivery } from '#db/queries/deliveries.ts';
import { markProjectArchived } from '#db/queries/projects.ts';
import { cards, notices } from '#db/schema/schema.ts';
import { type Job, jobIdOf } from '#jobs/catalog.ts';
import { collectDue } from '#src/usecases/collect-due.ts';
import { leaseNumber } from '#src/usecases/lease-number.ts';
import { ADMIN, aUser, REQUESTER } from '../support/request-view.ts';
import { aBasketLine, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  await inventoryIsRead();
});
afterEach(() => scene.close());

/** The account and its numbers were read just now. */
async function inventoryIsRead(): Promise<void> {
  const dueAt = new Date(scene.clock.now().getTime() + HOUR);
  await setAccountDue(scene.context.db, 'us-east-1', dueAt);
}

async function collect(): Promise<string[]> {
  scene.queue.take();
  await collectDue(scene.context);
  return idsOf(scene.queue.take());
}
const idsOf = (jobs: readonly Job[]): string[] => jobs.map(jobIdOf).sort();
const withoutNotices = (ids: readonly string[]) => ids.filter((id) => !id.startsWith('notice.'));

describe('the sweep', () => {
  it('hands nothing on when nothing is due', async () => {
    expect(await collect()).toEqual([]);
  });

  it('hands on every message that is due, and none that is not or was delivered', async () => {
    await scene.ask();
    expect(await collect()).toEqual(['notice.deliver-1', 'notice.deliver-2']);
    scene.queue.jobs.push({ name: 'sweep', payload: {} });
    await workOff(scene);
    expect(await collect()).toEqual([]);
    scene.clock.advance(6 * DAY);
    await inventoryIsRead();
    expect(await collect()).toEqual(['notice.deliver-3']);
  });

  it('hands on every order that was approved and nobody works on', async () => {
    await scene.ask([aBasketLine({ quantity: 2 })]);
    await scene.askApproved([aBasketLine({ quantity: 2 })]);
    expect(withoutNotices(await collect())).toEqual(['order.lease-3', 'order.lease-4']);
  });

  it('leaves an order that a worker has taken alone, until the worker is taken for dead', async () => {
    const { orders } = await scene.askApproved();
    const [order] = orders;
    if (order === undefined) throw new Error('one order');
    scene.voice.beforeLease.meet(async () => {
      throw new Error('the worker died');
    });
    await expect(leaseNumber(scene.context, order.id)).rejects.toThrow();
    scene.clock.advance(MINUTE - 1);
    expect(withoutNotices(await collect())).toEqual([]);
    scene.clock.advance(1);
    expect(withoutNotices(await collect())).toEqual([`order.lease-${order.id}`]);
  });

  it('hands on cards that owe a redraw, and none that is gone', async () => {
    await scene.ask();
    scene.queue.jobs.push({ name: 'sweep', payload: {} });
    await workOff(scene);
    const { db } = scene.context;
    const redrawAt = scene.clock.now();
    await db.update(cards).set({ redrawAt });
    expect(await collect()).toEqual(['card.redraw-1', 'card.redraw-2']);
    await db
      .update(cards)
      .set({ redrawAt: new Date(redrawAt.getTime() + 1) })
      .where(eq(cards.id, 1 as never));
    expect(await collect()).toEqual(['card.redraw-2']);
  });

  it('hands on requests whose time is over, and only those that are pending', async () => {
    const { id, expiresAt } = await scene.ask();
    await scene.askApproved();
    scene.clock.moveTo(new Date(expiresAt.getTime() - 1));
    expect(await collect()).not.toContain(`request.expire-${id}`);
    scene.clock.advance(1);
    const due = await collect();
    expect(due.filter((job) => job.startsWith('request.expire'))).toEqual([`request.expire-${id}`]);
  });

  it('hands on one check for each Region in which AWS sets numbers up', async () => {
    scene.voice.statusOfNew = 'PENDING';
    await scene.askApproved([aBasketLine({ quantity: 2 })]);
    scene.queue.jobs.push({ name: 'sweep', payload: {} });
    await workOff(scene, 2 * SECOND);
    scene.clock.advance(5 * SECOND);
    const checks = (await collect()).filter((id) => id.startsWith('numbers.'));
    expect(checks).toEqual(['numbers.check-us-east-1']);
  });

  it('reads the inventory of every Region when it is due, where a project is not archived', async () => {
    await scene.addProject({ name: 'European alerts', region: 'eu-west-1' });
    const old = await scene.addProject({ name: 'Old campaign', region: 'ap-south-1' });
    await scene.context.db.transaction((tx) => markProjectArchived(tx, old, aUser(ADMIN), scene.clock.now()));
    expect(await collect()).toEqual(['inventory.sync-eu-west-1']);
    scene.clock.advance(HOUR);
    expect(await collect()).toEqual(['inventory.sync-eu-west-1', 'inventory.sync-us-east-1']);
  });

  it('forgets deliveries of Slack’s after an hour', async () => {
    const { db } = scene.context;
    await claimDelivery(db, 'Ev1', scene.clock.now());
    scene.clock.advance(HOUR);
    await collect();
    expect(await claimDelivery(db, 'Ev1', scene.clock.now())).toBe(false);
    scene.clock.advance(1);
    await collect();
    expect(await claimDelivery(db, 'Ev1', scene.clock.now())).toBe(true);
  });

  it('takes five hundred messages at a time, the oldest first', async () => {
    const { id: requestId } = await scene.ask();
    const dueAt = new Date(scene.clock.now().getTime() - MINUTE);
    const many = Array.from({ length: 600 }, (_, nth) => ({
      requestId,
      kind: 'receipt' as const,
      recipient: REQUESTER,
      dedupeKey: `many:${nth}`,
      dueAt,
    }));
    await scene.context.db.insert(notices).values(many);
    const first = await collect();
    expect(first).toHaveLength(500);
    expect(first).not.toContain('notice.deliver-1');
  });
});

describe('sweeps at once', () => {
  it('hand on everything between them', async () => {
    await scene.askApproved([aBasketLine({ quantity: 10 })]);
    const alone = await collect();
    expect(alone.filter((id) => id.startsWith('order.'))).toHaveLength(10);
    await Promise.all(Array.from({ length: 5 }, () => collectDue(scene.context)));
    expect([...new Set(idsOf(scene.queue.take()))]).toEqual(alone);
  });

  it('lose nothing when the queue is away: the next one finds the same', async () => {
    await scene.askApproved([aBasketLine({ quantity: 2 })]);
    const due = await collect();
    scene.queue.isAway = true;
    await collectDue(scene.context);
    scene.queue.isAway = false;
    expect(await collect()).toEqual(due);
    expect(scene.log.lines).toMatchObject([{ level: 'warn' }]);
  });
});

describe('after every job was lost', () => {
  it('the sweep alone brings a request to its result', async () => {
    const { id } = await scene.askApproved([aBasketLine({ quantity: 3 }), aBasketLine({ country: 'CA' })]);
    scene.queue.take();
    for (let minute = 0; minute < 3; minute += 1) {
      scene.queue.jobs.push({ name: 'sweep', payload: {} });
      await workOff(scene, MINUTE);
      scene.clock.advance(MINUTE);
    }
    expect((await scene.view(id)).status).toBe('leased');
    expect(scene.notifier.deliveries()).toEqual(
      expect.arrayContaining([`result_to_requester to ${REQUESTER}`, 'result_in_thread to C0VOICE']),
    );
  });
});
