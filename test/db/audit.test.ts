import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { sql } from '#db/drizzle.ts';
import { findPostgresError } from '#db/errors.ts';
import { insertAuditEvent, listAuditEvents } from '#db/queries/audit.ts';
import type { RequestId } from '#src/domain/request.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { ASKED_AT, aUser, DECIDED_AT, LEAD, REQUESTER } from '../support/request-view.ts';
import { insertRequestRow } from '../support/rows.ts';

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

const story = [
  {
    at: ASKED_AT,
    actor: aUser(REQUESTER),
    action: 'request.asked',
    before: undefined,
    after: { status: 'pending' },
  },
  {
    at: DECIDED_AT,
    actor: aUser(LEAD),
    action: 'request.approved',
    before: { status: 'pending' },
    after: { status: 'approved' },
  },
] as const;

describe('the audit', () => {
  let requestId: RequestId;
  beforeEach(async () => {
    ({ id: requestId } = await insertRequestRow(database.db));
    await database.db.transaction(async (tx) => {
      for (const { before, ...event } of story) {
        const changed = before === undefined ? {} : { before };
        await insertAuditEvent(tx, { ...event, ...changed, requestId, correlationId: 'click-1' });
      }
    });
  });

  const told = () => story.map((event) => ({ ...event, requestId }));

  it('tells the story of one request, oldest first', async () => {
    expect(await listAuditEvents(database.db, requestId)).toEqual(told());
  });

  it.each([
    ['UPDATE', sql`update audit_events set action = 'request.denied'`],
    ['UPDATE of no row', sql`update audit_events set action = 'request.denied' where false`],
    ['DELETE', sql`delete from audit_events`],
    ['TRUNCATE', sql`truncate audit_events`],
    ['TRUNCATE of what it refers to', sql`truncate requests cascade`],
  ])('refuses %s', async (_what, statement) => {
    const error: unknown = await database.db.execute(statement).catch((thrown: unknown) => thrown);
    expect(findPostgresError(error)?.message).toMatch(/^audit_events is append-only: /);
    expect(await listAuditEvents(database.db, requestId)).toEqual(told());
  });

  it('keeps what it refers to from being deleted', async () => {
    const error: unknown = await database.db
      .execute(sql`delete from requests where id = ${requestId}`)
      .catch((thrown: unknown) => thrown);
    expect(findPostgresError(error)?.code).toBe('23503');
  });
});
