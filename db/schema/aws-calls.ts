import type { ErrorDetails } from '#src/domain/errors.ts';
import type { CallId, NumberId, OrderId, RequestId } from '#src/domain/request.ts';
import { check, index, jsonb, pgTable, sql, text } from '../drizzle.ts';
import { calls } from './calls.ts';
import { moment, reference, rowId } from './columns.ts';
import { numbers } from './numbers.ts';
import { orders, requests } from './requests.ts';

/** One row for each call that may change something at AWS, committed before the call. */
export const awsCalls = pgTable(
  'aws_calls',
  {
    id: rowId('id'),
    orderId: reference<OrderId>('order_id').references(() => orders.id),
    requestId: reference<RequestId>('request_id').references(() => requests.id),
    numberId: reference<NumberId>('number_id').references(() => numbers.id),
    callId: reference<CallId>('call_id').references(() => calls.id),
    operation: text('operation').notNull(),
    region: text('region').notNull(),
    /** Null for operations that take none. */
    clientToken: text('client_token'),
    startedAt: moment('started_at').notNull(),
    finishedAt: moment('finished_at'),
    /** Null while AWS may still answer, or never answered: then the next try looks before it calls. */
    outcome: text('outcome').$type<'done' | 'refused' | 'unknown' | 'adopted'>(),
    errorCode: text('error_code'),
    errorDetails: jsonb('error_details').$type<ErrorDetails>(),
  },
  (table) => [
    check('aws_calls_outcome', sql`${table.outcome} in ('done', 'refused', 'unknown', 'adopted')`),
    index('aws_calls_order').on(table.orderId),
    index('aws_calls_request').on(table.requestId),
    index('aws_calls_number').on(table.numberId),
  ],
);
