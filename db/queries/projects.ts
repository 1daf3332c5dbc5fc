import type { Actor } from '#src/domain/actor.ts';
import type { ProjectId, SlackUserId } from '#src/domain/request.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, eq, inArray, isNull, sql } from '../drizzle.ts';
import { people, projectLeads, projects } from '../schema/schema.ts';

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
  voiceEnabledAt: row.voiceEnabledAt ?? undefined,
  configurationSet: row.configurationSet ?? undefined,
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

/** Projects by id, archived ones too. */
export async function listProjectsByIds(
  db: Queryable,
  ids: readonly ProjectId[],
): Promise<readonly ProjectView[]> {
  if (ids.length === 0) return [];
  return withLeads(
    db,
    await db
      .select()
      .from(projects)
      .where(inArray(projects.id, [...ids])),
  );
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

/** Projects of a Region that are not archived, of every workspace. */
export async function listProjectsOfRegion(db: Queryable, region: string): Promise<readonly ProjectView[]> {
  const rows = await db
    .select()
    .from(projects)
    .where(and(eq(projects.region, region), isNull(projects.archivedAt)))
    .orderBy(asc(projects.id));
  return withLeads(db, rows);
}

/** Whether a workspace has a project, archived or not. */
export async function hasProject(db: Queryable, teamId: string): Promise<boolean> {
  const rows = await db
    .select({ id: projects.id })
    .from(projects)
    .where(eq(projects.teamId, teamId))
    .limit(1);
  return rows.length > 0;
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

/**
 * Undefined when somebody changed or archived it since `version` was read. In another Region, or with another Pinpoint
 * application, voice has to be enabled again.
 */
export async function markProjectEdited(
  tx: Tx,
  id: ProjectId,
  version: number,
  { leads, ...fields }: ProjectFields,
): Promise<ProjectId | undefined> {
  const applicationId = fields.pinpointApplicationId ?? null;
  const isElsewhere = sql`${projects.region} <> ${fields.region}
    or ${projects.pinpointApplicationId} is distinct from ${applicationId}`;
  const [row] = await tx
    .update(projects)
    .set({
      ...fields,
      pinpointApplicationId: applicationId,
      voiceEnabledAt: sql`case when ${isElsewhere} then null else ${projects.voiceEnabledAt} end`,
      configurationSet: sql`case when ${projects.region} <> ${fields.region} then null else ${projects.configurationSet} end`,
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

/** Voice is enabled for it from now on; the first time stays. */
export async function setVoiceEnabled(
  tx: Tx,
  id: ProjectId,
  at: Date,
  configurationSet: string,
): Promise<void> {
  await tx
    .update(projects)
    .set({ voiceEnabledAt: sql`coalesce(${projects.voiceEnabledAt}, ${at.toISOString()})`, configurationSet })
    .where(eq(projects.id, id));
}
