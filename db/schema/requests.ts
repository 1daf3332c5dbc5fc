import type { Actor } from '#src/domain/actor.ts';
import type { ErrorDetails, OrderErrorCode } from '#src/domain/errors.ts';
import {
  type LineId,
  NUMBER_TYPES,
  type NumberId,
  type NumberType,
  ORDER_STATUSES,
  type OrderId,
  type OrderStatus,
  type ProjectId,
  REQUEST_KINDS,
  REQUEST_STATUSES,
  type RequestId,
  type RequestKind,
  type RequestStatus,
  type SlackUserId,
  USE_CASES,
  type UseCase,
} from '#src/domain/request.ts';
import { boolean, check, eq, index, integer, jsonb, pgTable, sql, text, uniqueIndex } from '../drizzle.ts';
import { isOneOf, moment, reference, rowId } from './columns.ts';
import { numbers } from './numbers.ts';
import { projects } from './projects.ts';

const FIRST_REQUEST_ID = 1001;

export const requests = pgTable(
  'requests',
  {
    id: rowId<RequestId>('id', FIRST_REQUEST_ID),
    kind: text('kind').$type<RequestKind>().notNull(),
    projectId: reference<ProjectId>('project_id')
      .notNull()
      .references(() => projects.id),
    requesterId: text('requester_id').$type<SlackUserId>().notNull(),
    purpose: text('purpose').notNull(),
    status: text('status').$type<RequestStatus>().notNull(),
    version: integer('version').notNull().default(1),
    /** The form that it came from: the same form sent twice is one request. */
    submissionKey: text('submission_key').notNull(),
    askedAt: moment('asked_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    decidedBy: jsonb('decided_by').$type<Actor>(),
    decidedAt: moment('decided_at'),
    decisionReason: text('decision_reason'),
    finishedAt: moment('finished_at'),
    correlationId: text('correlation_id').notNull(),
  },
  (table) => [
    check('requests_kind', isOneOf(table.kind, REQUEST_KINDS)),
    check('requests_status', isOneOf(table.status, REQUEST_STATUSES)),
    check('requests_decided', sql`(${table.status} = 'pending') = (${table.decidedAt} is null)`),
    check(
      'requests_denied_with_reason',
      sql`${table.status} <> 'denied' or coalesce(length(${table.decisionReason}), 0) > 0`,
    ),
    uniqueIndex('requests_submission_key_unique').on(table.submissionKey),
    index('requests_pending_expires_at').on(table.expiresAt).where(eq(table.status, sql`'pending'`)),
    index('requests_requester').on(table.requesterId, table.id),
    index('requests_project').on(table.projectId, table.id),
  ],
);

export const lines = pgTable(
  'lines',
  {
    id: rowId<LineId>(),
    requestId: reference<RequestId>('request_id')
      .notNull()
      .references(() => requests.id),
    position: integer('position').notNull(),
    country: text('country').notNull(),
    useCase: text('use_case').$type<UseCase>().notNull(),
    numberType: text('number_type').$type<NumberType>().notNull(),
    quantity: integer('quantity').notNull(),
    monthlyCents: integer('monthly_cents'),
    currency: text('currency'),
    priceSource: text('price_source'),
    priceAsOf: text('price_as_of'),
    priceIsSample: boolean('price_is_sample').notNull().default(false),
  },
  (table) => [
    check('lines_use_case', isOneOf(table.useCase, USE_CASES)),
    check('lines_number_type', isOneOf(table.numberType, NUMBER_TYPES)),
    check('lines_quantity', sql`${table.quantity} between 1 and 10`),
    check(
      'lines_price_with_source',
      sql`(${table.monthlyCents} is null) = (${table.priceSource} is null) and (${table.monthlyCents} is null) = (${table.currency} is null)`,
    ),
    uniqueIndex('lines_request_position_unique').on(table.requestId, table.position),
  ],
);

export const orders = pgTable(
  'orders',
  {
    id: rowId<OrderId>(),
    requestId: reference<RequestId>('request_id')
      .notNull()
      .references(() => requests.id),
    lineId: reference<LineId>('line_id')
      .notNull()
      .references(() => lines.id),
    position: integer('position').notNull(),
    status: text('status').$type<OrderStatus>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Made and stored before the first call, kept until AWS has surely refused it. */
    clientToken: text('client_token'),
    /** From when it must be worked on; null while nobody needs to: not approved yet, or done. */
    dueAt: moment('due_at'),
    slotAt: moment('slot_at'),
    numberId: reference<NumberId>('number_id').references(() => numbers.id),
    errorCode: text('error_code').$type<OrderErrorCode>(),
    errorDetails: jsonb('error_details').$type<ErrorDetails>(),
  },
  (table) => [
    check('orders_status', isOneOf(table.status, ORDER_STATUSES)),
    check('orders_leased_has_number', sql`(${table.status} = 'leased') = (${table.numberId} is not null)`),
    check('orders_failed_has_error', sql`(${table.status} = 'failed') = (${table.errorCode} is not null)`),
    check('orders_calling_has_token', sql`${table.status} <> 'calling' or ${table.clientToken} is not null`),
    uniqueIndex('orders_request_position_unique').on(table.requestId, table.position),
    uniqueIndex('orders_client_token_unique').on(table.clientToken),
    uniqueIndex('orders_number_unique').on(table.numberId),
    index('orders_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
  ],
);
