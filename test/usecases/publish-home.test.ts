import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findHome } from '#db/queries/homes.ts';
import { homes } from '#db/schema/schema.ts';
import { AppError } from '#src/domain/errors.ts';
import type { HomeId, SlackUserId } from '#src/domain/request.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import { collectDue } from '#src/usecases/collect-due.ts';
import { openHome, publishHome } from '#src/usecases/publish-home.ts';
import { syncInventory } from '#src/usecases/sync-inventory.ts';
import { REGION } from '../support/inventory.ts';
import { LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { actorOf, aPerson, granted, openScene, type Scene, STRANGER } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const SECOND = 1000;
const GATHER_MS = 3 * SECOND;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ redrawIntervalMs: GATHER_MS });
  // The first reading of a Region redraws the Homes that show it.
  await syncInventory(scene.context, REGION);
});
afterEach(() => scene.close());

const open = (userId: SlackUserId = LEAD) => openHome(scene.context, actorOf(userId));
const fromNow = (ms: number): Date => new Date(scene.clock.now().getTime() + ms);
const publish = (id: HomeId) => publishHome(scene.context, id);

/** Who saw how many requests that wait for them, in the order of publication. */
const published = () => scene.notifier.homes.map(({ userId, content }) => [userId, content.toDecideCount]);

/** Of the requests that a person saw last as theirs. */
const statuses = (userId: SlackUserId) =>
  scene.notifier.homes
    .findLast((home) => home.userId === userId)
    ?.content.mine.map((request) => request.status);

async function homeOf(userId: SlackUserId = LEAD) {
  const rows = await scene.context.db.select().from(homes);
  const row = rows.find((each) => each.userId === userId);
  if (row === undefined) throw new Error(`${userId} never opened the Home`);
  return row;
}

/** Opened and published; nothing is under way. */
async function opened(userId: SlackUserId = LEAD): Promise<HomeId> {
  await open(userId);
  await workOff(scene);
  scene.notifier.homes.length = 0;
  return (await homeOf(userId)).id;
}

/** A request; what its rows promise is done by the sweep. */
async function asked() {
  const request = await scene.ask();
  scene.clock.advance(GATHER_MS);
  await collectDue(scene.context);
  await workOff(scene);
  return request;
}

async function approve(requestId: Awaited<ReturnType<Scene['ask']>>['id']): Promise<void> {
  granted(await approveRequest(scene.context, { actor: actorOf(LEAD), correlationId: 'click', requestId }));
}

describe('an App Home that is opened', () => {
  it('is published from the rows, at once and once', async () => {
    await scene.ask();
    await open();
    expect(await workOff(scene, 0)).toEqual([`home.publish-${(await homeOf()).id}`]);
    expect(published()).toEqual([[LEAD, 1]]);
    expect(await homeOf()).toMatchObject({ publishAt: null, publishedAt: scene.clock.now() });
  });

  it('is a first visit until it was published once', async () => {
    scene.notifier.onPublish.fail('slack_refused', { slackError: 'not_enabled' });
    for (const _ of Array.from({ length: 3 })) {
      await open();
      await workOff(scene);
    }
    expect(scene.notifier.homes.map(({ content }) => content.isFirstVisit)).toEqual([true, false]);
  });

  it('is published when the queue was away, by the sweep', async () => {
    scene.queue.isAway = true;
    await open();
    scene.queue.isAway = false;
    expect(await workOff(scene)).toEqual([]);
    await collectDue(scene.context);
    await workOff(scene);
    expect(published()).toEqual([[LEAD, 0]]);
  });

  it('is not kept for a person of another workspace', async () => {
    await scene.addPerson(aPerson(STRANGER, { teamId: 'T0OTHER' }));
    await open(STRANGER);
    expect(await scene.context.db.select().from(homes)).toEqual([]);
    expect(scene.queue.names()).toEqual([]);
  });

  it('does nothing on a second delivery of its job', async () => {
    const id = await opened();
    expect(await publish(id)).toBeUndefined();
    expect(await publish(999 as HomeId)).toBeUndefined();
    expect(published()).toEqual([]);
  });
});

describe('a Home that was opened once', () => {
  it('is published again when something is asked and when it is decided', async () => {
    await opened(LEAD);
    await opened(REQUESTER);
    const { id } = await asked();
    expect(published()).toEqual([
      [LEAD, 1],
      [REQUESTER, 0],
    ]);
    expect(statuses(REQUESTER)).toEqual(['pending']);
    await approve(id);
    await workOff(scene);
    expect(published()).toContainEqual([LEAD, 0]);
    expect(statuses(REQUESTER)).toEqual([]);
  });

  it('is not published for people who never opened it', async () => {
    await opened(LEAD);
    await asked();
    expect(new Set(published().map(([userId]) => userId))).toEqual(new Set([LEAD]));
    await expect(homeOf(LEAD_2)).rejects.toThrow('never opened');
  });

  it('gathers the changes of three seconds', async () => {
    const id = await opened();
    for (const _ of Array.from({ length: 3 })) await scene.ask();
    expect(await publish(id)).toEqual({ runAgainAt: (await homeOf()).publishAt });
    expect(published()).toEqual([]);
    scene.clock.advance(GATHER_MS + SECOND);
    expect(await publish(id)).toBeUndefined();
    expect(published()).toEqual([[LEAD, 3]]);
  });
});

