import type { HomeId, NumberId, SlackUserId } from '#src/domain/request.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, eq, gt, inArray, lte, type PgColumn, type SQL, sql } from '../drizzle.ts';
import { homes, numbers, projectLeads } from '../schema/schema.ts';

export type StoredHome = typeof homes.$inferSelect;

/** Later than any publication that is under way: what that one was drawn without is not taken for published. */
const later = (at: SQL | PgColumn): SQL => sql`${at} + interval '1 millisecond'`;

/** A person opened their App Home: it is published now. */
export async function upsertHome(
  tx: Tx,
  home: { readonly userId: SlackUserId; readonly teamId: string; readonly openedAt: Date },
): Promise<HomeId> {
  const set = {
    teamId: home.teamId,
    publishAt: sql`case when ${homes.publishAt} is null then excluded.publish_at
      else ${later(sql`excluded.publish_at`)} end`,
  };
  const [row] = await tx
    .insert(homes)
    .values({ ...home, publishAt: home.openedAt })
    .onConflictDoUpdate({ target: homes.userId, set })
    .returning({ id: homes.id });
  if (row === undefined) throw new Error('upsert returned no row');
  return row.id;
}

export async function findHome(db: Queryable, id: HomeId): Promise<StoredHome | undefined> {
  const [row] = await db.select().from(homes).where(eq(homes.id, id));
  return row;
}

/**
 * The Homes of these people owe a publication: at `publishAt`, or when they owed one already. Each gets another time
 * than before, since one that is being published right now was drawn without the change. Answers those that are due at
 * `publishAt`.
 */
export async function markHomesStale(
  tx: Tx,
  userIds: readonly SlackUserId[],
  now: Date,
  publishAt: Date,
): Promise<readonly HomeId[]> {
  if (userIds.length === 0) return [];
  const isPromised = gt(homes.publishAt, now);
  const rows = await tx
    .update(homes)
    .set({ publishAt: sql`case when ${isPromised} then ${later(homes.publishAt)} else ${publishAt} end` })
    .where(inArray(homes.userId, [...userIds]))
    .returning({ id: homes.id, publishAt: homes.publishAt });
  return rows.filter((row) => row.publishAt?.getTime() === publishAt.getTime()).map((row) => row.id);
}

/** Published as it was to be at `publishAt`; false when a change came meanwhile, or somebody else published it. */
export async function markHomePublished(
  db: Queryable,
  id: HomeId,
  publishAt: Date,
  publishedAt: Date,
): Promise<boolean> {
  const rows = await db
    .update(homes)
    .set({ publishedAt, attempts: 0, publishAt: null })
    .where(and(eq(homes.id, id), eq(homes.publishAt, publishAt)))
    .returning({ id: homes.id });
  return rows.length > 0;
}

/** Published, but not with all that is: due when a change promised it, else now. Answers from when. */
export async function markHomeOutdated(db: Queryable, id: HomeId, now: Date): Promise<Date> {
  const [row] = await db
    .update(homes)
    .set({ publishedAt: now, attempts: 0, publishAt: sql`coalesce(${homes.publishAt}, ${now})` })
    .where(eq(homes.id, id))
    .returning({ publishAt: homes.publishAt });
  return row?.publishAt ?? now;
}

export async function markHomePostponed(db: Queryable, id: HomeId, publishAt: Date): Promise<void> {
  await db
    .update(homes)
    .set({ publishAt, attempts: sql`${homes.attempts} + 1` })
    .where(eq(homes.id, id));
}

/** Slack does not take it: until it is opened again, or what it shows changes, nothing is owed. */
export async function markHomeGivenUp(db: Queryable, id: HomeId, publishAt: Date): Promise<void> {
  await db
    .update(homes)
    .set({ publishAt: null, attempts: 0 })
    .where(and(eq(homes.id, id), eq(homes.publishAt, publishAt)));
}

/** Whose Homes show these numbers: their owners, and the leads of their projects. */
export async function listPeopleOfNumbers(
  db: Queryable,
  ids: readonly NumberId[],
): Promise<readonly SlackUserId[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ owner: numbers.ownerId, lead: projectLeads.userId })
    .from(numbers)
    .leftJoin(projectLeads, eq(projectLeads.projectId, numbers.projectId))
    .where(inArray(numbers.id, [...ids]));
  return [...new Set(rows.flatMap(({ owner, lead }) => [owner, lead]))].filter((userId) => userId !== null);
}

export async function listHomesToPublish(tx: Tx, now: Date, limit: number): Promise<readonly HomeId[]> {
  const rows = await tx
    .select({ id: homes.id })
    .from(homes)
    .where(lte(homes.publishAt, now))
    .orderBy(asc(homes.publishAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map((row) => row.id);
}
