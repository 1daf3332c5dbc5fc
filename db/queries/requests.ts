import type { Actor } from '#src/domain/actor.ts';
import type { ProjectId, RequestId, RequestKind, RequestStatus, SlackUserId } from '#src/domain/request.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, desc, eq, exists, inArray, isNull, lte, ne, or, sql } from '../drizzle.ts';
import { people, projectLeads, projects, requests } from '../schema/schema.ts';
import { isAbleLead } from './projects.ts';

export interface NewRequest {
  readonly kind: RequestKind;
  readonly projectId: ProjectId;
  readonly requesterId: SlackUserId;
  readonly purpose: string;
  readonly submissionKey: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly correlationId: string;
}

/** Undefined when the same form made a request already. */
export async function insertRequest(tx: Tx, request: NewRequest): Promise<RequestId | undefined> {
  const [row] = await tx
    .insert(requests)
    .values({ ...request, status: 'pending' })
    .onConflictDoNothing({ target: requests.submissionKey })
    .returning({ id: requests.id });
  return row?.id;
}

export async function findRequestBySubmission(db: Queryable, key: string): Promise<RequestId | undefined> {
  const [row] = await db.select({ id: requests.id }).from(requests).where(eq(requests.submissionKey, key));
  return row?.id;
}

export async function findCorrelationId(db: Queryable, id: RequestId): Promise<string | undefined> {
  const [row] = await db
    .select({ correlationId: requests.correlationId })
    .from(requests)
    .where(eq(requests.id, id));
  return row?.correlationId;
}

export interface Decision {
  readonly status: 'approved' | 'denied' | 'withdrawn' | 'expired';
  readonly by: Actor;
  readonly at: Date;
  readonly reason?: string;
}

/** The decision: one conditional update. Undefined when another was first. */
export async function markRequestDecided(
  tx: Tx,
  id: RequestId,
  version: number,
  decision: Decision,
): Promise<RequestId | undefined> {
  const isFinal = decision.status !== 'approved';
  const [row] = await tx
    .update(requests)
    .set({
      status: decision.status,
      decidedBy: decision.by,
      decidedAt: decision.at,
      decisionReason: decision.reason ?? null,
      finishedAt: isFinal ? decision.at : null,
      version: sql`${requests.version} + 1`,
    })
    .where(and(eq(requests.id, id), eq(requests.status, 'pending'), eq(requests.version, version)))
    .returning({ id: requests.id });
  return row?.id;
}

/** Moves an approved request on; undefined when it has another status by now. */
export async function markRequestMoved(
  tx: Tx,
  id: RequestId,
  from: readonly RequestStatus[],
  to: RequestStatus,
  finishedAt: Date | null,
): Promise<RequestId | undefined> {
  const [row] = await tx
    .update(requests)
    .set({ status: to, finishedAt })
    .where(and(eq(requests.id, id), inArray(requests.status, [...from])))
    .returning({ id: requests.id });
  return row?.id;
}

/**
 * Holds the row to the end of the transaction, so that of two orders that finish at once one is the last. Rows that
 * point to it may be written meanwhile (no key update), or a copy that is clicked while it is posted would deadlock.
 */
export async function lockRequest(tx: Tx, id: RequestId): Promise<RequestStatus> {
  const [row] = await tx
    .select({ status: requests.status })
    .from(requests)
    .where(eq(requests.id, id))
    .for('no key update');
  if (row === undefined) throw new Error(`request ${id} does not exist`);
  return row.status;
}

export async function bumpRequestVersion(tx: Tx, id: RequestId): Promise<void> {
  await tx
    .update(requests)
    .set({ version: sql`${requests.version} + 1` })
    .where(eq(requests.id, id));
}

const OPEN: RequestStatus[] = [
  'pending',
  'approved',
  'waiting',
  'releasing',
  'filed',
  'more_asked',
  'partly_leased',
  'failed',
];

/** A person's own requests, those that still wait for something first, then the newest. */
export async function listRequestsOf(
  db: Queryable,
  userId: SlackUserId,
  limit: number,
): Promise<readonly RequestId[]> {
  const rows = await db
    .select({ id: requests.id })
    .from(requests)
    .where(eq(requests.requesterId, userId))
    .orderBy(sql`${inArray(requests.status, OPEN)} desc`, desc(requests.id))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** How many of a person's requests in one workspace have one of these statuses. */
export async function countRequestsOf(
  db: Queryable,
  userId: SlackUserId,
  teamId: string,
  statuses: readonly RequestStatus[],
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(requests)
    .innerJoin(projects, eq(projects.id, requests.projectId))
    .where(
      and(
        eq(requests.requesterId, userId),
        eq(projects.teamId, teamId),
        inArray(requests.status, [...statuses]),
      ),
    );
  return row?.count ?? 0;
}

/** Pending requests that this person may decide: a lead's, and every one for an admin where no lead is left. */
export async function listRequestsToDecide(
  db: Queryable,
  userId: SlackUserId,
  teamId: string,
  isAdmin: boolean,
): Promise<readonly RequestId[]> {
  const otherLeads = db
    .select({ one: sql`1` })
    .from(projectLeads)
    .leftJoin(people, eq(people.userId, projectLeads.userId))
    .where(
      and(
        eq(projectLeads.projectId, requests.projectId),
        ne(projectLeads.userId, requests.requesterId),
        isAbleLead,
      ),
    );
  const leads = db
    .select({ one: sql`1` })
    .from(projectLeads)
    .leftJoin(people, eq(people.userId, projectLeads.userId))
    .where(and(eq(projectLeads.projectId, requests.projectId), eq(projectLeads.userId, userId), isAbleLead));
  const mayDecide = isAdmin ? or(exists(leads), sql`not ${exists(otherLeads)}`) : exists(leads);
  const rows = await db
    .select({ id: requests.id })
    .from(requests)
    .innerJoin(projects, eq(projects.id, requests.projectId))
    .where(
      and(
        eq(requests.status, 'pending'),
        // A number of an archived project still costs money, so giving it back is still decided.
        or(isNull(projects.archivedAt), eq(requests.kind, 'relinquish_number')),
        eq(projects.teamId, teamId),
        ne(requests.requesterId, userId),
        mayDecide,
      ),
    )
    .orderBy(asc(requests.expiresAt));
  return rows.map((row) => row.id);
}

export async function listPendingRequestsOfProject(
  db: Queryable,
  projectId: ProjectId,
): Promise<readonly RequestId[]> {
  const rows = await db
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.projectId, projectId), eq(requests.status, 'pending')));
  return rows.map((row) => row.id);
}

/** The requester and the project's leads: whose lists a change of the request shows in. */
export async function listPeopleOfRequest(db: Queryable, id: RequestId): Promise<readonly SlackUserId[]> {
  const rows = await db
    .select({ requester: requests.requesterId, lead: projectLeads.userId })
    .from(requests)
    .leftJoin(projectLeads, eq(projectLeads.projectId, requests.projectId))
    .where(eq(requests.id, id));
  return [
    ...new Set(rows.flatMap(({ requester, lead }) => (lead === null ? [requester] : [requester, lead]))),
  ];
}

export async function listExpiredRequests(
  db: Queryable,
  now: Date,
  limit: number,
): Promise<readonly RequestId[]> {
  const rows = await db
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.status, 'pending'), lte(requests.expiresAt, now)))
    .orderBy(asc(requests.expiresAt))
    .limit(limit);
  return rows.map((row) => row.id);
}
