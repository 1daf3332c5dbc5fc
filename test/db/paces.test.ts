import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { pushBackPace, reserveSlot, takeTurn } from '#db/queries/paces.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: Database;
let clone: TestDatabase;
beforeAll(async () => {
  clone = await createTestDatabase();
  database = openDatabase({ url: clone.url });
});
afterAll(async () => {
  await database.close();
  await clone.drop();
});

const NOW = new Date('2026-11-23T14:05:00.123Z');
const later = (ms: number): Date => new Date(NOW.getTime() + ms);
const reserve = (key: string, now = NOW): Promise<Date> => reserveSlot(database.db, key, now, 1000);

describe('a pace', () => {
  it('gives the first slot at once, and the next ones an interval apart', async () => {
    expect([await reserve('one'), await reserve('one'), await reserve('one')]).toEqual([
      NOW,
      later(1000),
      later(2000),
    ]);
  });

  it('gives twenty who ask at once twenty slots, each exactly an interval after another', async () => {
    const slots = await Promise.all(Array.from({ length: 20 }, () => reserve('twenty')));
    const inOrder = slots.map((slot) => slot.getTime()).sort((a, b) => a - b);
    expect(inOrder).toEqual(Array.from({ length: 20 }, (_, nth) => later(nth * 1000).getTime()));
  });

  it('does not save up slots that nobody took', async () => {
    await reserve('idle');
    expect(await reserve('idle', later(60_000))).toEqual(later(60_000));
    expect(await reserve('idle', later(60_000))).toEqual(later(61_000));
  });

  it('is not held up by a clock that runs behind', async () => {
    await reserve('behind', later(5000));
    expect(await reserve('behind', NOW)).toEqual(later(6000));
  });

  it('does not know the slots of another', async () => {
    await reserve('left');
    expect(await reserve('right')).toEqual(NOW);
  });
});

describe('a pace that is pushed back', () => {
  it('gives nobody a slot before that time', async () => {
    await reserve('throttled');
    await pushBackPace(database.db, 'throttled', later(30_000));
    expect(await reserve('throttled')).toEqual(later(30_000));
    expect(await reserve('throttled')).toEqual(later(31_000));
  });

  it('starts there when nobody has used it yet', async () => {
    await pushBackPace(database.db, 'new', later(10_000));
    expect(await reserve('new')).toEqual(later(10_000));
  });

  it('never comes forward', async () => {
    await pushBackPace(database.db, 'twice', later(30_000));
    await pushBackPace(database.db, 'twice', later(10_000));
    expect(await reserve('twice')).toEqual(later(30_000));
  });
});

describe('a turn', () => {
  const take = (key: string, now = NOW): Promise<Date | undefined> => takeTurn(database.db, key, now, 1000);

  it('is taken by one, and the next is told when it comes', async () => {
    expect(await take('turns')).toBeUndefined();
    expect(await take('turns')).toEqual(later(1000));
    expect(await take('turns', later(500))).toEqual(later(1000));
    expect(await take('turns', later(1000))).toBeUndefined();
  });

  it('is taken by one of twenty at once', async () => {
    const turns = await Promise.all(Array.from({ length: 20 }, () => take('crowd')));
    expect(turns.filter((turn) => turn === undefined)).toHaveLength(1);
    expect(turns.filter((turn) => turn?.getTime() === later(1000).getTime())).toHaveLength(19);
  });

  it('is an interval after one that was taken late', async () => {
    await take('late', later(800));
    expect(await take('late', later(1000))).toEqual(later(1800));
  });

  it('can come a little early, and the next one pays for it', async () => {
    await take('early');
    expect(await take('early', later(960))).toBeUndefined();
    expect(await take('early', later(1960))).toBeUndefined();
    expect(await take('early', later(2900))).toEqual(later(3000));
  });

  it('waits when the pace is pushed back', async () => {
    await take('held');
    await pushBackPace(database.db, 'held', later(30_000));
    expect(await take('held', later(5000))).toEqual(later(30_000));
  });
});
