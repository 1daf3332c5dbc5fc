import type { Actor } from '#src/domain/actor.ts';
import type { ErrorCode, ErrorDetails } from '#src/domain/errors.ts';
import type { Answers, ContactLanguage } from '#src/domain/questionnaire.ts';
import type { NumberId, RequestId, SlackUserId } from '#src/domain/request.ts';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, sql, text } from '../drizzle.ts';
import { isOneOf, moment, reference } from './columns.ts';
import { numbers } from './numbers.ts';
import { requests } from './requests.ts';

/** Each row belongs to one request and says what its work is; the request's own row says how it stands. */
const requestId = () =>
  reference<RequestId>('request_id')
    .primaryKey()
    .references(() => requests.id);

/** What every kind of work has: from when a worker must see to it, and how it failed. */
const work = () => ({
  /** Null while nobody needs to: not approved yet, waiting for a person, or done. */
  dueAt: moment('due_at'),
  attempts: integer('attempts').notNull().default(0),
  errorCode: text('error_code').$type<ErrorCode>(),
  errorDetails: jsonb('error_details').$type<ErrorDetails>(),
});

export const enablements = pgTable(
  'enablements',
  {
    requestId: requestId(),
    wasEnabled: boolean('was_enabled').notNull().default(false),
    configurationSet: text('configuration_set'),
    legacy: text('legacy').$type<'none' | 'not_yet' | 'enabled' | 'unavailable'>().notNull(),
    legacyErrorCode: text('legacy_error_code').$type<ErrorCode>(),
    legacyErrorDetails: jsonb('legacy_error_details').$type<ErrorDetails>(),
    ...work(),
  },
  (table) => [
    check('enablements_legacy', isOneOf(table.legacy, ['none', 'not_yet', 'enabled', 'unavailable'])),
    index('enablements_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
  ],
);

export const relinquishments = pgTable(
  'relinquishments',
  {
    requestId: requestId(),
    numberId: reference<NumberId>('number_id')
      .notNull()
      .references(() => numbers.id),
    /** What the card said when it was approved; what is found later and is not here stops the release. */
    deletionProtected: boolean('deletion_protected').notNull(),
    poolId: text('pool_id'),
    registrationId: text('registration_id'),
    lastCallAt: moment('last_call_at'),
    isLastInCountry: boolean('is_last_in_country').notNull(),
    relinquishAt: moment('relinquish_at'),
    keptBy: jsonb('kept_by').$type<Actor>(),
    ...work(),
  },
  (table) => [
    index('relinquishments_number').on(table.numberId),
    index('relinquishments_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
  ],
);

export const accessRequests = pgTable(
  'access_requests',
  {
    requestId: requestId(),
    region: text('region').notNull(),
    limitUsd: integer('limit_usd').notNull(),
    website: text('website').notNull(),
    service: text('service').notNull(),
    answers: jsonb('answers').$type<Answers>().notNull(),
    language: text('language').$type<ContactLanguage>().notNull(),
    tierAtAsking: text('tier_at_asking'),
  },
  (table) => [
    check('access_requests_limit', sql`${table.limitUsd} between 1 and 1000000000`),
    check('access_requests_language', isOneOf(table.language, ['en', 'ja'])),
    index('access_requests_region').on(table.region),
  ],
);

export const spendLimitChanges = pgTable(
  'spend_limit_changes',
  {
    requestId: requestId(),
    region: text('region').notNull(),
    what: text('what').$type<'override' | 'quota'>().notNull(),
    limitUsd: integer('limit_usd').notNull(),
    fromUsd: integer('from_usd'),
    /** AWS's id of the quota increase; null until it has taken it. */
    quotaRequestId: text('quota_request_id'),
    quotaStatus: text('quota_status'),
    quotaCaseId: text('quota_case_id'),
    ...work(),
  },
  (table) => [
    check('spend_limit_changes_what', isOneOf(table.what, ['override', 'quota'])),
    check('spend_limit_changes_limit', sql`${table.limitUsd} between 1 and 1000000000`),
    index('spend_limit_changes_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
  ],
);

/** A form that was closed half-way, for the same person and Region. */
export const drafts = pgTable(
  'drafts',
  {
    userId: text('user_id').$type<SlackUserId>().notNull(),
    region: text('region').notNull(),
    /** As typed, right or wrong. */
    fields: jsonb('fields').$type<Readonly<Record<string, string>>>().notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (table) => [primaryKey({ name: 'drafts_pk', columns: [table.userId, table.region] })],
);
