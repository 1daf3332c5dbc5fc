import type { SpendLimit } from '#src/domain/account.ts';
import type { RequestId } from '#src/domain/request.ts';
import type { SpendLimitRequest } from '#src/domain/request-view.ts';
import type { QuotaIncrease } from '#src/ports.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, eq } from '../drizzle.ts';
import { accounts, spendLimitChanges } from '../schema/schema.ts';

export async function insertSpendLimitChange(
  tx: Tx,
  row: Pick<SpendLimitRequest, 'what' | 'limitUsd' | 'fromUsd'> & {
    readonly requestId: RequestId;
    readonly region: string;
  },
): Promise<void> {
  await tx.insert(spendLimitChanges).values(row);
}

export interface SpendLimitChange {
  /** The project's when it was asked for. */
  readonly region: string;
  /** AWS's id of the quota increase; undefined until AWS has taken it. */
  readonly quotaRequestId: string | undefined;
}

export async function getSpendLimitChange(db: Queryable, requestId: RequestId): Promise<SpendLimitChange> {
  const { region, quotaRequestId } = spendLimitChanges;
  const [row] = await db
    .select({ region, quotaRequestId })
    .from(spendLimitChanges)
    .where(eq(spendLimitChanges.requestId, requestId));
  if (row === undefined) throw new Error(`request ${requestId} changes no limit`);
  return { region: row.region, quotaRequestId: row.quotaRequestId ?? undefined };
}

/**
 * What AWS says of the increase, to be asked again at `dueAt`; undefined when another worker has taken the work over
 * since.
 */
export async function markQuotaAnswered(
  tx: Tx,
  requestId: RequestId,
  attempts: number,
  { id, status, caseId }: QuotaIncrease,
  dueAt: Date | null,
): Promise<RequestId | undefined> {
  const [row] = await tx
    .update(spendLimitChanges)
    .set({ quotaRequestId: id, quotaStatus: status, quotaCaseId: caseId ?? null, dueAt })
    .where(and(eq(spendLimitChanges.requestId, requestId), eq(spendLimitChanges.attempts, attempts)))
    .returning({ requestId: spendLimitChanges.requestId });
  return row?.requestId;
}

/** The account's limit as AWS has just told it. All is read again then: a reading under way has an older one. */
export async function setAccountSpendLimit(
  tx: Tx,
  region: string,
  { enforcedUsd, maxUsd, isOverridden }: SpendLimit,
  dueAt: Date,
): Promise<void> {
  const limit = { spendEnforcedUsd: enforcedUsd, spendMaxUsd: maxUsd, spendIsOverridden: isOverridden };
  await tx
    .insert(accounts)
    .values({ region, ...limit, dueAt })
    .onConflictDoUpdate({ target: accounts.region, set: { ...limit, dueAt } });
}
