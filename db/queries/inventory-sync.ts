import type { NumberId, NumberStatus, ProjectId, RequestId, SlackUserId } from '#src/domain/request.ts';
import type { AwsNumber } from '#src/ports.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, inArray, type SQL, sql } from '../drizzle.ts';
import { numbers, orders, relinquishments, requests } from '../schema/schema.ts';

/** What AWS says differently from what we had. */
export interface NumberChange {
  readonly id: NumberId;
  readonly phoneNumber: string;
  readonly projectId: ProjectId | null;
  readonly ownerId: SlackUserId | null;
  readonly before: NumberFacts;
  readonly after: NumberFacts;
}

export interface NumberFacts {
  readonly status: NumberStatus;
  readonly monthlyCents: number | null;
  readonly deletionProtected: boolean;
  readonly poolId: string | null;
  readonly registrationId: string | null;
}

/** A worker of ours gives the number back right now, and tells what became of it. */
const isBeingReleased = sql`exists (
  select 1 from ${relinquishments} r join ${requests} q on q.id = r.request_id
  where r.number_id = n.id and q.status = 'releasing'
)`;

/** What was written since the reading began is newer than the reading. */
const isOlderThan = (readingSince: Date): SQL =>
  sql`n.relinquished_at is null and n.checked_at < ${readingSince.toISOString()}::timestamptz and not ${isBeingReleased}`;

interface ChangedRow extends Record<string, unknown> {
  readonly id: string;
  readonly phone_number: string;
  readonly project_id: string | null;
  readonly owner_id: SlackUserId | null;
  readonly before: NumberFacts;
  readonly after: NumberFacts;
}

const toChange = (row: ChangedRow): NumberChange => ({
  id: Number(row.id) as NumberId,
  phoneNumber: row.phone_number,
  projectId: row.project_id === null ? null : (Number(row.project_id) as ProjectId),
  ownerId: row.owner_id,
  before: row.before,
  after: row.after,
});

const listedRow = (number: AwsNumber) => ({
  aws_id: number.awsId,
  status: number.status,
  monthly_cents: number.price?.monthlyCents ?? null,
  currency: number.price?.currency ?? null,
  deletion_protected: number.deletionProtected,
  pool_id: number.poolId ?? null,
  registration_id: number.registrationId ?? null,
  capabilities: number.capabilities,
});

/**
 * Brings the known ones of these numbers to what AWS says, in one statement; answers those that differed. The status
 * of a number that is still followed is left to who follows it.
 */
export async function applyListed(
  tx: Tx,
  region: string,
  listed: readonly AwsNumber[],
  readingSince: Date,
): Promise<readonly NumberChange[]> {
  const { rows } = await tx.execute<ChangedRow>(sql`
    with listed as (
      select * from jsonb_to_recordset(${JSON.stringify(listed.map(listedRow))}::jsonb) as l(
        aws_id text, status text, monthly_cents int, currency text, deletion_protected boolean,
        pool_id text, registration_id text, capabilities jsonb
      )
    ), seen as (
      select n.*, l.capabilities as new_capabilities, coalesce(l.currency, n.currency) as new_currency,
        case when n.next_check_at is null then l.status else n.status end as new_status,
        coalesce(l.monthly_cents, n.monthly_cents) as new_cents, l.deletion_protected as new_protected,
        l.pool_id as new_pool, l.registration_id as new_registration
      from ${numbers} n join listed l on l.aws_id = n.aws_id
      where n.region = ${region} and ${isOlderThan(readingSince)}
      order by n.id
      for no key update of n
    ), differing as (
      select * from seen
      where (status, monthly_cents, currency, deletion_protected, pool_id, registration_id, capabilities)
        is distinct from
        (new_status, new_cents, new_currency, new_protected, new_pool, new_registration, new_capabilities)
    ), written as (
      update ${numbers} n
      set status = d.new_status, monthly_cents = d.new_cents, currency = d.new_currency,
        deletion_protected = d.new_protected, pool_id = d.new_pool, registration_id = d.new_registration,
        capabilities = d.new_capabilities, checked_at = ${readingSince.toISOString()}::timestamptz
      from differing d where d.id = n.id
      returning n.id
    )
    select d.id, d.phone_number, d.project_id, d.owner_id,
      jsonb_build_object('status', d.status, 'monthlyCents', d.monthly_cents,
        'deletionProtected', d.deletion_protected, 'poolId', d.pool_id, 'registrationId', d.registration_id) as before,
      jsonb_build_object('status', d.new_status, 'monthlyCents', d.new_cents,
        'deletionProtected', d.new_protected, 'poolId', d.new_pool, 'registrationId', d.new_registration) as after
    from differing d join written w on w.id = d.id order by d.id`);
  return rows.map(toChange);
}

