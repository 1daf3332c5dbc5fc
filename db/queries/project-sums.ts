import type { ProjectId, SlackUserId } from '#src/domain/request.ts';
import type { Queryable } from '../client.ts';
import { alias, and, eq, exists, isNull, notInArray, or, type PgColumn, sql } from '../drizzle.ts';
import { numbers, projectLeads, projects } from '../schema/schema.ts';

export interface ProjectSum {
  readonly projectId: ProjectId;
  readonly currency: string;
  readonly count: number;
  readonly unpriced: number;
  readonly monthlyCents: number;
}

/** Numbers that AWS still has for us. */
const isOurs = ({ relinquishedAt, status }: { relinquishedAt: PgColumn; status: PgColumn }) =>
  and(isNull(relinquishedAt), notInArray(status, ['DELETED', 'GONE']));

/**
 * How many numbers each project has and what they cost: of the projects that a person leads or owns numbers in; for a
 * guest only the numbers that they own.
 */
export async function listProjectSums(
  db: Queryable,
  { userId, teamId }: { readonly userId: SlackUserId; readonly teamId: string },
  { isGuest }: { readonly isGuest: boolean },
): Promise<readonly ProjectSum[]> {
  const own = alias(numbers, 'own');
  const owns = db
    .select({ one: sql`1` })
    .from(own)
    .where(and(eq(own.projectId, projects.id), eq(own.ownerId, userId), isOurs(own)));
  const leads = db
    .select({ one: sql`1` })
    .from(projectLeads)
    .where(and(eq(projectLeads.projectId, projects.id), eq(projectLeads.userId, userId)));
  const isShown = isGuest ? eq(numbers.ownerId, userId) : or(exists(leads), exists(owns));
  return db
    .select({
      projectId: projects.id,
      currency: numbers.currency,
      count: sql<number>`count(*)::int`,
      unpriced: sql<number>`(count(*) filter (where ${numbers.monthlyCents} is null))::int`,
      monthlyCents: sql<number>`coalesce(sum(${numbers.monthlyCents}), 0)::int`,
    })
    .from(numbers)
    .innerJoin(projects, eq(projects.id, numbers.projectId))
    .where(and(eq(projects.teamId, teamId), isOurs(numbers), isShown))
    .groupBy(projects.id, numbers.currency);
}
