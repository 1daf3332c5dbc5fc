import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { upsertPerson } from '#db/queries/people.ts';
import { insertProject } from '#db/queries/projects.ts';
import { findRequestView } from '#db/queries/request-view.ts';
import { countRequestsOf, listRequestsOf, listRequestsToDecide } from '#db/queries/requests.ts';
import type { Person } from '#src/domain/actor.ts';
import { type Asker, refuseDeciding } from '#src/domain/policy.ts';
import type { RequestId, RequestStatus, SlackUserId } from '#src/domain/request.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import {
  ADMIN,
  ASKED_AT,
  aUser,
  EXPIRES_AT,
  LEAD,
  LEAD_2,
  REQUESTER,
  TEAM,
} from '../support/request-view.ts';
import { insertRequestRow } from '../support/rows.ts';

const GONE = 'U0GONE' as SlackUserId;
const FORMER = 'U0FORMER' as SlackUserId;
const UNSEEN = 'U0UNSEEN' as SlackUserId;
const KNOWN = [REQUESTER, LEAD, LEAD_2, ADMIN, GONE, FORMER];
const ADMINS = [ADMIN, REQUESTER];

/** Each mix of leads, and who asked. */
const MIXES: readonly { leads: readonly SlackUserId[]; requester: SlackUserId }[] = [
  [LEAD],
  [LEAD, LEAD_2],
  [REQUESTER],
  [REQUESTER, LEAD],
  [ADMIN],
  [ADMIN, LEAD],
  [GONE],
  [GONE, FORMER],
  [GONE, LEAD],
  [UNSEEN],
  [REQUESTER, GONE],
].flatMap((leads) => [REQUESTER, LEAD, ADMIN].map((requester) => ({ leads, requester })));

let clone: TestDatabase;
let database: Database;
const pending: RequestId[] = [];
beforeAll(async () => {
  clone = await createTestDatabase();
  database = openDatabase({ url: clone.url });
  const { db } = database;
  for (const userId of KNOWN) await upsertPerson(db, personOf(userId), ASKED_AT);
  for (const [nth, { leads, requester }] of MIXES.entries()) {
    const fields = {
      name: `Project ${nth}`,
      region: 'us-east-1',
      channelId: 'C0VOICE',
      pinpointApplicationId: undefined,
      leads,
    };
    const projectId = await db.transaction((tx) => insertProject(tx, fields, TEAM, ASKED_AT));
    const expiresAt = new Date(EXPIRES_AT.getTime() - nth);
    pending.push((await insertRequestRow(db, { projectId, requesterId: requester, expiresAt })).id);
  }
});
afterAll(async () => {
  await database.close();
  await clone.drop();
});

function personOf(userId: SlackUserId): Person {
  return { userId, teamId: TEAM, isGuest: userId === FORMER, isBot: false, isDeactivated: userId === GONE };
}

const toDecide = (userId: SlackUserId, teamId = TEAM) =>
  listRequestsToDecide(database.db, userId, teamId, ADMINS.includes(userId));

/** What the rule of the domain says of every request. */
async function decidable(userId: SlackUserId): Promise<RequestId[]> {
  const asker: Asker = {
    actor: { kind: 'user', userId, teamId: TEAM },
    person: personOf(userId),
    admins: ADMINS,
  };
  const may: RequestId[] = [];
  for (const id of pending) {
    const request = await findRequestView(database.db, id);
    if (request !== undefined && refuseDeciding(asker, request) === undefined) may.push(id);
  }
  return may;
}

describe('the list of what a person may decide', () => {
  it.each([REQUESTER, LEAD, LEAD_2, ADMIN])('is exactly what the rule allows %s', async (userId) => {
    const listed = await toDecide(userId);
    expect([...listed].sort()).toEqual((await decidable(userId)).sort());
    expect(listed).not.toEqual([]);
  });

  it.each([GONE, FORMER])('is empty for a lead who cannot decide any more: %s', async (userId) => {
    expect(await toDecide(userId)).toEqual([]);
    expect(await decidable(userId)).toEqual([]);
  });

  it('begins with what expires first', async () => {
    const listed = await toDecide(LEAD);
    expect(listed).toEqual([...listed].sort((a, b) => b - a));
  });

  it('leaves out what was decided, what belongs to an archived project and what is of another workspace', async () => {
    const before = await toDecide(LEAD_2);
    const [id] = before;
    if (id === undefined) throw new Error('nothing to decide');
    const request = await findRequestView(database.db, id);
    const projectId = request?.project.id;
    if (projectId === undefined) throw new Error('no project');
    await insertRequestRow(database.db, {
      projectId,
      status: 'approved',
      decidedAt: ASKED_AT,
      decidedBy: aUser(LEAD),
    });
    expect(await toDecide(LEAD_2)).toEqual(before);
    expect(await toDecide(LEAD_2, 'T0OTHER')).toEqual([]);
  });
});

describe('the list of a person’s own requests', () => {
  it('begins with those that wait for something, the newest first, and ends at its limit', async () => {
    const requesterId = 'U0ASKER' as SlackUserId;
    const made: [RequestStatus, RequestId][] = [];
    for (const status of ['leased', 'pending', 'denied', 'failed', 'withdrawn', 'waiting'] as const) {
      const decision =
        status === 'pending' ? {} : { decidedAt: ASKED_AT, decidedBy: aUser(LEAD), decisionReason: 'No.' };
      made.push([status, (await insertRequestRow(database.db, { requesterId, status, ...decision })).id]);
    }
    const statusOf = new Map(made.map(([status, id]) => [id, status]));
    const list = async (limit: number) =>
      (await listRequestsOf(database.db, requesterId, limit)).map((id) => statusOf.get(id));
    expect(await list(20)).toEqual(['waiting', 'failed', 'pending', 'withdrawn', 'denied', 'leased']);
    expect(await list(2)).toEqual(['waiting', 'failed']);
    expect(await countRequestsOf(database.db, requesterId, TEAM, ['pending', 'waiting'])).toBe(2);
    expect(await countRequestsOf(database.db, requesterId, 'T0OTHER', ['pending'])).toBe(0);
  });
});
