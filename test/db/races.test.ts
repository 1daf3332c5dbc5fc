import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, type Db, openDatabase } from '#db/client.ts';
import { sql } from '#db/drizzle.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { claimDelivery, forgetDeliveries } from '#db/queries/deliveries.ts';
import { listDueNotices } from '#db/queries/notices.ts';
import { insertRequest, lockRequest, markRequestDecided } from '#db/queries/requests.ts';
import { notices } from '#db/schema/schema.ts';
import type { RequestId, SlackUserId } from '#src/domain/request.ts';
import { doneOrBlocked, hold } from '../support/hold.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { ASKED_AT, aUser, DECIDED_AT, EXPIRES_AT, REQUESTER } from '../support/request-view.ts';
import { insertProjectRow, insertRequestRow } from '../support/rows.ts';

let clone: TestDatabase;
let database: Database;
let db: Db;
beforeAll(async () => {
  clone = await createTestDatabase();
  database = openDatabase({ url: clone.url });
  db = database.db;
});
afterAll(async () => {
  await database.close();
  await clone.drop();
});

const TWENTY = Array.from({ length: 20 }, (_, nth) => nth);

const decide = (id: RequestId, version: number, nth: number) =>
  db.transaction((tx) => {
    const by = aUser(`U0LEAD${nth}` as SlackUserId);
    return markRequestDecided(tx, id, version, { status: 'approved', by, at: DECIDED_AT });
  });

describe('a delivery', () => {
  it('is claimed by exactly one of twenty', async () => {
    const claims = await Promise.all(TWENTY.map(() => claimDelivery(db, 'Ev1', ASKED_AT)));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('is remembered until it is old enough to forget', async () => {
    await claimDelivery(db, 'Ev2', ASKED_AT);
    await forgetDeliveries(db, ASKED_AT);
    expect(await claimDelivery(db, 'Ev2', DECIDED_AT)).toBe(false);
    await forgetDeliveries(db, DECIDED_AT);
    expect(await claimDelivery(db, 'Ev2', DECIDED_AT)).toBe(true);
  });
});

describe('a pending request', () => {
  it('is decided by exactly one of twenty at once', async () => {
    const { id, version } = await insertRequestRow(db);
    const decisions = await Promise.all(TWENTY.map((nth) => decide(id, version, nth)));
    expect(decisions.filter((decided) => decided === id)).toHaveLength(1);
    const {
      rows: [row],
    } = await db.execute<{ version: number }>(sql`select version from requests where id = ${id}`);
    expect(row?.version).toBe(version + 1);
  });

  it('is not decided from a version that it no longer has', async () => {
    const { id, version } = await insertRequestRow(db, { version: 2 });
    expect(await decide(id, version - 1, 1)).toBeUndefined();
    expect(await decide(id, version, 1)).toBe(id);
    expect(await decide(id, version + 1, 2)).toBeUndefined();
  });
});

describe('a form', () => {
  it('makes one request, however often it arrives at once', async () => {
    const { id: projectId } = await insertProjectRow(db);
    const request = {
      kind: 'lease_numbers' as const,
      projectId,
      requesterId: REQUESTER,
      purpose: 'Password reset calls',
      submissionKey: 'V0SAME',
      askedAt: ASKED_AT,
      expiresAt: EXPIRES_AT,
      correlationId: 'click-1',
    };
    const made = await Promise.all(TWENTY.map(() => db.transaction((tx) => insertRequest(tx, request))));
    expect(made.filter((id) => id !== undefined)).toHaveLength(1);
  });
});

describe('two transactions that have written to the story of one request', () => {
  it('hold the request one after the other', async () => {
    const { id: requestId } = await insertRequestRow(db);
    const tell = (orderNote: string) =>
      hold(db, async (tx) => {
        const actor = { kind: 'job' as const, name: 'order.lease' };
        const event = { at: ASKED_AT, actor, action: 'order.leased' as const, requestId };
        await insertAuditEvent(tx, { ...event, correlationId: orderNote });
        return tx;
      });
    const [first, second] = [await tell('first'), await tell('second')];
    expect(await lockRequest(first.value, requestId)).toBe('pending');
    const waiting = lockRequest(second.value, requestId);
    expect(await doneOrBlocked(db, waiting)).toBe('blocked');
    await first.commit();
    expect(await waiting).toBe('pending');
    await second.commit();
  });
});

describe('two sweeps at once', () => {
  it('find each due row in exactly one of them', async () => {
    const { id: requestId } = await insertRequestRow(db);
    const due = TWENTY.map((nth) => ({
      requestId,
      kind: 'receipt' as const,
      recipient: REQUESTER,
      dedupeKey: `due:${nth}`,
      dueAt: ASKED_AT,
    }));
    await db.insert(notices).values(due);
    const first = await hold(db, (tx) => listDueNotices(tx, ASKED_AT, 5));
    const second = await hold(db, (tx) => listDueNotices(tx, ASKED_AT, 50));
    expect(first.value).toHaveLength(5);
    expect(second.value).toHaveLength(15);
    expect(new Set([...first.value, ...second.value]).size).toBe(20);
    await Promise.all([first.commit(), second.rollBack()]);
    const after = await hold(db, (tx) => listDueNotices(tx, ASKED_AT, 50));
    expect(after.value).toHaveLength(20);
    await after.commit();
  });
});
