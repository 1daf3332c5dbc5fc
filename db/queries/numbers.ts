import type { AccountRoom } from '#src/domain/basket.ts';
import type { MonthlyPrice } from '#src/domain/money.ts';
import type { NumberId, NumberStatus, ProjectId, SlackUserId } from '#src/domain/request.ts';
import type { AwsNumber } from '#src/ports.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, eq, inArray, lte, sql } from '../drizzle.ts';
import { accountRooms, learnedPrices, numbers } from '../schema/schema.ts';

export interface NewNumber {
  readonly aws: AwsNumber;
  readonly region: string;
  readonly projectId: ProjectId | undefined;
  readonly ownerId: SlackUserId | undefined;
  readonly leasedAt: Date;
  readonly nextCheckAt: Date | null;
}

/** Undefined when the number is in the inventory already. */
export async function insertNumber(tx: Tx, number: NewNumber): Promise<NumberId | undefined> {
  const { aws, ...rest } = number;
  const [row] = await tx
    .insert(numbers)
    .values({
      ...rest,
      awsId: aws.awsId,
      arn: aws.arn,
      phoneNumber: aws.phoneNumber,
      country: aws.country,
      useCase: aws.useCase,
      numberType: aws.numberType,
      capabilities: aws.capabilities,
      status: aws.status,
      monthlyCents: aws.price?.monthlyCents,
      currency: aws.price?.currency ?? 'USD',
      deletionProtected: aws.deletionProtected,
      poolId: aws.poolId,
      registrationId: aws.registrationId,
      checkedAt: number.leasedAt,
    })
    .onConflictDoNothing({ target: [numbers.region, numbers.awsId] })
    .returning({ id: numbers.id });
  return row?.id;
}

/** Which of these AWS ids the inventory of a Region has. */
export async function listKnownAwsIds(
  db: Queryable,
  region: string,
  awsIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (awsIds.length === 0) return new Set();
  const rows = await db
    .select({ awsId: numbers.awsId })
    .from(numbers)
    .where(and(eq(numbers.region, region), inArray(numbers.awsId, [...awsIds])));
  return new Set(rows.map((row) => row.awsId));
}

export interface NumberToCheck {
  readonly id: NumberId;
  readonly awsId: string;
  readonly phoneNumber: string;
  readonly status: NumberStatus;
  readonly leasedAt: Date;
  readonly projectId: ProjectId | null;
}

export async function listNumbersToCheck(
  db: Queryable,
  region: string,
  now: Date,
  limit: number,
): Promise<readonly NumberToCheck[]> {
  return db
    .select({
      id: numbers.id,
      awsId: numbers.awsId,
      phoneNumber: numbers.phoneNumber,
      status: numbers.status,
      leasedAt: numbers.leasedAt,
      projectId: numbers.projectId,
    })
    .from(numbers)
    .where(and(eq(numbers.region, region), lte(numbers.nextCheckAt, now)))
    .orderBy(asc(numbers.nextCheckAt))
    .limit(limit);
}

/** When a Region's next number must be checked; undefined when none must. */
export async function findNextCheck(db: Queryable, region: string): Promise<Date | undefined> {
  const [row] = await db
    .select({ nextCheckAt: numbers.nextCheckAt })
    .from(numbers)
    .where(and(eq(numbers.region, region), sql`${numbers.nextCheckAt} is not null`))
    .orderBy(asc(numbers.nextCheckAt))
    .limit(1);
  return row?.nextCheckAt ?? undefined;
}

export async function listRegionsToCheck(db: Queryable, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ region: numbers.region })
    .from(numbers)
    .where(lte(numbers.nextCheckAt, now));
  return rows.map((row) => row.region);
}

/** Undefined when somebody else saw the change first. */
export async function markNumberStatus(
  tx: Tx,
  id: NumberId,
  from: NumberStatus,
  to: NumberStatus,
  checkedAt: Date,
  nextCheckAt: Date | null,
): Promise<NumberId | undefined> {
  const [row] = await tx
    .update(numbers)
    .set({ status: to, checkedAt, nextCheckAt })
    .where(and(eq(numbers.id, id), eq(numbers.status, from)))
    .returning({ id: numbers.id });
  return row?.id;
}

export async function markNumberChecked(
  db: Queryable,
  id: NumberId,
  checkedAt: Date,
  nextCheckAt: Date | null,
): Promise<void> {
  await db.update(numbers).set({ checkedAt, nextCheckAt }).where(eq(numbers.id, id));
}

/** Undefined when it is protected already. */
export async function markNumberProtected(
  tx: Tx,
  id: NumberId,
  checkedAt: Date,
): Promise<NumberId | undefined> {
  const [row] = await tx
    .update(numbers)
    .set({ deletionProtected: true, checkedAt })
    .where(and(eq(numbers.id, id), eq(numbers.deletionProtected, false)))
    .returning({ id: numbers.id });
  return row?.id;
}

export interface LearnedPrice extends MonthlyPrice {
  readonly country: string;
  readonly numberType: string;
  readonly seenAt: Date;
}

export async function upsertLearnedPrice(db: Queryable, price: LearnedPrice): Promise<void> {
  await db
    .insert(learnedPrices)
    .values(price)
    .onConflictDoUpdate({
      target: [learnedPrices.country, learnedPrices.numberType],
      set: { monthlyCents: price.monthlyCents, currency: price.currency, seenAt: price.seenAt },
    });
}

export async function listLearnedPrices(db: Queryable): Promise<readonly LearnedPrice[]> {
  return db.select().from(learnedPrices);
}

export interface StoredAccountRoom extends AccountRoom {
  readonly readAt: Date;
}

export async function findAccountRoom(db: Queryable, region: string): Promise<StoredAccountRoom | undefined> {
  const [row] = await db.select().from(accountRooms).where(eq(accountRooms.region, region));
  return row;
}

/** A number was leased since the room was read. */
export async function takeAccountRoom(tx: Tx, region: string): Promise<void> {
  await tx
    .update(accountRooms)
    .set({ used: sql`${accountRooms.used} + 1` })
    .where(eq(accountRooms.region, region));
}

export async function upsertAccountRoom(
  db: Queryable,
  region: string,
  room: AccountRoom,
  readAt: Date,
): Promise<void> {
  const values = { used: room.used, max: room.max, readAt };
  await db
    .insert(accountRooms)
    .values({ region, ...values })
    .onConflictDoUpdate({ target: accountRooms.region, set: values });
}
