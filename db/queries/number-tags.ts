import type { NumberId, ProjectId, SlackUserId } from '#src/domain/request.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, eq, isNotNull, isNull, lte, or, sql } from '../drizzle.ts';
import { numbers, orders, projects, requests } from '../schema/schema.ts';

const numberToRead = {
  id: numbers.id,
  awsId: numbers.awsId,
  arn: numbers.arn,
  phoneNumber: numbers.phoneNumber,
  country: numbers.country,
  useCase: numbers.useCase,
  numberType: numbers.numberType,
  status: numbers.status,
  leasedAt: numbers.leasedAt,
};

export type NumberToRead = Pick<typeof numbers.$inferSelect, keyof typeof numberToRead>;

/** Numbers that were found at AWS and whose tags nobody has read, the newest first. */
export async function listNumbersToRead(
  db: Queryable,
  region: string,
  now: Date,
  limit: number,
): Promise<readonly NumberToRead[]> {
  return db
    .select(numberToRead)
    .from(numbers)
    .where(and(eq(numbers.region, region), lte(numbers.readTagsAt, now)))
    .orderBy(sql`${numbers.leasedAt} desc`, asc(numbers.id))
    .limit(limit);
}

/** Its tags are read; undefined when another worker was first. */
export async function markTagsRead(tx: Tx, id: NumberId): Promise<NumberId | undefined> {
  const [row] = await tx
    .update(numbers)
    .set({ readTagsAt: null })
    .where(and(eq(numbers.id, id), isNotNull(numbers.readTagsAt)))
    .returning({ id: numbers.id });
  return row?.id;
}

/** AWS does not tell the tags now: those of the Region wait until then. */
export async function postponeTagReading(db: Queryable, region: string, until: Date): Promise<void> {
  await db
    .update(numbers)
    .set({ readTagsAt: until })
    .where(and(eq(numbers.region, region), lte(numbers.readTagsAt, until)));
}

/** The project that a tag names, whether archived or not; undefined when there is none, or more than one. */
export async function findProjectByName(
  db: Queryable,
  name: string,
): Promise<{ readonly id: ProjectId; readonly name: string } | undefined> {
  const rows = await db
    .select({ id: projects.id, name: projects.name, archivedAt: projects.archivedAt })
    .from(projects)
    .where(eq(sql`lower(${projects.name})`, name.toLowerCase()));
  const open = rows.filter((row) => row.archivedAt === null);
  const [found, second] = open.length > 0 ? open : rows;
  return second === undefined ? found : undefined;
}

export interface Assignment {
  readonly projectId: ProjectId;
  readonly ownerId: SlackUserId | undefined;
  /** Null where AWS has the right tags already. */
  readonly writeTagsAt: Date | null;
}

/** Gives a number that has no project to one; undefined when it has one by now. */
export async function markNumberAssigned(
  tx: Tx,
  id: NumberId,
  { projectId, ownerId, writeTagsAt }: Assignment,
): Promise<NumberId | undefined> {
  const [row] = await tx
    .update(numbers)
    .set({ projectId, ownerId: ownerId ?? null, writeTagsAt })
    .where(and(eq(numbers.id, id), isNull(numbers.projectId)))
    .returning({ id: numbers.id });
  return row?.id;
}

/** Undefined when the owner is another one by now. */
export async function markOwnerChanged(
  tx: Tx,
  id: NumberId,
  from: SlackUserId | undefined,
  to: SlackUserId,
  writeTagsAt: Date,
): Promise<NumberId | undefined> {
  const isOwner = from === undefined ? isNull(numbers.ownerId) : eq(numbers.ownerId, from);
  const [row] = await tx
    .update(numbers)
    .set({ ownerId: to, writeTagsAt })
    .where(and(eq(numbers.id, id), isOwner))
    .returning({ id: numbers.id });
  return row?.id;
}

/** Regions in which tags are to be read or written. */
export async function listRegionsWithTagsDue(db: Queryable, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ region: numbers.region })
    .from(numbers)
    .where(or(lte(numbers.readTagsAt, now), lte(numbers.writeTagsAt, now)))
    .orderBy(asc(numbers.region));
  return rows.map((row) => row.region);
}

/** A number with what its tags are to say. */
export interface NumberToTag {
  readonly id: NumberId;
  readonly awsId: string;
  readonly arn: string;
  readonly phoneNumber: string;
  readonly projectId: ProjectId;
  readonly deletionProtected: boolean;
  readonly projectName: string;
  readonly ownerId: SlackUserId | null;
  /** Without a client token it was never asked of AWS here: the number came by a support case. */
  readonly order: Pick<typeof orders.$inferSelect, 'id' | 'requestId' | 'clientToken'> | null;
  readonly requesterId: SlackUserId | null;
}

export async function listNumbersToTag(
  db: Queryable,
  region: string,
  now: Date,
  limit: number,
): Promise<readonly NumberId[]> {
  const rows = await db
    .select({ id: numbers.id })
    .from(numbers)
    .where(and(eq(numbers.region, region), lte(numbers.writeTagsAt, now)))
    .orderBy(asc(numbers.writeTagsAt))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** Takes a number to write its tags; undefined when it is not due: written, or another worker has it. */
export async function takeNumberToTag(
  tx: Tx,
  id: NumberId,
  now: Date,
  takeOverAt: Date,
): Promise<NumberToTag | undefined> {
  const taken = await tx
    .update(numbers)
    .set({ writeTagsAt: takeOverAt })
    .where(and(eq(numbers.id, id), lte(numbers.writeTagsAt, now)))
    .returning({ id: numbers.id });
  if (taken.length === 0) return undefined;
  const [row] = await tx
    .select({
      id: numbers.id,
      awsId: numbers.awsId,
      arn: numbers.arn,
      phoneNumber: numbers.phoneNumber,
      projectId: projects.id,
      deletionProtected: numbers.deletionProtected,
      projectName: projects.name,
      ownerId: numbers.ownerId,
      order: { id: orders.id, requestId: orders.requestId, clientToken: orders.clientToken },
      requesterId: requests.requesterId,
    })
    .from(numbers)
    .innerJoin(projects, eq(projects.id, numbers.projectId))
    .leftJoin(orders, eq(orders.numberId, numbers.id))
    .leftJoin(requests, eq(requests.id, orders.requestId))
    .where(eq(numbers.id, id));
  return row;
}

/** AWS has the tags, or will not take them: null; else when they are written again. Not after a change since. */
export async function markTagsWritten(
  db: Queryable,
  id: NumberId,
  takeOverAt: Date,
  writeTagsAt: Date | null,
): Promise<void> {
  await db
    .update(numbers)
    .set({ writeTagsAt })
    .where(and(eq(numbers.id, id), eq(numbers.writeTagsAt, takeOverAt)));
}
