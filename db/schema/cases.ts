import type { Actor } from '#src/domain/actor.ts';
import type { ErrorCode, ErrorDetails } from '#src/domain/errors.ts';
import type { ContactLanguage } from '#src/domain/questionnaire.ts';
import type { RequestId } from '#src/domain/request.ts';
import { CASE_STATUSES, type CaseStatus } from '#src/domain/support-case.ts';
import { boolean, check, index, integer, jsonb, pgTable, sql, text } from '../drizzle.ts';
import { isOneOf, moment, reference, rowId } from './columns.ts';
import { requests } from './requests.ts';

/** A case at AWS Support for a request; one request has one. */
export const cases = pgTable(
  'cases',
  {
    requestId: reference<RequestId>('request_id')
      .primaryKey()
      .references(() => requests.id),
    status: text('status').$type<CaseStatus>().notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    language: text('language').$type<ContactLanguage>().notNull(),
    caseId: text('case_id'),
    filedBy: jsonb('filed_by').$type<Actor>(),
    filedAt: moment('filed_at'),
    answerDueAt: moment('answer_due_at'),
    /** Filed through AWS Support's API, so that it can be followed there. */
    isByApi: boolean('is_by_api').notNull().default(false),
    apiErrorCode: text('api_error_code').$type<ErrorCode>(),
    apiErrorDetails: jsonb('api_error_details').$type<ErrorDetails>(),
    endedBy: jsonb('ended_by').$type<Actor>(),
    endedAt: moment('ended_at'),
    endReason: text('end_reason'),
    /** When a worker must file it, look at it or remind of it; null while nobody needs to. */
    dueAt: moment('due_at'),
    attempts: integer('attempts').notNull().default(0),
    remindedAt: moment('reminded_at'),
  },
  (table) => [
    check('cases_status', isOneOf(table.status, CASE_STATUSES)),
    check(
      'cases_filed_has_id',
      sql`${table.status} in ('to_file', 'filing') or (${table.caseId} is not null and ${table.filedBy} is not null)`,
    ),
    index('cases_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
  ],
);

/** What AWS asked and what it was answered. */
export const caseMessages = pgTable(
  'case_messages',
  {
    id: rowId('id'),
    requestId: reference<RequestId>('request_id')
      .notNull()
      .references(() => requests.id),
    kind: text('kind').$type<'question' | 'answer'>().notNull(),
    by: jsonb('by').$type<Actor>().notNull(),
    body: text('body').notNull(),
    at: moment('at').notNull(),
    /** For an answer that the API adds to the case; null until AWS has it. */
    addedAt: moment('added_at'),
  },
  (table) => [
    check('case_messages_kind', isOneOf(table.kind, ['question', 'answer'])),
    index('case_messages_request').on(table.requestId, table.id),
  ],
);