describe('a change while a Home is being published', () => {
  it('is not lost', async () => {
    const id = await opened();
    await open();
    scene.notifier.onPublish.meet(async () => {
      await scene.ask();
    });
    scene.clock.advance(SECOND);
    const again = await publish(id);
    expect(published()).toEqual([[LEAD, 0]]);
    expect(again).toEqual({ runAgainAt: fromNow(GATHER_MS) });
    scene.clock.advance(GATHER_MS);
    expect(await publish(id)).toBeUndefined();
    expect(published()).toEqual([
      [LEAD, 0],
      [LEAD, 1],
    ]);
  });

  it('is not lost when it is opened at the same moment as well', async () => {
    const id = await opened();
    await open();
    scene.notifier.onPublish.meet(async () => {
      await scene.ask();
      await open();
    });
    expect(await publish(id)).toEqual({ runAgainAt: fromNow(1) });
    scene.clock.advance(1);
    expect(await publish(id)).toBeUndefined();
    expect(published().at(-1)).toEqual([LEAD, 1]);
  });

  it('is shown in the end when two workers publish it at once', async () => {
    const id = await opened();
    await open();
    scene.notifier.onPublish.meet(async () => {
      await scene.ask();
      scene.clock.advance(GATHER_MS);
      await publish(id);
    });
    const again = await publish(id);
    expect(published()).toEqual([
      [LEAD, 1],
      [LEAD, 0],
    ]);
    expect(again).toEqual({ runAgainAt: scene.clock.now() });
    expect(await publish(id)).toBeUndefined();
    expect(published().at(-1)).toEqual([LEAD, 1]);
  });

  it('counts for each of two changes at once', async () => {
    const id = await opened();
    await Promise.all([scene.ask(), scene.ask()]);
    scene.clock.advance(GATHER_MS + SECOND);
    await publish(id);
    expect(published()).toEqual([[LEAD, 2]]);
  });
});

describe('a Slack that does not take a Home', () => {
  it('is asked again when it says so', async () => {
    await open();
    const { id } = await homeOf();
    scene.notifier.onPublish.fail('slack_rate_limited', { retryAfterMs: 30 * SECOND });
    expect(await publish(id)).toEqual({ runAgainAt: fromNow(30 * SECOND) });
    expect(await homeOf()).toMatchObject({ attempts: 1, publishAt: fromNow(30 * SECOND) });
    scene.clock.advance(30 * SECOND);
    expect(await publish(id)).toBeUndefined();
    expect(await homeOf()).toMatchObject({ attempts: 0, publishAt: null });
  });

  it('is asked less and less often while it is away, and not for ever', async () => {
    await open();
    for (const _ of Array.from({ length: 8 })) scene.notifier.onPublish.fail('slack_unavailable');
    const from = scene.clock.now().getTime();
    await workOff(scene, 24 * 60 * 60 * SECOND);
    expect((scene.clock.now().getTime() - from) / SECOND).toBe(1 + 2 + 4 + 8 + 16 + 32 + 64);
    expect(published()).toEqual([]);
    expect(await homeOf()).toMatchObject({ publishAt: null, publishedAt: null, attempts: 0 });
    expect(scene.log.lines.at(-1)).toMatchObject({ level: 'warn', message: 'app home cannot be published' });
    await open();
    await workOff(scene);
    expect(published()).toEqual([[LEAD, 0]]);
  });

  it('is not asked again when it refuses, until something changes', async () => {
    await open();
    scene.notifier.onPublish.fail('slack_refused', { slackError: 'invalid_arguments' });
    await workOff(scene);
    await collectDue(scene.context);
    await workOff(scene);
    expect(published()).toEqual([]);
    await asked();
    expect(published()).toEqual([[LEAD, 1]]);
  });

  it('is told apart from a defect of ours, which the job’s own tries meet', async () => {
    await open();
    const { id, publishAt } = await homeOf();
    scene.notifier.onPublish.meet(async () => {
      throw new AppError('database_unavailable');
    });
    await expect(publish(id)).rejects.toMatchObject({ code: 'database_unavailable' });
    expect(await findHome(scene.context.db, id)).toMatchObject({ publishAt, attempts: 0 });
  });
});
