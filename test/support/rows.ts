import type { Db } from '#db/client.ts';
import { findPostgresError } from '#db/errors.ts';
import { lines, numbers, orders, projects, requests } from '#db/schema/schema.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import { ADMIN, ASKED_AT, aUser, EXPIRES_AT, TEAM } from './request-view.ts';

type Row<Table extends { $inferInsert: object }> = Partial<Table['$inferInsert']>;

let made = 0;
const next = (): number => {
  made += 1;
  return made;
};

function one<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('insert returned no row');
  return row;
}

/** Rows as nobody would write them, to see what the database itself refuses. Each is valid unless replaced. */
export async function insertProjectRow(db: Db, row: Row<typeof projects> = {}) {
  const values = {
    teamId: TEAM,
    name: `Project ${next()}`,
    region: 'us-east-1',
    channelId: 'C0VOICE',
    createdAt: ASKED_AT,
    ...row,
  };
  return one(await db.insert(projects).values(values).returning());
}

export async function insertRequestRow(db: Db, row: Row<typeof requests> = {}) {
  const values = {
    kind: 'lease_numbers' as const,
    projectId: row.projectId ?? (await insertProjectRow(db)).id,
    requesterId: 'U0REQUESTER' as SlackUserId,
    purpose: 'Password reset calls',
    status: 'pending' as const,
    submissionKey: `form-${next()}`,
    askedAt: ASKED_AT,
    expiresAt: EXPIRES_AT,
    correlationId: 'click-1',
    ...row,
  };
  return one(await db.insert(requests).values(values).returning());
}

export async function insertLineRow(db: Db, row: Row<typeof lines> = {}) {
  const values = {
    requestId: row.requestId ?? (await insertRequestRow(db)).id,
    position: 1,
    country: 'US',
    useCase: 'TRANSACTIONAL' as const,
    numberType: 'LONG_CODE' as const,
    quantity: 1,
    ...row,
  };
  return one(await db.insert(lines).values(values).returning());
}

export async function insertOrderRow(db: Db, row: Row<typeof orders> = {}) {
  const line =
    row.lineId === undefined
      ? await insertLineRow(db, row.requestId ? { requestId: row.requestId } : {})
      : undefined;
  const lineId = row.lineId ?? line?.id;
  const requestId = row.requestId ?? line?.requestId;
  if (lineId === undefined || requestId === undefined)
    throw new Error('an order needs its line and its request');
  const values = { status: 'queued' as const, position: 1, ...row, lineId, requestId };
  return one(await db.insert(orders).values(values).returning());
}

export async function insertNumberRow(db: Db, row: Row<typeof numbers> = {}) {
  const awsId = `phone-${next()}`;
  const values = {
    awsId,
    arn: `arn:aws:sms-voice:us-east-1:123456789012:phone-number/${awsId}`,
    region: 'us-east-1',
    phoneNumber: '+12065550142',
    country: 'US',
    useCase: 'TRANSACTIONAL' as const,
    numberType: 'LONG_CODE',
    capabilities: ['VOICE'],
    status: 'ACTIVE' as const,
    currency: 'USD',
    deletionProtected: true,
    projectId: row.projectId ?? (await insertProjectRow(db)).id,
    ownerId: 'U0REQUESTER' as SlackUserId,
    leasedAt: ASKED_AT,
    checkedAt: ASKED_AT,
    ...row,
  };
  return one(await db.insert(numbers).values(values).returning());
}

export const ARCHIVED = { archivedAt: ASKED_AT, archivedBy: aUser(ADMIN) };

/** The constraint or index that refused a write; throws when nothing did. */
export async function refusedBy(write: Promise<unknown>): Promise<string | undefined> {
  const error = await write.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) throw new Error('the database took the row');
  const found = findPostgresError(error);
  if (found === undefined) throw error;
  return found.constraint ?? found.column;
}
