import type { Actor } from '#src/domain/actor.ts';
import type { AuditAction, AuditEvent, AuditFacts } from '#src/domain/audit.ts';
import type { NumberId, OrderId, ProjectId, RequestId } from '#src/domain/request.ts';
import type { Queryable, Tx } from '../client.ts';
import { asc, desc, eq } from '../drizzle.ts';
import { auditEvents } from '../schema/schema.ts';

export interface NewAuditEvent {
  readonly at: Date;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly projectId?: ProjectId;
  readonly requestId?: RequestId;
  readonly orderId?: OrderId;
  readonly numberId?: NumberId;
  readonly before?: AuditFacts;
  readonly after?: AuditFacts;
  readonly correlationId: string;
}

export async function insertAuditEvent(tx: Tx, event: NewAuditEvent): Promise<void> {
  await tx.insert(auditEvents).values(event);
}

export async function insertAuditEvents(tx: Tx, events: readonly NewAuditEvent[]): Promise<void> {
  if (events.length > 0) await tx.insert(auditEvents).values([...events]);
}

type Row = typeof auditEvents.$inferSelect;

const toEvent = ({ at, actor, action, before, after, requestId }: Row): AuditEvent => ({
  at,
  actor,
  action,
  before: before ?? undefined,
  after: after ?? undefined,
  ...(requestId === null ? {} : { requestId }),
});

/** The story of a request, oldest first. */
export async function listAuditEvents(db: Queryable, requestId: RequestId): Promise<readonly AuditEvent[]> {
  const rows = await db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.requestId, requestId))
    .orderBy(asc(auditEvents.id));
  return rows.map(toEvent);
}

/** The story of a number, oldest first; the newest `limit` of it. */
export async function listAuditEventsOfNumber(
  db: Queryable,
  numberId: NumberId,
  limit: number,
): Promise<readonly AuditEvent[]> {
  const rows = await db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.numberId, numberId))
    .orderBy(desc(auditEvents.id))
    .limit(limit);
  return rows.reverse().map(toEvent);
}
