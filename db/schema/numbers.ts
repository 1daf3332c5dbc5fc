import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import {
  NUMBER_STATUSES,
  type NumberId,
  type NumberStatus,
  type ProjectId,
  type SlackUserId,
  USE_CASES,
  type UseCase,
} from '#src/domain/request.ts';
import { isOneOf, moment, reference, rowId } from './columns.ts';
import { projects } from './projects.ts';

export const numbers = pgTable(
  'numbers',
  {
    id: rowId<NumberId>(),
    awsId: text('aws_id').notNull(),
    arn: text('arn').notNull(),
    region: text('region').notNull(),
    phoneNumber: text('phone_number').notNull(),
    country: text('country').notNull(),
    useCase: text('use_case').$type<UseCase>().notNull(),
    numberType: text('number_type').notNull(),
    capabilities: jsonb('capabilities').$type<readonly string[]>().notNull(),
    status: text('status').$type<NumberStatus>().notNull(),
    monthlyCents: integer('monthly_cents'),
    currency: text('currency').notNull(),
    deletionProtected: boolean('deletion_protected').notNull(),
    projectId: reference<ProjectId>('project_id')
      .notNull()
      .references(() => projects.id),
    ownerId: text('owner_id').$type<SlackUserId>().notNull(),
    leasedAt: moment('leased_at').notNull(),
    checkedAt: moment('checked_at').notNull(),
    /** When AWS must be asked again; null once it has settled. */
    nextCheckAt: moment('next_check_at'),
  },
  (table) => [
    check('numbers_status', isOneOf(table.status, NUMBER_STATUSES)),
    check('numbers_use_case', isOneOf(table.useCase, USE_CASES)),
    uniqueIndex('numbers_aws_id_unique').on(table.region, table.awsId),
    index('numbers_next_check')
      .on(table.region, table.nextCheckAt)
      .where(sql`${table.nextCheckAt} is not null`),
    index('numbers_project').on(table.projectId),
  ],
);

/** MonthlyLeasingPrice of numbers that the account leases, the latest for each country and type. */
export const learnedPrices = pgTable(
  'learned_prices',
  {
    country: text('country').notNull(),
    numberType: text('number_type').notNull(),
    monthlyCents: integer('monthly_cents').notNull(),
    currency: text('currency').notNull(),
    seenAt: moment('seen_at').notNull(),
  },
  (table) => [primaryKey({ name: 'learned_prices_pk', columns: [table.country, table.numberType] })],
);

/** The account's room for numbers in a Region, as last read. */
export const accountRooms = pgTable('account_rooms', {
  region: text('region').primaryKey(),
  used: integer('used').notNull(),
  max: integer('max').notNull(),
  readAt: moment('read_at').notNull(),
});