/** Numbers that a complete reading did not have are gone; those leased since it began are not. One anti-join. */
export async function markNumbersGone(
  tx: Tx,
  region: string,
  listedAwsIds: readonly string[],
  readingSince: Date,
): Promise<readonly NumberChange[]> {
  const { rows } = await tx.execute<ChangedRow>(sql`
    with listed as (
      select jsonb_array_elements_text(${JSON.stringify(listedAwsIds)}::jsonb) as aws_id
    ), gone as (
      select n.* from ${numbers} n
      where n.region = ${region} and n.status not in ('DELETED', 'GONE') and n.next_check_at is null
        and n.leased_at < ${readingSince.toISOString()}::timestamptz and ${isOlderThan(readingSince)}
        and not exists (select 1 from listed l where l.aws_id = n.aws_id)
      order by n.id
      for no key update of n
    ), written as (
      update ${numbers} n
      set status = 'GONE', checked_at = ${readingSince.toISOString()}::timestamptz, read_tags_at = null, write_tags_at = null
      from gone g where g.id = n.id
      returning n.id
    )
    select g.id, g.phone_number, g.project_id, g.owner_id,
      jsonb_build_object('status', g.status, 'monthlyCents', g.monthly_cents,
        'deletionProtected', g.deletion_protected, 'poolId', g.pool_id, 'registrationId', g.registration_id) as before,
      jsonb_build_object('status', 'GONE', 'monthlyCents', g.monthly_cents,
        'deletionProtected', g.deletion_protected, 'poolId', g.pool_id, 'registrationId', g.registration_id) as after
    from gone g join written w on w.id = g.id order by g.id`);
  return rows.map(toChange);
}

/** Numbers that the inventory does not have yet, of no project for now; their tags are to be read. */
export async function insertFoundNumbers(
  tx: Tx,
  region: string,
  found: readonly AwsNumber[],
  now: Date,
): Promise<readonly { readonly id: NumberId; readonly phoneNumber: string }[]> {
  if (found.length === 0) return [];
  return tx
    .insert(numbers)
    .values(
      found.map((number) => ({
        region,
        awsId: number.awsId,
        arn: number.arn,
        phoneNumber: number.phoneNumber,
        country: number.country,
        useCase: number.useCase,
        numberType: number.numberType,
        capabilities: number.capabilities,
        status: number.status,
        monthlyCents: number.price?.monthlyCents ?? null,
        currency: number.price?.currency ?? 'USD',
        deletionProtected: number.deletionProtected,
        poolId: number.poolId ?? null,
        registrationId: number.registrationId ?? null,
        leasedAt: number.createdAt ?? now,
        checkedAt: now,
        readTagsAt: now,
      })),
    )
    .onConflictDoNothing({ target: [numbers.region, numbers.awsId] })
    .returning({ id: numbers.id, phoneNumber: numbers.phoneNumber });
}

/**
 * Tells Postgres how many numbers there are now (ANALYZE). Right after many were inserted it believes in one, and joins
 * each listed number with each known one.
 */
export async function analyzeNumbers(db: Queryable): Promise<void> {
  await db.execute(sql`analyze ${numbers}`);
}

/** The requests whose cards show one of these numbers. */
export async function listRequestsOfNumbers(
  db: Queryable,
  ids: readonly NumberId[],
): Promise<readonly RequestId[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectDistinct({ requestId: orders.requestId })
    .from(orders)
    .where(and(inArray(orders.numberId, [...ids])))
    .orderBy(orders.requestId);
  return rows.map((row) => row.requestId);
}
