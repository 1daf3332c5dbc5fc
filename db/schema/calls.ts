import type { ErrorCode, ErrorDetails } from '#src/domain/errors.ts';
import type { CallId, NumberId, SlackUserId } from '#src/domain/request.ts';
import {
  CALL_STATUSES,
  type CallStatus,
  MESSAGE_TYPES,
  type MessageType,
} from '#src/domain/voice-message.ts';
import { boolean, check, index, jsonb, pgTable, sql, text, uniqueIndex } from '../drizzle.ts';
import { isOneOf, moment, reference, rowId } from './columns.ts';
import { numbers } from './numbers.ts';

/** Every test call, also the dry ones and those that AWS refused. */
export const calls = pgTable(
  'calls',
  {
    id: rowId<CallId>(),
    numberId: reference<NumberId>('number_id')
      .notNull()
      .references(() => numbers.id),
    callerId: text('caller_id').$type<SlackUserId>().notNull(),
    teamId: text('team_id').notNull(),
    region: text('region').notNull(),
    destination: text('destination').notNull(),
    body: text('body').notNull(),
    bodyType: text('body_type').$type<MessageType>().notNull(),
    voiceId: text('voice_id').notNull(),
    maxPricePerMinute: text('max_price_per_minute'),
    isDryRun: boolean('is_dry_run').notNull(),
    status: text('status').$type<CallStatus>().notNull(),
    messageId: text('message_id'),
    errorCode: text('error_code').$type<ErrorCode>(),
    errorDetails: jsonb('error_details').$type<ErrorDetails>(),
    /** The form that it came from: the same form sent twice is one call. */
    submissionKey: text('submission_key').notNull(),
    askedAt: moment('asked_at').notNull(),
    endedAt: moment('ended_at'),
    /** From when a worker must place it, or give up on the one that did; null once it has ended. */
    dueAt: moment('due_at'),
    correlationId: text('correlation_id').notNull(),
  },
  (table) => [
    check('calls_status', isOneOf(table.status, CALL_STATUSES)),
    check('calls_body_type', isOneOf(table.bodyType, MESSAGE_TYPES)),
    check('calls_sent_has_id', sql`${table.status} <> 'sent' or ${table.messageId} is not null`),
    uniqueIndex('calls_submission_key_unique').on(table.submissionKey),
    index('calls_number').on(table.numberId, table.id),
    index('calls_region').on(table.region, table.askedAt),
    index('calls_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
  ],
);
