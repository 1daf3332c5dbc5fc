import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import {
  findHome,
  listHomesToPublish,
  markHomeGivenUp,
  markHomeOutdated,
  markHomePostponed,
  markHomePublished,
  markHomesStale,
  upsertHome,
} from '#db/queries/homes.ts';
import { homes } from '#db/schema/schema.ts';
import type { HomeId } from '#src/domain/request.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { ADMIN, LEAD, REQUESTER, TEAM } from '../support/request-view.ts';

const NOW = new Date('2026-11-23T14:05:00.000Z');
const later = (ms: number): Date => new Date(NOW.getTime() + ms);

let clone: TestDatabase;
let database: Database;
beforeAll(async () => {
  clone = await createTestDatabase();
  database = openDatabase({ url: clone.url });
});
afterAll(async () => {
  await database.close();
  await clone.drop();
});
beforeEach(async () => {
  await database.db.delete(homes);
});

const open = (userId = LEAD, openedAt = NOW): Promise<HomeId> =>
  database.db.transaction((tx) => upsertHome(tx, { userId, teamId: TEAM, openedAt }));
const stale = (publishAt: Date, now = NOW, userIds = [LEAD]) =>
  database.db.transaction((tx) => markHomesStale(tx, userIds, now, publishAt));
const dueAt = async (id: HomeId) => (await findHome(database.db, id))?.publishAt;
const publish = (id: HomeId, publishAt: Date) => markHomePublished(database.db, id, publishAt, NOW);

describe('a Home that is opened', () => {
  it('is one row for each person, due at once', async () => {
    const id = await open();
    expect(await open()).toBe(id);
    expect(await open(REQUESTER)).not.toBe(id);
    expect(await database.db.select().from(homes)).toHaveLength(2);
    await publish(id, later(1));
    await open();
    expect(await dueAt(id)).toEqual(NOW);
  });

  it('is due anew when it is opened again in the same moment while it is published', async () => {
    const id = await open();
    await open();
    expect(await publish(id, NOW)).toBe(false);
    expect(await dueAt(id)).toEqual(later(1));
  });

  it('comes before a change that waits to be gathered, and is not taken for the publication under way', async () => {
    const id = await open();
    await stale(later(3000));
    await open();
    expect(await dueAt(id)).toEqual(later(1));
    expect(await publish(id, NOW)).toBe(false);
  });
});

describe('a change of what a Home shows', () => {
  it('concerns only those that were opened once', async () => {
    const id = await open();
    await publish(id, NOW);
    expect(await stale(later(3000), NOW, [LEAD, ADMIN])).toEqual([id]);
    expect(await stale(later(3000), NOW, [])).toEqual([]);
    expect(await stale(later(3000), NOW, [ADMIN])).toEqual([]);
  });

  it('moves a Home that is being published right now on', async () => {
    const id = await open();
    expect(await stale(later(3000), later(5))).toEqual([id]);
    expect(await publish(id, NOW)).toBe(false);
    expect(await dueAt(id)).toEqual(later(3000));
  });

  it('keeps the earlier promise and still differs from it, for a publisher whose clock is ahead', async () => {
    const id = await open(LEAD, later(50));
    expect(await stale(later(3000))).toEqual([]);
    expect(await dueAt(id)).toEqual(later(51));
    expect(await publish(id, later(50))).toBe(false);
  });

  it('is not lost when two come at once', async () => {
    const id = await open();
    await Promise.all([stale(later(3000)), stale(later(3000))]);
    expect(await publish(id, NOW)).toBe(false);
    expect(await dueAt(id)).toEqual(later(3001));
  });
});

describe('a Home that was published', () => {
  it('owes nothing, and was published once', async () => {
    const id = await open();
    await markHomePostponed(database.db, id, later(10));
    expect(await publish(id, later(10))).toBe(true);
    expect(await findHome(database.db, id)).toMatchObject({ publishAt: null, publishedAt: NOW, attempts: 0 });
  });

  it('is due again when somebody else published it meanwhile', async () => {
    const id = await open();
    await publish(id, NOW);
    expect(await publish(id, NOW)).toBe(false);
    expect(await markHomeOutdated(database.db, id, later(20))).toEqual(later(20));
    expect(await dueAt(id)).toEqual(later(20));
  });

  it('keeps what a change promised', async () => {
    const id = await open();
    await stale(later(3000));
    expect(await markHomeOutdated(database.db, id, later(20))).toEqual(later(3000));
  });

  it('counts the tries in vain, and starts anew when it is given up', async () => {
    const id = await open();
    await markHomePostponed(database.db, id, later(10));
    await markHomePostponed(database.db, id, later(20));
    expect(await findHome(database.db, id)).toMatchObject({ attempts: 2, publishAt: later(20) });
    await markHomeGivenUp(database.db, id, later(20));
    expect(await findHome(database.db, id)).toMatchObject({
      attempts: 0,
      publishAt: null,
      publishedAt: null,
    });
  });

  it('is not given up when a change came meanwhile', async () => {
    const id = await open();
    await stale(later(3000));
    await markHomeGivenUp(database.db, id, NOW);
    expect(await dueAt(id)).toEqual(later(3000));
  });
});

describe('the list of those to publish', () => {
  const list = (now: Date, limit = 10) => database.db.transaction((tx) => listHomesToPublish(tx, now, limit));

  it('has what is due, the longest due first, and ends at its limit', async () => {
    const second = await open(LEAD, later(10));
    const first = await open(REQUESTER, NOW);
    await open(ADMIN, later(5000));
    expect(await list(later(100))).toEqual([first, second]);
    expect(await list(later(100), 1)).toEqual([first]);
    await publish(first, NOW);
    expect(await list(later(100))).toEqual([second]);
  });
});
