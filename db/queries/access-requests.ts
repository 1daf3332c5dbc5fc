import type { RequestId, RequestStatus } from '#src/domain/request.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, eq, inArray, sql } from '../drizzle.ts';
import { accessRequests, projects, requests } from '../schema/schema.ts';

export async function insertAccessRequest(tx: Tx, row: typeof accessRequests.$inferInsert): Promise<void> {
  await tx.insert(accessRequests).values(row);
}

/** Of two who ask for the same Region at once, the second waits here until the first is stored. */
export async function lockAccessOf(tx: Tx, teamId: string, region: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`access:${teamId}:${region}`}, 0))`);
}

const OPEN: RequestStatus[] = ['pending', 'approved', 'filed', 'more_asked'];

/** The request for production access in a Region that is still open in a workspace. */
export async function findOpenAccessRequest(
  db: Queryable,
  teamId: string,
  region: string,
): Promise<RequestId | undefined> {
  const [row] = await db
    .select({ id: requests.id })
    .from(accessRequests)
    .innerJoin(requests, eq(requests.id, accessRequests.requestId))
    .innerJoin(projects, eq(projects.id, requests.projectId))
    .where(
      and(eq(accessRequests.region, region), eq(projects.teamId, teamId), inArray(requests.status, OPEN)),
    )
    .orderBy(asc(requests.id))
    .limit(1);
  return row?.id;
}
