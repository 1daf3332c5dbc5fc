import { afterEach, describe, expect, it } from 'vitest';
import { eq } from '#db/drizzle.ts';
import { setGoneDue } from '#db/queries/relinquishments.ts';
import { findWork } from '#db/queries/work.ts';
import { cards, numbers } from '#db/schema/schema.ts';
import type { RelinquishRequest } from '#src/domain/request-view.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import type { Settings } from '#src/usecases/context.ts';
import { deliverNotice } from '#src/usecases/deliver-notice.ts';
import { keepNumber } from '#src/usecases/keep-number.ts';
import { recordListed } from '#src/usecases/record-listed.ts';
import { relinquishNumber } from '#src/usecases/relinquish-number.ts';
import { noticeIn } from '../support/notices.ts';
import { approvedRelease, askToRelinquish, leasedNumber, relinquishmentAt } from '../support/relinquish.ts';
import { LEAD } from '../support/request-view.ts';
import { actorOf, granted, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let scene: Scene;
afterEach(() => scene.close());

async function inGrace(settings: Partial<Settings> = {}): Promise<RelinquishRequest> {
  scene = await openScene(settings);
  return approvedRelease(scene, (await leasedNumber(scene)).id);
}

const fromNow = (ms: number): Date => new Date(scene.clock.now().getTime() + ms);
const dueAt = async ({ id }: RelinquishRequest) =>
  (await findWork(scene.context.db, 'relinquish_number', id))?.dueAt;

describe('the grace period', () => {
  it('starts with the approval and lasts seven days', async () => {
    const request = await inGrace();
    expect(request).toMatchObject({ status: 'approved', relinquishAt: fromNow(7 * DAY) });
    expect(scene.voice.changes).toEqual([]);
  });

  it('of nothing releases at once', async () => {
    scene = await openScene({ graceMs: 0 });
    const { id: requestId } = await askToRelinquish(scene, (await leasedNumber(scene)).id);
    granted(
      await approveRequest(scene.context, { actor: actorOf(LEAD), correlationId: 'approval', requestId }),
    );
    expect(scene.queue.names()).toEqual(['number.relinquish']);
    await workOff(scene, 0);
    expect((await relinquishmentAt(scene, requestId)).status).toBe('relinquished');
    expect(scene.voice.numbers()).toEqual([]);
  });

  it('is waited for by a job that does nothing before its time', async () => {
    const request = await inGrace();
    expect(await relinquishNumber(scene.context, request.id)).toEqual({ runAgainAt: fromNow(DAY / 2 + 1) });
    expect(await relinquishmentAt(scene, request.id)).toEqual(request);
  });

  it('is found by the sweep alone when every job is lost', async () => {
    const request = await inGrace();
    scene.clock.advance(7 * DAY);
    scene.queue.jobs.push({ name: 'sweep', payload: {} });
    await workOff(scene);
    expect((await relinquishmentAt(scene, request.id)).status).toBe('relinquished');
  });

  it('of years does nothing early', async () => {
    const request = await inGrace({ graceMs: 800 * DAY });
    expect(await dueAt(request)).toEqual(fromNow(DAY / 2 + 1));
  });
});

describe('a number that somebody else gives back in the grace period', () => {
  const sweep = async () => {
    scene.queue.jobs.push({ name: 'sweep', payload: {} });
    await workOff(scene, 0);
  };

  async function synchroniseWithout(request: RelinquishRequest): Promise<void> {
    scene.voice.forget(request.number.awsId);
    const readingSince = scene.clock.now();
    await recordListed(scene.context, { region: 'us-east-1', numbers: [], readingSince }, () => false);
  }

  it('ends the request when the inventory has noticed, and nothing is claimed', async () => {
    const request = await inGrace();
    scene.clock.advance(2 * DAY);
    await synchroniseWithout(request);
    await sweep();
    expect(await relinquishmentAt(scene, request.id)).toMatchObject({
      status: 'failed',
      failure: { code: 'number_gone_at_aws' },
      number: { status: 'GONE', relinquishedAt: undefined },
    });
    expect(await dueAt(request)).toBeUndefined();
    expect(scene.voice.changes).toEqual([]);
  });

  it('is waited for all the same when AWS has it after all', async () => {
    const request = await inGrace();
    scene.clock.advance(2 * DAY);
    const { db } = scene.context;
    await db.update(numbers).set({ status: 'GONE' }).where(eq(numbers.id, request.number.id));
    await sweep();
    await relinquishNumber(scene.context, request.id);
    expect((await relinquishmentAt(scene, request.id)).status).toBe('approved');
    expect(scene.voice.changes).toEqual([]);
  });

  it('is waited for when AWS does not answer', async () => {
    const request = await inGrace();
    scene.clock.advance(2 * DAY);
    await synchroniseWithout(request);
    scene.voice.onDescribe.fail('aws_unavailable');
    await sweep();
    expect((await relinquishmentAt(scene, request.id)).status).toBe('approved');
    expect(await dueAt(request)).toEqual(fromNow(DAY / 2 + 1));
  });

  it('does not call a second worker to a release that one is at', async () => {
    const request = await inGrace();
    scene.clock.advance(7 * DAY);
    scene.voice.before.ReleasePhoneNumber.meet(async () => {
      const held = await dueAt(request);
      await scene.context.db.transaction((tx) => setGoneDue(tx, [request.number.id], scene.clock.now()));
      expect(await dueAt(request)).toEqual(held);
    });
    await relinquishNumber(scene.context, request.id);
    expect((await relinquishmentAt(scene, request.id)).status).toBe('relinquished');
  });
});

describe('the countdown', () => {
  it('is drawn anew when it says something else: days, hours, then minutes', async () => {
    const request = await inGrace({ graceMs: 2 * DAY });
    const end = request.relinquishAt?.getTime() ?? 0;
    const versions: number[] = [];
    for (const left of [1.5 * DAY, DAY, 23.5 * HOUR, 1.5 * HOUR, HOUR, 42.5 * MINUTE, MINUTE]) {
      scene.clock.moveTo(new Date(end - left + 1));
      await relinquishNumber(scene.context, request.id);
      versions.push((await relinquishmentAt(scene, request.id)).version - request.version);
    }
    expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await dueAt(request)).toEqual(request.relinquishAt);
  });

  it('makes every copy of the card owe a redraw', async () => {
    const request = await inGrace();
    await scene.context.db.insert(cards).values({
      requestId: request.id,
      kind: 'card',
      channelId: 'C0VOICE',
      ts: '1.1',
      drawnVersion: request.version,
      drawnAt: scene.clock.now(),
    });
    scene.clock.advance(DAY + 1);
    await relinquishNumber(scene.context, request.id);
    const [card] = await scene.context.db.select().from(cards).where(eq(cards.requestId, request.id));
    expect(card?.redrawAt).toEqual(scene.clock.now());
    expect(scene.queue.names()).toEqual(['card.redraw']);
  });

  it('is drawn once by several workers', async () => {
    const request = await inGrace();
    scene.clock.advance(DAY + 1);
    const runs = await Promise.all(
      Array.from({ length: 5 }, () => relinquishNumber(scene.context, request.id)),
    );
    expect(new Set(runs.map((run) => run?.runAgainAt.getTime()))).toEqual(
      new Set([fromNow(DAY / 2).getTime()]),
    );
    expect((await relinquishmentAt(scene, request.id)).version).toBe(request.version + 1);
  });

  it('misses nothing after a day without a worker', async () => {
    const request = await inGrace();
    scene.clock.advance(3.25 * DAY);
    expect(await relinquishNumber(scene.context, request.id)).toEqual({ runAgainAt: fromNow(DAY / 4 + 1) });
  });
});

