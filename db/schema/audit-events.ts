import type { Actor } from '#src/domain/actor.ts';
import type { AuditAction, AuditFacts } from '#src/domain/audit.ts';
import type { NumberId, OrderId, ProjectId, RequestId } from '#src/domain/request.ts';
import { index, jsonb, pgTable, text } from '../drizzle.ts';
import { moment, reference, rowId } from './columns.ts';
import { numbers } from './numbers.ts';
import { projects } from './projects.ts';
import { orders, requests } from './requests.ts';

/** Who did what, and what it changed. Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: rowId('id'),
    at: moment('at').notNull(),
    actor: jsonb('actor').$type<Actor>().notNull(),
    action: text('action').$type<AuditAction>().notNull(),
    projectId: reference<ProjectId>('project_id').references(() => projects.id),
    requestId: reference<RequestId>('request_id').references(() => requests.id),
    orderId: reference<OrderId>('order_id').references(() => orders.id),
    numberId: reference<NumberId>('number_id').references(() => numbers.id),
    before: jsonb('before').$type<AuditFacts>(),
    after: jsonb('after').$type<AuditFacts>(),
    correlationId: text('correlation_id').notNull(),
  },
  (table) => [
    index('audit_events_request').on(table.requestId, table.id),
    index('audit_events_number').on(table.numberId, table.id),
    index('audit_events_project').on(table.projectId, table.id),
  ],
);
