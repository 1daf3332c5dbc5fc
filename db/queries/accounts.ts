import type { AccountView, KnownTier, SpendLimit } from '#src/domain/account.ts';
import type { AccountTier } from '#src/ports.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, eq, isNull, lte, or, sql } from '../drizzle.ts';
import { accountRooms, accounts, numbers, projects } from '../schema/schema.ts';

/** Every Region of a project that is not archived has its row, due at once when it is new. */
export async function insertAccountsOfProjects(tx: Tx, now: Date): Promise<void> {
  const regions = await tx
    .selectDistinct({ region: projects.region })
    .from(projects)
    .where(isNull(projects.archivedAt));
  if (regions.length === 0) return;
  await tx
    .insert(accounts)
    .values(regions.map(({ region }) => ({ region, dueAt: now })))
    .onConflictDoNothing({ target: accounts.region });
}

const isUsed = sql`exists (
  select 1 from ${projects} where ${projects.region} = ${accounts.region} and ${projects.archivedAt} is null
)`;

/** Numbers of an archived project go on costing money, so they are still looked after. */
const hasNumbers = sql`exists (
  select 1 from ${numbers} where ${numbers.region} = ${accounts.region}
    and ${numbers.relinquishedAt} is null and ${numbers.status} not in ('DELETED', 'GONE')
)`;

/** Regions whose account and numbers are due to be read, and that a project still uses or a number is in. */
export async function listAccountsToRead(db: Queryable, now: Date): Promise<readonly string[]> {
  const rows = await db
    .select({ region: accounts.region })
    .from(accounts)
    .where(and(lte(accounts.dueAt, now), or(isUsed, hasNumbers)))
    .orderBy(asc(accounts.region));
  return rows.map((row) => row.region);
}

/**
 * Takes a Region for one reading: says when somebody else may take it over. False when it is not due: read lately, or
 * another worker has it.
 */
export async function takeAccount(
  db: Queryable,
  region: string,
  now: Date,
  takeOverAt: Date,
): Promise<boolean> {
  const rows = await db
    .insert(accounts)
    .values({ region, dueAt: takeOverAt })
    .onConflictDoUpdate({
      target: accounts.region,
      set: { dueAt: takeOverAt },
      setWhere: lte(accounts.dueAt, now),
    })
    .returning({ region: accounts.region });
  return rows.length > 0;
}

/** The next reading, unless somebody has wished for one since it was taken. */
export async function markAccountRead(
  db: Queryable,
  region: string,
  takeOverAt: Date,
  dueAt: Date,
): Promise<void> {
  await db
    .update(accounts)
    .set({ dueAt })
    .where(and(eq(accounts.region, region), eq(accounts.dueAt, takeOverAt)));
}

/** Holds the account's row to the end of the transaction, and says the tier that was last known. */
export async function lockAccount(tx: Tx, region: string): Promise<KnownTier | undefined> {
  const [row] = await tx
    .select({ tier: accounts.knownTier })
    .from(accounts)
    .where(eq(accounts.region, region))
    .for('no key update');
  return row?.tier ?? undefined;
}

export interface StoredAccount extends AccountView {
  /** When all pages of its numbers were last read; undefined before the first time. */
  readonly syncedAt: Date | undefined;
  /** Since when AWS does not answer; undefined while it does. */
  readonly awayAt: Date | undefined;
  readonly dueAt: Date;
}

export async function findAccount(db: Queryable, region: string): Promise<StoredAccount | undefined> {
  const [row] = await db
    .select({ account: accounts, room: accountRooms })
    .from(accounts)
    .leftJoin(accountRooms, eq(accountRooms.region, accounts.region))
    .where(eq(accounts.region, region));
  if (row === undefined) return undefined;
  const { account, room } = row;
  const { spendEnforcedUsd, spendMaxUsd, spendIsOverridden } = account;
  return {
    region,
    tier: account.tier,
    tierValue: account.tierValue ?? undefined,
    spendLimit:
      spendEnforcedUsd === null || spendMaxUsd === null
        ? undefined
        : {
            enforcedUsd: spendEnforcedUsd,
            maxUsd: spendMaxUsd,
            isOverridden: spendIsOverridden ?? false,
          },
    room: room === null ? undefined : { used: room.used, max: room.max },
    readAt: account.readAt ?? account.dueAt,
    syncedAt: account.syncedAt ?? undefined,
    awayAt: account.awayAt ?? undefined,
    dueAt: account.dueAt,
  };
}

/** What AWS told of an account. `dueAt` is for a row that is new; when the next reading is stays as it is. */
export async function upsertAccount(
  tx: Queryable,
  region: string,
  read: {
    readonly tier: AccountTier;
    readonly spendLimit: SpendLimit;
    readonly readAt: Date;
    readonly dueAt: Date;
  },
): Promise<void> {
  const { tier, spendLimit, readAt, dueAt } = read;
  const values = {
    tier: tier.tier,
    tierValue: tier.value ?? null,
    ...(tier.tier === 'unknown' ? {} : { knownTier: tier.tier }),
    spendEnforcedUsd: spendLimit.enforcedUsd,
    spendMaxUsd: spendLimit.maxUsd,
    spendIsOverridden: spendLimit.isOverridden,
    readAt,
    awayAt: null,
  };
  await tx
    .insert(accounts)
    .values({ region, dueAt, ...values })
    .onConflictDoUpdate({ target: accounts.region, set: values });
}

/** All pages of its numbers were read. */
export async function setAccountSynced(tx: Queryable, region: string, syncedAt: Date): Promise<void> {
  await tx.update(accounts).set({ syncedAt }).where(eq(accounts.region, region));
}

/** AWS does not answer; the first time of that stays until it does. */
export async function markAccountAway(
  db: Queryable,
  region: string,
  awayAt: Date,
  dueAt: Date,
): Promise<void> {
  const at = awayAt.toISOString();
  await db
    .insert(accounts)
    .values({ region, awayAt, dueAt })
    .onConflictDoUpdate({
      target: accounts.region,
      set: { awayAt: sql`coalesce(${accounts.awayAt}, ${at}::timestamptz)`, dueAt },
    });
}

/** A synchronisation is wanted now. */
export async function setAccountDue(db: Queryable, region: string, dueAt: Date): Promise<void> {
  await db
    .insert(accounts)
    .values({ region, dueAt })
    .onConflictDoUpdate({ target: accounts.region, set: { dueAt } });
}
