import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAccount } from '#db/queries/accounts.ts';
import { listLearnedPrices } from '#db/queries/numbers.ts';
import { numbers } from '#db/schema/schema.ts';
import { syncInventory } from '#src/usecases/sync-inventory.ts';
import { wishSync } from '#src/usecases/wish-sync.ts';
import { HOUR, REGION, rowOf, syncAgain } from '../support/inventory.ts';
import { openScene, type Scene } from '../support/scene.ts';

const MINUTE = 60_000;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ awsIntervalMs: 0 });
});
afterEach(() => scene.close());

const sync = () => syncInventory(scene.context, REGION);

describe('what AWS bills', () => {
  const prices = async () =>
    (await listLearnedPrices(scene.context.db))
      .map(({ country, monthlyCents }) => [country, monthlyCents])
      .sort();

  it('is learnt for each country and type, the latest of each, and what has no price is skipped', async () => {
    scene.voice.arrive({ country: 'US' });
    scene.voice.arrive({ country: 'CA', price: { monthlyCents: 150, currency: 'USD' } });
    scene.voice.arrive({ country: 'GB', price: undefined });
    await sync();
    scene.voice.change('phone-0001', { price: { monthlyCents: 125, currency: 'USD' } });
    await syncAgain(scene);
    expect(await prices()).toEqual([
      ['CA', 150],
      ['US', 125],
    ]);
  });

  it('stays known when AWS no longer lists a number', async () => {
    scene.voice.arrive();
    await sync();
    scene.voice.forget('phone-0001');
    await syncAgain(scene);
    expect(await prices()).toEqual([['US', 100]]);
  });
});

describe('when a Region is read', () => {
  it('is every hour, and at once when somebody wishes it', async () => {
    await sync();
    expect((await findAccount(scene.context.db, REGION))?.dueAt).toEqual(
      new Date(scene.clock.now().getTime() + HOUR),
    );
    scene.voice.arrive();
    await sync();
    expect(await scene.context.db.select().from(numbers)).toHaveLength(0);
    await wishSync(scene.context, [REGION]);
    expect(scene.queue.names()).toEqual(['inventory.sync']);
    await sync();
    expect(await scene.context.db.select().from(numbers)).toHaveLength(1);
  });

  it('reads once when two workers have the job', async () => {
    let lists = 0;
    const { voice } = scene;
    const list = voice.listNumbers.bind(voice);
    voice.listNumbers = async (region, kind) => {
      lists += 1;
      return list(region, kind);
    };
    await Promise.all([sync(), sync()]);
    expect(lists).toBe(1);
  });

  it('reads again when the wish came while it was read', async () => {
    scene.voice.onList.meet(async () => {
      scene.clock.advance(1);
      await wishSync(scene.context, [REGION]);
    });
    expect(await sync()).toEqual({ runAgainAt: scene.clock.now() });
    expect(await sync()).toBeUndefined();
  });
});

describe('while AWS does not answer', () => {
  it('the last known state stays, with since when, and is read again at growing intervals', async () => {
    const { awsId } = scene.voice.arrive();
    await sync();
    const { syncedAt } = (await findAccount(scene.context.db, REGION)) ?? {};
    scene.clock.advance(HOUR);
    const awayAt = scene.clock.now();
    const waits: number[] = [];
    for (let nth = 0; nth < 8; nth += 1) {
      scene.voice.onList.fail('aws_unavailable');
      await sync();
      const account = await findAccount(scene.context.db, REGION);
      expect(account).toMatchObject({ awayAt, syncedAt });
      const waitMs = (account?.dueAt.getTime() ?? 0) - scene.clock.now().getTime();
      waits.push(waitMs / MINUTE);
      scene.clock.advance(waitMs);
    }
    expect(waits).toEqual([1, 1, 2, 4, 8, 15, 15, 15]);
    expect((await rowOf(scene, awsId)).status).toBe('ACTIVE');
    await sync();
    expect(await findAccount(scene.context.db, REGION)).toMatchObject({
      awayAt: undefined,
      syncedAt: scene.clock.now(),
    });
  });

  it('numbers that were read count even when the account’s limits are refused', async () => {
    scene.voice.arrive();
    scene.voice.onSpendLimit.fail('aws_access_denied');
    await sync();
    expect(await findAccount(scene.context.db, REGION)).toMatchObject({
      syncedAt: scene.clock.now(),
      awayAt: scene.clock.now(),
    });
    expect(scene.log.lines).toMatchObject([{ level: 'warn', message: 'account could not be read' }]);
  });
});
