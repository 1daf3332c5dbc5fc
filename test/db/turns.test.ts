import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { pushBackPace, takeTurn } from '#db/queries/paces.ts';
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
const take = (key: string, at: Date) => takeTurn(database.db, key, at, 1000);

describe('a turn', () => {
  it('is taken an interval after the last one', async () => {
    expect(await take('even', NOW)).toBeUndefined();
    expect(await take('even', later(1000))).toBeUndefined();
  });

  it('waits when the last one was taken late', async () => {
    await take('late', later(400));
    expect(await take('late', later(1000))).toEqual(later(1400));
    expect(await take('late', later(1400))).toBeUndefined();
  });

  it('may come a little early, but not twice', async () => {
    await take('early', NOW);
    expect(await take('early', later(960))).toBeUndefined();
    expect(await take('early', later(1920))).toEqual(later(2000));
  });

  it('goes to one of twenty who come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => take('twenty', NOW)));
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
    expect(answers.filter((answer) => answer?.getTime() === later(1000).getTime())).toHaveLength(19);
  });

  it('is not before the time that a pace was pushed back to', async () => {
    await take('pushed', NOW);
    await pushBackPace(database.db, 'pushed', later(30_000));
    expect(await take('pushed', later(1000))).toEqual(later(30_000));
  });
});
