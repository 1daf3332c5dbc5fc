import type { InventoryFilter, InventoryNumber, NumberFilters } from '#src/domain/inventory.ts';
import type { NumberId, NumberStatus, ProjectId, SlackUserId, UseCase } from '#src/domain/request.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, desc, eq, ilike, inArray, or, type SQL, sql } from '../drizzle.ts';
import { calls, numbers, projectLeads, projects, relinquishments, requests } from '../schema/schema.ts';
import { listProjectsByIds } from './projects.ts';

const lastCallAt = sql<string | null>`(
  select max(${calls.askedAt}) from ${calls}
  where ${calls.numberId} = ${numbers.id} and ${calls.status} in ('sent', 'unknown')
)`;

const openRelinquishment = sql<number | null>`(
  select min(${requests.id}) from ${relinquishments}
  join ${requests} on ${requests.id} = ${relinquishments.requestId}
  where ${relinquishments.numberId} = ${numbers.id} and ${requests.status} in ('pending', 'approved', 'releasing')
)`;

const columns = { number: numbers, lastCallAt, openRelinquishment };

interface Row {
  readonly number: typeof numbers.$inferSelect;
  readonly lastCallAt: string | null;
  readonly openRelinquishment: number | null;
}

function toInventoryNumber(
  { number: row, lastCallAt: calledAt, openRelinquishment: requestId }: Row,
  projectOf: ReadonlyMap<ProjectId, ProjectView>,
): InventoryNumber {
  return {
    id: row.id,
    phoneNumber: row.phoneNumber,
    status: row.status,
    monthlyCents: row.monthlyCents ?? undefined,
    currency: row.currency,
    checkedAt: row.checkedAt,
    awsId: row.awsId,
    arn: row.arn,
    region: row.region,
    country: row.country,
    useCase: row.useCase,
    numberType: row.numberType,
    capabilities: row.capabilities,
    deletionProtected: row.deletionProtected,
    poolId: row.poolId ?? undefined,
    registrationId: row.registrationId ?? undefined,
    project: row.projectId === null ? undefined : projectOf.get(row.projectId),
    owner: row.ownerId ?? undefined,
    since: row.leasedAt,
    lastCallAt: calledAt === null ? undefined : new Date(calledAt),
    relinquishedAt: row.relinquishedAt ?? undefined,
    relinquishRequestId:
      requestId === null ? undefined : (Number(requestId) as InventoryNumber['relinquishRequestId']),
  };
}

async function withProjects(db: Queryable, rows: readonly Row[]): Promise<readonly InventoryNumber[]> {
  const ids = [...new Set(rows.flatMap(({ number }) => number.projectId ?? []))];
  const found = await listProjectsByIds(db, ids);
  const projectOf = new Map(found.map((project) => [project.id, project]));
  return rows.map((row) => toInventoryNumber(row, projectOf));
}

/** Drizzle names tables only in queries of several, and the subqueries need the names: hence the join in each. */
const select = (db: Queryable) =>
  db.select(columns).from(numbers).leftJoin(projects, eq(projects.id, numbers.projectId));

export async function findInventoryNumber(db: Queryable, id: NumberId): Promise<InventoryNumber | undefined> {
  const rows = await select(db).where(eq(numbers.id, id));
  return (await withProjects(db, rows))[0];
}

/** The same for a row that must exist. */
export async function getInventoryNumber(db: Queryable, id: NumberId): Promise<InventoryNumber> {
  const number = await findInventoryNumber(db, id);
  if (number === undefined) throw new Error(`number ${id} does not exist`);
  return number;
}

const LIKE_WILDCARDS = /[\\%_]/g;

/** “+1 (206) 555-0142”, or a part of it. */
const PHONE_NUMBER = /^[+\d\s().-]+$/;

function matches(query: string): SQL | undefined {
  const digits = PHONE_NUMBER.test(query) ? query.replace(/\D/g, '') : '';
  const like = `%${query.trim().replace(LIKE_WILDCARDS, '\\$&')}%`;
  return or(
    digits === '' ? undefined : ilike(numbers.phoneNumber, `%${digits}%`),
    ilike(numbers.country, like),
    ilike(projects.name, like),
  );
}

const isLedBy = (userId: SlackUserId) =>
  sql`exists (select 1 from ${projectLeads}
    where ${projectLeads.projectId} = ${numbers.projectId} and ${projectLeads.userId} = ${userId})`;

/** A number of no project belongs to the account, and so to the workspace that has projects. */
const isOfAccountOf = (teamId: string) =>
  sql`(${numbers.projectId} is null and exists (select 1 from ${projects} p where p.team_id = ${teamId}))`;

