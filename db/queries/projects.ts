import { and, asc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Actor } from '#src/domain/actor.ts';
import type { ProjectId, SlackUserId } from '#src/domain/request.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import type { Queryable, Tx } from '../client.ts';
import { accountRooms, people, projectLeads, projects } from '../schema/schema.ts';

/** Neither deactivated nor a guest by now; who was never looked up counts as able, since the click decides. */
export const isAbleLead = sql<boolean>`not coalesce(${people.isDeactivated} or ${people.isGuest} or ${people.isBot}, false)`;

type ProjectRow = typeof projects.$inferSelect;

interface Lead {
  readonly userId: SlackUserId;
  readonly isAble: boolean;
}

const toView = (row: ProjectRow, leads: readonly Lead[]): ProjectView => ({
  id: row.id,
  teamId: row.teamId,
  name: row.name,
  region: row.region,
  channelId: row.channelId,
  pinpointApplicationId: row.pinpointApplicationId ?? undefined,
  leads: leads.map((lead) => lead.userId),
  unableLeads: leads.filter((lead) => !lead.isAble).map((lead) => lead.userId),
  archivedAt: row.archivedAt ?? undefined,
  archivedBy: row.archivedBy ?? undefined,
  version: row.version,
});

async function withLeads(db: Queryable, rows: readonly ProjectRow[]): Promise<readonly ProjectView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const leads = await db
    .select({
      projectId: projectLeads.projectId,
      userId: projectLeads.userId,
      isAble: isAbleLead,
    })
    .from(projectLeads)
    .leftJoin(people, eq(people.userId, projectLeads.userId))
    .where(inArray(projectLeads.projectId, ids))
    .orderBy(asc(projectLeads.userId));
  return rows.map((row) =>
    toView(
      row,
      leads.filter((lead) => lead.projectId === row.id),
    ),
  );
}

export async function findProject(db: Queryable, id: ProjectId): Promise<ProjectView | undefined> {
  const rows = await db.select().from(projects).where(eq(projects.id, id));
  return (await withLeads(db, rows))[0];
}

/** Projects that are not archived, by name. */
export async function listProjects(db: Queryable, teamId: string): Promise<readonly ProjectView[]> {
  const rows = await db
    .select()
    .from(projects)
    .where(and(eq(projects.teamId, teamId), isNull(projects.archivedAt)))
    .orderBy(asc(sql`lower(${projects.name})`));
  return withLeads(db, rows);
}

/** Regions in use whose prices and room were never read, or not since `before`. */
export async function listRegionsToLearn(db: Queryable, before: Date): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ region: projects.region })
    .from(projects)
    .leftJoin(accountRooms, eq(accountRooms.region, projects.region))
    .where(
      and(isNull(projects.archivedAt), or(isNull(accountRooms.readAt), lt(accountRooms.readAt, before))),
    );
  return rows.map((row) => row.region);
}

export interface ProjectFields {
  readonly name: string;
  readonly region: string;
  readonly channelId: string;
  readonly pinpointApplicationId: string | undefined;
  readonly leads: readonly SlackUserId[];
}

async function replaceLeads(tx: Tx, projectId: ProjectId, leads: readonly SlackUserId[]): Promise<void> {
  await tx.delete(projectLeads).where(eq(projectLeads.projectId, projectId));
  if (leads.length > 0) await tx.insert(projectLeads).values(leads.map((userId) => ({ projectId, userId })));
}

export async function insertProject(
  tx: Tx,
  { leads, ...fields }: ProjectFields,
  teamId: string,
  createdAt: Date,
): Promise<ProjectId> {
  const [row] = await tx
    .insert(projects)
    .values({ ...fields, teamId, createdAt })
    .returning({ id: projects.id });
  if (row === undefined) throw new Error('insert returned no row');
  await replaceLeads(tx, row.id, leads);
  return row.id;
}

/** Undefined when somebody changed or archived it since `version` was read. */
export async function markProjectEdited(
  tx: Tx,
  id: ProjectId,
  version: number,
  { leads, ...fields }: ProjectFields,
): Promise<ProjectId | undefined> {
  const [row] = await tx
    .update(projects)
    .set({
      ...fields,
      pinpointApplicationId: fields.pinpointApplicationId ?? null,
      version: sql`${projects.version} + 1`,
    })
    .where(and(eq(projects.id, id), eq(projects.version, version), isNull(projects.archivedAt)))
    .returning({ id: projects.id });
  if (row !== undefined) await replaceLeads(tx, id, leads);
  return row?.id;
}

/** Undefined when it was archived already. */
export async function markProjectArchived(
  tx: Tx,
  id: ProjectId,
  archivedBy: Actor,
  archivedAt: Date,
): Promise<ProjectId | undefined> {
  const [row] = await tx
    .update(projects)
    .set({ archivedAt, archivedBy, version: sql`${projects.version} + 1` })
    .where(and(eq(projects.id, id), isNull(projects.archivedAt)))
    .returning({ id: projects.id });
  return row?.id;
}