describe('the reminder', () => {
  it('is due in the card’s thread a day before the end', async () => {
    const { id, relinquishAt } = await inGrace();
    expect(await noticeIn(scene, id, 'grace_reminder_in_thread')).toMatchObject({
      recipient: 'C0VOICE',
      forStatus: 'approved',
      dueAt: new Date((relinquishAt?.getTime() ?? 0) - DAY),
    });
  });

  it('is not promised when the grace period is shorter than a day', async () => {
    const { id } = await inGrace({ graceMs: DAY - 1 });
    await expect(noticeIn(scene, id, 'grace_reminder_in_thread')).rejects.toThrow('is owed');
  });

  it('is promised when the grace period is a day', async () => {
    const { id } = await inGrace({ graceMs: DAY });
    expect((await noticeIn(scene, id, 'grace_reminder_in_thread')).dueAt).toEqual(scene.clock.now());
  });

  it('is dropped when the number was kept', async () => {
    const request = await inGrace();
    const { id } = await noticeIn(scene, request.id, 'grace_reminder_in_thread');
    granted(
      await keepNumber(scene.context, { actor: actorOf(LEAD), correlationId: 'keep', requestId: request.id }),
    );
    scene.clock.advance(6 * DAY);
    await deliverNotice(scene.context, id);
    expect(await noticeIn(scene, request.id, 'grace_reminder_in_thread')).toMatchObject({
      deliveredAt: null,
      dropReason: 'the request is kept, not approved',
    });
  });
});