function fits(
  { status, country, useCase, numberType }: NumberFilters,
  statuses: readonly NumberStatus[],
): SQL | undefined {
  return and(
    status === undefined ? undefined : inArray(numbers.status, [...statuses]),
    country === undefined ? undefined : eq(numbers.country, country),
    useCase === undefined ? undefined : eq(numbers.useCase, useCase as UseCase),
    numberType === undefined ? undefined : eq(numbers.numberType, numberType),
  );
}

function where(
  { teamId, projectId, ownerId, ledBy, query, filters = {} }: InventoryFilter,
  { countries = [], statuses = [] }: FilterMeaning,
): SQL | undefined {
  return and(
    or(eq(projects.teamId, teamId), isOfAccountOf(teamId)),
    sql`${numbers.relinquishedAt} is null`,
    sql`${numbers.status} not in ('DELETED', 'GONE')`,
    projectId === undefined ? undefined : eq(numbers.projectId, projectId as ProjectId),
    ownerId === undefined ? undefined : eq(numbers.ownerId, ownerId),
    ledBy === undefined ? undefined : isLedBy(ledBy),
    query === undefined || query.trim() === ''
      ? undefined
      : or(matches(query), countries.length === 0 ? undefined : inArray(numbers.country, [...countries])),
    fits(filters, statuses),
  );
}

/** What the words of a filter mean. */
export interface FilterMeaning {
  /** ISO codes of countries whose names match the query. */
  readonly countries?: readonly string[];
  /** What the filter by status lets through. */
  readonly statuses?: readonly NumberStatus[];
}

export interface Page extends FilterMeaning {
  readonly limit?: number;
  readonly offset?: number;
  /** The last number of the page before, for who reads all: numbers that come meanwhile shift nothing. */
  readonly after?: NumberId | undefined;
}

/** Further down the list, whose newest stands first. */
const isAfter = (id: NumberId): SQL =>
  sql`(${numbers.leasedAt}, ${numbers.id}) < (select n.leased_at, n.id from ${numbers} n where n.id = ${id})`;

/** Numbers that AWS still has for us, the newest first. What is told of each is read for the page alone. */
export async function listInventory(
  db: Queryable,
  filter: InventoryFilter,
  { limit = Number.MAX_SAFE_INTEGER, offset = 0, after, ...meaning }: Page = {},
): Promise<readonly InventoryNumber[]> {
  const newest = [desc(numbers.leasedAt), desc(numbers.id)];
  const page = db
    .select({ id: numbers.id })
    .from(numbers)
    .leftJoin(projects, eq(projects.id, numbers.projectId))
    .where(and(where(filter, meaning), after === undefined ? undefined : isAfter(after)))
    .orderBy(...newest)
    .limit(limit)
    .offset(offset)
    .as('page');
  const rows = await select(db)
    .innerJoin(page, eq(page.id, numbers.id))
    .orderBy(...newest);
  return withProjects(db, rows);
}

export interface InventorySums {
  readonly count: number;
  readonly priced: readonly { readonly currency: string; readonly monthlyCents: number }[];
  readonly unpriced: number;
}

/** How many numbers a list has and what they cost together. */
export async function sumInventory(
  db: Queryable,
  filter: InventoryFilter,
  meaning: FilterMeaning = {},
): Promise<InventorySums> {
  const rows = await db
    .select({
      currency: numbers.currency,
      count: sql<number>`count(*)::int`,
      unpriced: sql<number>`(count(*) filter (where ${numbers.monthlyCents} is null))::int`,
      cents: sql<number>`coalesce(sum(${numbers.monthlyCents}), 0)::int`,
    })
    .from(numbers)
    .leftJoin(projects, eq(projects.id, numbers.projectId))
    .where(where(filter, meaning))
    .groupBy(numbers.currency);
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    count: sum((row) => row.count),
    unpriced: sum((row) => row.unpriced),
    priced: rows
      .filter((row) => row.count > row.unpriced)
      .map((row) => ({ currency: row.currency, monthlyCents: row.cents })),
  };
}

export interface InventoryKind {
  readonly region: string;
  readonly status: NumberStatus;
  readonly country: string;
  readonly useCase: UseCase;
  readonly numberType: string;
}

/** What kinds of numbers a list has, each once. */
export async function listKindsOfInventory(
  db: Queryable,
  filter: InventoryFilter,
  meaning: FilterMeaning = {},
): Promise<readonly InventoryKind[]> {
  const { region, status, country, useCase, numberType } = numbers;
  return db
    .selectDistinct({ region, status, country, useCase, numberType })
    .from(numbers)
    .leftJoin(projects, eq(projects.id, numbers.projectId))
    .where(where(filter, meaning));
}

/** Holds a number to the end of the transaction, so that what was read of it stays true; undefined without it. */
export async function lockNumber(tx: Tx, id: NumberId): Promise<InventoryNumber | undefined> {
  await tx.select({ id: numbers.id }).from(numbers).where(eq(numbers.id, id)).for('no key update');
  return findInventoryNumber(tx, id);
}
