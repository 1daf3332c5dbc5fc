import type { KnownTier } from '#src/domain/account.ts';
import {
  NUMBER_STATUSES,
  type NumberId,
  type NumberStatus,
  type ProjectId,
  type SlackUserId,
  USE_CASES,
  type UseCase,
} from '#src/domain/request.ts';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  sql,
  text,
  uniqueIndex,
} from '../drizzle.ts';
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
    poolId: text('pool_id'),
    registrationId: text('registration_id'),
    /** Null for a number that nobody leased through Dialtone, and that no tag gives to a project. */
    projectId: reference<ProjectId>('project_id').references(() => projects.id),
    ownerId: text('owner_id').$type<SlackUserId>(),
    leasedAt: moment('leased_at').notNull(),
    checkedAt: moment('checked_at').notNull(),
    /** When AWS must be asked again; null once it has settled. */
    nextCheckAt: moment('next_check_at'),
    relinquishedAt: moment('relinquished_at'),
    /** When its tags must be read: set for a number that the account has and nobody leased here, null once it is. */
    readTagsAt: moment('read_tags_at'),
    /** When its tags must be written: project or owner changed; null once AWS has them. */
    writeTagsAt: moment('write_tags_at'),
  },
  (table) => [
    check('numbers_status', isOneOf(table.status, NUMBER_STATUSES)),
    check('numbers_use_case', isOneOf(table.useCase, USE_CASES)),
    uniqueIndex('numbers_aws_id_unique').on(table.region, table.awsId),
    index('numbers_next_check')
      .on(table.region, table.nextCheckAt)
      .where(sql`${table.nextCheckAt} is not null`),
    index('numbers_read_tags').on(table.region, table.readTagsAt).where(sql`${table.readTagsAt} is not null`),
    index('numbers_write_tags')
      .on(table.region, table.writeTagsAt)
      .where(sql`${table.writeTagsAt} is not null`),
    index('numbers_project').on(table.projectId),
    index('numbers_owner').on(table.ownerId),
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

/** The account in a Region: its tier and spend limit as last read, and when its numbers were last synchronised. */
export const accounts = pgTable(
  'accounts',
  {
    region: text('region').primaryKey(),
    tier: text('tier').$type<KnownTier | 'unknown'>().notNull().default('unknown'),
    tierValue: text('tier_value'),
    /** The last tier that was not unknown: a change from it is told. */
    knownTier: text('known_tier').$type<KnownTier>(),
    spendEnforcedUsd: integer('spend_enforced_usd'),
    spendMaxUsd: integer('spend_max_usd'),
    spendIsOverridden: boolean('spend_is_overridden'),
    /** When AWS last told; null while it never has. */
    readAt: moment('read_at'),
    syncedAt: moment('synced_at'),
    /** Since when AWS does not answer; null while it does. */
    awayAt: moment('away_at'),
    /** When the account and its numbers must be read again. */
    dueAt: moment('due_at').notNull(),
  },
  (table) => [
    check('accounts_tier', isOneOf(table.tier, ['sandbox', 'production', 'unknown'])),
    check('accounts_known_tier', isOneOf(table.knownTier, ['sandbox', 'production'])),
    index('accounts_due').on(table.dueAt),
  ],
);

/** The account's room for numbers in a Region, as last read. */
export const accountRooms = pgTable('account_rooms', {
  region: text('region').primaryKey(),
  used: integer('used').notNull(),
  max: integer('max').notNull(),
  readAt: moment('read_at').notNull(),
});
