import type { CallId, NoticeId, RequestId, RequestStatus } from '#src/domain/request.ts';
import type { NoticeFacts, NoticeKind } from '#src/ports.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, eq, isNotNull, lte, sql } from '../drizzle.ts';
import { notices } from '../schema/schema.ts';

export interface NewNotice {
  /** Exactly one of these three: what the message tells of. */
  readonly requestId?: RequestId;
  readonly callId?: CallId;
  readonly facts?: NoticeFacts;
  readonly kind: NoticeKind;
  readonly recipient: string;
  readonly dedupeKey: string;
  /** The message is dropped when the request has another status by then. */
  readonly forStatus?: RequestStatus;
  readonly dueAt: Date;
}

/** Undefined when the same was promised already. */
export async function insertNotice(tx: Tx, notice: NewNotice): Promise<NoticeId | undefined> {
  const [row] = await tx
    .insert(notices)
    .values(notice)
    .onConflictDoNothing({ target: notices.dedupeKey })
    .returning({ id: notices.id });
  return row?.id;
}

export type StoredNotice = typeof notices.$inferSelect;

export async function findNotice(db: Queryable, id: NoticeId): Promise<StoredNotice | undefined> {
  const [row] = await db.select().from(notices).where(eq(notices.id, id));
  return row;
}

export async function isNoticeOwed(db: Queryable, requestId: RequestId, kind: NoticeKind): Promise<boolean> {
  const rows = await db
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.requestId, requestId), eq(notices.kind, kind), isNotNull(notices.dueAt)))
    .limit(1);
  return rows.length > 0;
}

export async function setNoticeSlot(db: Queryable, id: NoticeId, slotAt: Date | null): Promise<void> {
  await db.update(notices).set({ slotAt }).where(eq(notices.id, id));
}

export async function markNoticeDelivered(
  tx: Tx,
  id: NoticeId,
  deliveredAt: Date,
): Promise<NoticeId | undefined> {
  const [row] = await tx
    .update(notices)
    .set({ deliveredAt, dueAt: null, slotAt: null, attempts: sql`${notices.attempts} + 1` })
    .where(and(eq(notices.id, id), isNotNull(notices.dueAt)))
    .returning({ id: notices.id });
  return row?.id;
}

export async function markNoticeDropped(
  tx: Queryable,
  id: NoticeId,
  droppedAt: Date,
  dropReason: string,
): Promise<NoticeId | undefined> {
  const [row] = await tx
    .update(notices)
    .set({ droppedAt, dropReason, dueAt: null, slotAt: null })
    .where(and(eq(notices.id, id), isNotNull(notices.dueAt)))
    .returning({ id: notices.id });
  return row?.id;
}

export async function markNoticePostponed(db: Queryable, id: NoticeId, dueAt: Date): Promise<void> {
  await db
    .update(notices)
    .set({ dueAt, slotAt: null, attempts: sql`${notices.attempts} + 1` })
    .where(and(eq(notices.id, id), isNotNull(notices.dueAt)));
}

export async function listDueNotices(tx: Tx, now: Date, limit: number): Promise<readonly NoticeId[]> {
  const rows = await tx
    .select({ id: notices.id })
    .from(notices)
    .where(lte(notices.dueAt, now))
    .orderBy(asc(notices.dueAt), asc(notices.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map((row) => row.id);
}
