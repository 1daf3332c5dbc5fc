import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asc, eq } from '#db/drizzle.ts';
import { markCardsStale } from '#db/queries/cards.ts';
import { bumpRequestVersion } from '#db/queries/requests.ts';
import { cards } from '#db/schema/schema.ts';
import { AppError } from '#src/domain/errors.ts';
import type { CardId, RequestId } from '#src/domain/request.ts';
import { transact } from '#src/usecases/context.ts';
import { promiseRedrawOfNewVersion } from '#src/usecases/promises.ts';
import { redrawCard, redrawClickedCopy } from '#src/usecases/redraw-card.ts';
import { doneOrBlocked, hold } from '../support/hold.ts';
import { CHANNEL, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const SECOND = 1000;
const GATHER_MS = 3 * SECOND;

let scene: Scene;
let requestId: RequestId;
beforeEach(async () => {
  scene = await openScene({ redrawIntervalMs: GATHER_MS });
  ({ id: requestId } = await scene.ask());
  scene.queue.jobs.push({ name: 'sweep', payload: {} });
  await workOff(scene);
});
afterEach(() => scene.close());

const fromNow = (ms: number): Date => new Date(scene.clock.now().getTime() + ms);
const redraw = (id: CardId) => redrawCard(scene.context, id);
const change = () =>
  transact(scene.context, (tx, handOn) => promiseRedrawOfNewVersion(tx, handOn, scene.context, requestId));

async function cardOf(kind: 'card' | 'receipt' = 'card') {
  const [row] = await scene.context.db
    .select()
    .from(cards)
    .where(eq(cards.kind, kind))
    .orderBy(asc(cards.id));
  if (row === undefined) throw new Error(`there is no ${kind}`);
  return row;
}

describe('a change of a request', () => {
  it('redraws every copy from the row as it is now', async () => {
    scene.clock.advance(GATHER_MS);
    await change();
    await workOff(scene);
    const { version } = await scene.view(requestId);
    expect(scene.notifier.redrawn.map(({ kind, request }) => [kind, request.version])).toEqual([
      ['card', version],
      ['receipt', version],
    ]);
    expect(await cardOf()).toMatchObject({ drawnVersion: version, redrawAt: null });
  });

  it('is gathered with those that follow within three seconds', async () => {
    scene.clock.advance(GATHER_MS);
    await change();
    const { id } = await cardOf();
    expect(await redraw(id)).toBeUndefined();
    for (let nth = 0; nth < 5; nth += 1) {
      scene.clock.advance(100);
      await change();
    }
    expect(await redraw(id)).toEqual({ runAgainAt: fromNow(GATHER_MS - 500) });
    scene.clock.advance(GATHER_MS - 500);
    expect(await redraw(id)).toBeUndefined();
    expect(scene.notifier.redrawn.map((drawing) => drawing.request.version)).toEqual([2, 7]);
  });

  it('costs one call however often the job runs', async () => {
    scene.clock.advance(GATHER_MS);
    await change();
    const { id } = await cardOf();
    await redraw(id);
    expect(await redraw(id)).toBeUndefined();
    expect(await redraw(999_999 as CardId)).toBeUndefined();
    expect(scene.notifier.redrawn).toHaveLength(1);
  });
});

describe('a request that moves on while its card is drawn', () => {
  it('leaves the card due again, after the time of gathering', async () => {
    scene.clock.advance(GATHER_MS);
    await change();
    const { id } = await cardOf();
    scene.notifier.onRedraw.meet(async () => change());
    expect(await redraw(id)).toEqual({ runAgainAt: fromNow(GATHER_MS) });
    expect(await cardOf()).toMatchObject({ drawnVersion: 2, redrawAt: fromNow(GATHER_MS) });
    scene.clock.advance(GATHER_MS);
    expect(await redraw(id)).toBeUndefined();
    expect(await cardOf()).toMatchObject({ drawnVersion: 3, redrawAt: null });
  });

  it('is seen even when it commits while the drawing is being recorded', async () => {
    scene.clock.advance(GATHER_MS);
    await change();
    const { id } = await cardOf();
    const drawn = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    scene.notifier.onRedraw.meet(async () => {
      drawn.resolve();
      await goOn.promise;
    });
    const drawing = redraw(id);
    await drawn.promise;
    const moving = await hold(scene.context.db, async (tx) => {
      await bumpRequestVersion(tx, requestId);
      await markCardsStale(tx, requestId, scene.clock.now(), GATHER_MS);
    });
    goOn.resolve();
    expect(await doneOrBlocked(scene.context.db, drawing)).toBe('blocked');
    await moving.commit();
    expect(await drawing).toEqual({ runAgainAt: fromNow(GATHER_MS) });
    expect(await cardOf()).toMatchObject({ drawnVersion: 2, redrawAt: fromNow(GATHER_MS) });
  });
});

describe('a copy that cannot be drawn', () => {
  beforeEach(async () => {
    scene.clock.advance(GATHER_MS);
    await change();
  });

  it.each(['slack_message_gone', 'slack_channel_not_found', 'slack_refused'] as const)(
    'because of %s is forgotten, and the others are not',
    async (code) => {
      scene.notifier.onRedraw.fail(code);
      await workOff(scene);
      expect(await cardOf()).toMatchObject({ goneAt: expect.any(Date), redrawAt: null });
      expect(await cardOf('receipt')).toMatchObject({ goneAt: null, redrawAt: null, drawnVersion: 2 });
      expect(scene.log.lines).toMatchObject([{ level: 'warn', message: 'card cannot be redrawn' }]);
      scene.clock.advance(GATHER_MS);
      await change();
      expect(scene.queue.jobs.map((job) => job.payload)).toEqual([{ id: (await cardOf('receipt')).id }]);
    },
  );

  it('because Slack is away is drawn later', async () => {
    const { id } = await cardOf();
    scene.notifier.onRedraw.fail('slack_unavailable');
    expect(await redraw(id)).toEqual({ runAgainAt: fromNow(SECOND) });
    scene.clock.advance(SECOND);
    scene.notifier.onRedraw.fail('slack_unavailable');
    expect(await redraw(id)).toEqual({ runAgainAt: fromNow(2 * SECOND) });
    scene.clock.advance(2 * SECOND);
    expect(await redraw(id)).toBeUndefined();
    expect(await cardOf()).toMatchObject({ attempts: 0, drawnVersion: 2 });
  });

  it('because of the rate limit holds up the other cards of its channel', async () => {
    const other = await scene.ask();
    scene.queue.jobs.push({ name: 'sweep', payload: {} });
    const { id, channelId } = await cardOf();
    expect(channelId).toBe(CHANNEL);
    scene.notifier.onRedraw.fail('slack_rate_limited', { retryAfterMs: 40 * SECOND });
    expect(await redraw(id)).toEqual({ runAgainAt: fromNow(40 * SECOND) });
    const limitedUntil = fromNow(40 * SECOND);
    await workOff(scene, 20 * SECOND);
    const [copy] = await scene.context.db
      .select()
      .from(cards)
      .where(eq(cards.requestId, other.id))
      .orderBy(cards.id);
    await redrawClickedCopy(scene.context, other.id, { channelId: CHANNEL, ts: copy?.ts ?? '' }, 'card');
    const outcome = await redraw(copy?.id ?? (0 as CardId));
    expect(outcome?.runAgainAt.getTime()).toBeGreaterThanOrEqual(limitedUntil.getTime());
  });

  it('because of a defect stays due', async () => {
    const { id } = await cardOf();
    scene.notifier.onRedraw.meet(async () => {
      throw new AppError('internal');
    });
    await expect(redraw(id)).rejects.toMatchObject({ code: 'internal' });
    expect((await cardOf()).redrawAt).not.toBeNull();
  });
});

describe('a copy that somebody clicked', () => {
  it('is redrawn even when the click changed nothing', async () => {
    const { ts, channelId } = await cardOf();
    await redrawClickedCopy(scene.context, requestId, { channelId, ts }, 'card');
    await workOff(scene);
    expect(scene.notifier.redrawn).toMatchObject([{ kind: 'card', at: { channelId, ts } }]);
    expect((await scene.view(requestId)).cardPermalink).toContain('https://example.slack.com');
  });

  it('is kept from now on when it was not known', async () => {
    const at = { channelId: 'C0OTHER', ts: '1795619999.000100' };
    await redrawClickedCopy(scene.context, requestId, at, 'card');
    await workOff(scene);
    scene.clock.advance(GATHER_MS);
    await change();
    await workOff(scene);
    const drawn = scene.notifier.redrawn.filter((drawing) => drawing.at.channelId === 'C0OTHER');
    expect(drawn.map((drawing) => drawing.request.version)).toEqual([1, 2]);
  });

  it('is left alone when its request is not there', async () => {
    const at = { channelId: 'C0OTHER', ts: '1795619999.000100' };
    await redrawClickedCopy(scene.context, 999_999 as RequestId, at, 'card');
    expect(scene.queue.jobs).toEqual([]);
  });
});
