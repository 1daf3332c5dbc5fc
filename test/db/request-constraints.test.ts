import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, type Db, openDatabase } from '#db/client.ts';
import { eq } from '#db/drizzle.ts';
import { awsCalls, orders, requests } from '#db/schema/schema.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { ASKED_AT, aUser, EXPIRES_AT, LEAD } from '../support/request-view.ts';
import {
  insertLineRow,
  insertNumberRow,
  insertOrderRow,
  insertRequestRow,
  refusedBy,
} from '../support/rows.ts';

let database: Database;
let clone: TestDatabase;
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

const decided = { decidedAt: ASKED_AT, decidedBy: aUser(LEAD) };

describe('the database refuses a request', () => {
  it('of an unknown kind', async () => {
    const kind = 'lease_ships' as 'lease_numbers';
    expect(await refusedBy(insertRequestRow(db, { kind }))).toBe('requests_kind');
  });

  it('of an unknown status', async () => {
    const status = 'done' as 'leased';
    expect(await refusedBy(insertRequestRow(db, { status, ...decided }))).toBe('requests_status');
  });

  it('that is pending and decided, or decided at no time', async () => {
    expect(await refusedBy(insertRequestRow(db, { status: 'pending', ...decided }))).toBe('requests_decided');
    expect(await refusedBy(insertRequestRow(db, { status: 'approved' }))).toBe('requests_decided');
  });

  it.each([
    { case: 'without a reason', decisionReason: null },
    { case: 'with an empty reason', decisionReason: '' },
  ])('that is denied $case', async ({ decisionReason }) => {
    const row = { status: 'denied' as const, ...decided, decisionReason };
    expect(await refusedBy(insertRequestRow(db, row))).toBe('requests_denied_with_reason');
  });

  it('from a form that made one already', async () => {
    const { submissionKey } = await insertRequestRow(db);
    const again = insertRequestRow(db, { submissionKey });
    expect(await refusedBy(again)).toBe('requests_submission_key_unique');
  });

  it('of a project that does not exist', async () => {
    const projectId = 999_999 as never;
    expect(await refusedBy(insertRequestRow(db, { projectId }))).toContain('requests_project_id');
  });
});

describe('the database takes a request', () => {
  it('that is denied with a reason', async () => {
    const row = await insertRequestRow(db, { status: 'denied', ...decided, decisionReason: 'Not now.' });
    expect(row.decisionReason).toBe('Not now.');
  });

  it('and counts from R-1001', async () => {
    const [first] = await db.select({ id: requests.id }).from(requests).orderBy(requests.id).limit(1);
    expect(first?.id).toBeGreaterThanOrEqual(1001);
  });

  it('and gives its times back as they were', async () => {
    const { askedAt, expiresAt } = await insertRequestRow(db);
    expect([askedAt, expiresAt]).toEqual([ASKED_AT, EXPIRES_AT]);
  });
});

describe('the database refuses a line', () => {
  it.each([0, 11, -1])('of %i numbers', async (quantity) => {
    expect(await refusedBy(insertLineRow(db, { quantity }))).toBe('lines_quantity');
  });

  it('with an unknown use case or number type', async () => {
    const useCase = 'POLITICAL' as 'PROMOTIONAL';
    expect(await refusedBy(insertLineRow(db, { useCase }))).toBe('lines_use_case');
    const numberType = 'SHORT_CODE' as 'LONG_CODE';
    expect(await refusedBy(insertLineRow(db, { numberType }))).toBe('lines_number_type');
  });

  it.each([
    { case: 'source', priceSource: null, currency: 'USD' },
    { case: 'currency', priceSource: 'AWS', currency: null },
  ])('with a price that has no $case', async ({ priceSource, currency }) => {
    const row = { monthlyCents: 100, priceSource, currency };
    expect(await refusedBy(insertLineRow(db, row))).toBe('lines_price_with_source');
  });

  it('in the place of another', async () => {
    const { requestId } = await insertLineRow(db);
    expect(await refusedBy(insertLineRow(db, { requestId }))).toBe('lines_request_position_unique');
  });
});

describe('the database refuses an order', () => {
  it('of an unknown status', async () => {
    const status = 'lost' as 'queued';
    expect(await refusedBy(insertOrderRow(db, { status }))).toBe('orders_status');
  });

  it('that is leased without a number, or has one without being leased', async () => {
    expect(await refusedBy(insertOrderRow(db, { status: 'leased' }))).toBe('orders_leased_has_number');
    const { id: numberId } = await insertNumberRow(db);
    expect(await refusedBy(insertOrderRow(db, { numberId }))).toBe('orders_leased_has_number');
  });

  it('that failed without a reason, or has one without having failed', async () => {
    expect(await refusedBy(insertOrderRow(db, { status: 'failed' }))).toBe('orders_failed_has_error');
    expect(await refusedBy(insertOrderRow(db, { errorCode: 'aws_no_stock' }))).toBe(
      'orders_failed_has_error',
    );
  });

  it('that calls AWS without a client token', async () => {
    expect(await refusedBy(insertOrderRow(db, { status: 'calling' }))).toBe('orders_calling_has_token');
  });

  it('with the client token of another', async () => {
    const clientToken = 'token-of-one';
    await insertOrderRow(db, { clientToken });
    expect(await refusedBy(insertOrderRow(db, { clientToken }))).toBe('orders_client_token_unique');
  });

  it('with the number of another', async () => {
    const { id: numberId } = await insertNumberRow(db);
    await insertOrderRow(db, { status: 'leased', numberId });
    const second = insertOrderRow(db, { status: 'leased', numberId });
    expect(await refusedBy(second)).toBe('orders_number_unique');
  });

  it('in the place of another', async () => {
    const { requestId, lineId } = await insertOrderRow(db);
    expect(await refusedBy(insertOrderRow(db, { requestId, lineId }))).toBe('orders_request_position_unique');
  });
});

describe('the database refuses a call to AWS', () => {
  it('with an unknown outcome', async () => {
    const { id: orderId } = await insertOrderRow(db);
    const call = {
      orderId,
      operation: 'RequestPhoneNumber',
      region: 'us-east-1',
      clientToken: 'token',
      startedAt: ASKED_AT,
    };
    const outcome = 'lost' as 'unknown';
    expect(await refusedBy(db.insert(awsCalls).values({ ...call, outcome }))).toBe('aws_calls_outcome');
    await db.insert(awsCalls).values(call);
  });

  it('whose order is taken away', async () => {
    const [call] = await db.select({ orderId: awsCalls.orderId }).from(awsCalls).limit(1);
    if (call?.orderId == null) throw new Error('no call of an order');
    const removal = db.delete(orders).where(eq(orders.id, call.orderId));
    expect(await refusedBy(removal)).toContain('aws_calls_order_id');
  });
});
