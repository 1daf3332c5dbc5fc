import { asc, eq } from 'drizzle-orm';
import type { Actor } from '#src/domain/actor.ts';
import type { AuditAction, AuditEvent, AuditFacts } from '#src/domain/audit.ts';
import type { OrderId, ProjectId, RequestId } from '#src/domain/request.ts';
import type { Queryable, Tx } from '../client.ts';
import { auditEvents } from '../schema/schema.ts';

export interface NewAuditEvent {
  readonly at: Date;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly projectId?: ProjectId;
  readonly requestId?: RequestId;
  readonly orderId?: OrderId;
  readonly before?: AuditFacts;
  readonly after?: AuditFacts;
  readonly correlationId: string;
}

export async function insertAuditEvent(tx: Tx, event: NewAuditEvent): Promise<void> {
  await tx.insert(auditEvents).values(event);
}

/** The story of a request, oldest first. */
export async function listAuditEvents(db: Queryable, requestId: RequestId): Promise<readonly AuditEvent[]> {
  const rows = await db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.requestId, requestId))
    .orderBy(asc(auditEvents.id));
  return rows.map(({ at, actor, action, before, after }) => ({
    at,
    actor,
    action,
    before: before ?? undefined,
    after: after ?? undefined,
  }));
}
