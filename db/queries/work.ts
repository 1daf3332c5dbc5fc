import type { RequestId } from '#src/domain/request.ts';
import type { Failure } from '#src/domain/request-view.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, eq, lte, sql } from '../drizzle.ts';
import { enablements, relinquishments, spendLimitChanges } from '../schema/schema.ts';

const WORK = {
  enable_voice: enablements,
  relinquish_number: relinquishments,
  spend_limit: spendLimitChanges,
} as const;

/** The kinds of request whose work is one row with a due time. */
export type WorkKind = keyof typeof WORK;

export interface WorkState {
  readonly dueAt: Date | undefined;
  readonly attempts: number;
}

export async function findWork(
  db: Queryable,
  kind: WorkKind,
  requestId: RequestId,
): Promise<WorkState | undefined> {
  const table = WORK[kind];
  const [row] = await db
    .select({ dueAt: table.dueAt, attempts: table.attempts })
    .from(table)
    .where(eq(table.requestId, requestId));
  return row && { dueAt: row.dueAt ?? undefined, attempts: row.attempts };
}

/** From when a worker must see to it; a failure that it had is forgotten. */
export async function setWorkDue(
  tx: Tx,
  kind: WorkKind,
  requestId: RequestId,
  dueAt: Date | null,
): Promise<void> {
  await tx
    .update(WORK[kind])
    .set({ dueAt, attempts: 0, errorCode: null, errorDetails: null })
    .where(eq(WORK[kind].requestId, requestId));
}

/**
 * Takes the work for one try: counts it and says when somebody else may take it over. Undefined when it is not due:
 * done, or another worker has it.
 */
export async function takeWork(
  tx: Tx,
  kind: WorkKind,
  requestId: RequestId,
  now: Date,
  takeOverAt: Date,
): Promise<number | undefined> {
  const table = WORK[kind];
  const [row] = await tx
    .update(table)
    .set({ attempts: sql`${table.attempts} + 1`, dueAt: takeOverAt })
    .where(and(eq(table.requestId, requestId), lte(table.dueAt, now)))
    .returning({ attempts: table.attempts });
  return row?.attempts;
}

/** Whether this try still has the work, or another worker has taken it over since. */
export async function isWorkHeld(
  db: Queryable,
  kind: WorkKind,
  requestId: RequestId,
  attempts: number,
): Promise<boolean> {
  return (await findWork(db, kind, requestId))?.attempts === attempts;
}

/** Tried again at `dueAt`, unless another worker has taken it over since. */
export async function markWorkPostponed(
  tx: Queryable,
  kind: WorkKind,
  requestId: RequestId,
  attempts: number,
  dueAt: Date,
): Promise<void> {
  const table = WORK[kind];
  await tx
    .update(table)
    .set({ dueAt })
    .where(and(eq(table.requestId, requestId), eq(table.attempts, attempts)));
}

/** Nobody has to see to it any more; undefined when another worker has taken it over since. */
export async function markWorkEnded(
  tx: Tx,
  kind: WorkKind,
  requestId: RequestId,
  attempts: number,
  failure?: Failure,
): Promise<RequestId | undefined> {
  const table = WORK[kind];
  const [row] = await tx
    .update(table)
    .set({ dueAt: null, errorCode: failure?.code ?? null, errorDetails: failure?.details ?? null })
    .where(and(eq(table.requestId, requestId), eq(table.attempts, attempts)))
    .returning({ requestId: table.requestId });
  return row?.requestId;
}

export async function listDueWork(
  tx: Tx,
  kind: WorkKind,
  now: Date,
  limit: number,
): Promise<readonly RequestId[]> {
  const table = WORK[kind];
  const rows = await tx
    .select({ requestId: table.requestId })
    .from(table)
    .where(lte(table.dueAt, now))
    .orderBy(asc(table.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map((row) => row.requestId);
}
