import type { ErrorCode, ErrorDetails } from '#src/domain/errors.ts';
import type {
  AccessRequest,
  EnableRequest,
  Failure,
  RelinquishRequest,
  RequestCore,
  SpendLimitRequest,
} from '#src/domain/request-view.ts';
import type { Queryable } from '../client.ts';
import { eq } from '../drizzle.ts';
import { accessRequests, enablements, relinquishments, spendLimitChanges } from '../schema/schema.ts';
import { findCaseView } from './cases.ts';
import { getInventoryNumber, listInventory } from './inventory.ts';

function failureOf(row: {
  readonly errorCode: ErrorCode | null;
  readonly errorDetails: ErrorDetails | null;
}): Failure | undefined {
  return row.errorCode === null ? undefined : { code: row.errorCode, details: row.errorDetails ?? {} };
}

function must<T>(row: T | undefined, { id }: RequestCore): T {
  if (row === undefined) throw new Error(`request ${id} has no work`);
  return row;
}

export async function readEnablement(db: Queryable, base: RequestCore): Promise<EnableRequest> {
  const rows = await db.select().from(enablements).where(eq(enablements.requestId, base.id));
  const row = must(rows[0], base);
  const { project } = base;
  return {
    ...base,
    kind: 'enable_voice',
    wasEnabled: row.wasEnabled,
    configurationSet: row.configurationSet ?? undefined,
    legacy: row.legacy,
    legacyFailure: failureOf({ errorCode: row.legacyErrorCode, errorDetails: row.legacyErrorDetails }),
    failure: failureOf(row),
    numbers: await listInventory(db, { teamId: project.teamId, projectId: project.id }),
  };
}

export async function readRelinquishment(db: Queryable, base: RequestCore): Promise<RelinquishRequest> {
  const rows = await db.select().from(relinquishments).where(eq(relinquishments.requestId, base.id));
  const row = must(rows[0], base);
  return {
    ...base,
    kind: 'relinquish_number',
    number: await getInventoryNumber(db, row.numberId),
    impact: {
      deletionProtected: row.deletionProtected,
      poolId: row.poolId ?? undefined,
      registrationId: row.registrationId ?? undefined,
      lastCallAt: row.lastCallAt ?? undefined,
      isLastInCountry: row.isLastInCountry,
    },
    relinquishAt: row.relinquishAt ?? undefined,
    keptBy: row.keptBy ?? undefined,
    failure: failureOf(row),
  };
}

export async function readAccess(db: Queryable, base: RequestCore): Promise<AccessRequest> {
  const rows = await db.select().from(accessRequests).where(eq(accessRequests.requestId, base.id));
  const { region, limitUsd, website, service, answers, language, tierAtAsking } = must(rows[0], base);
  return {
    ...base,
    kind: 'production_access',
    access: { region, limitUsd, website, service, answers, language },
    tierAtAsking: tierAtAsking ?? undefined,
    supportCase: await findCaseView(db, base.id),
  };
}

export async function readSpendLimitChange(db: Queryable, base: RequestCore): Promise<SpendLimitRequest> {
  const rows = await db.select().from(spendLimitChanges).where(eq(spendLimitChanges.requestId, base.id));
  const row = must(rows[0], base);
  return {
    ...base,
    kind: 'spend_limit',
    what: row.what,
    limitUsd: row.limitUsd,
    fromUsd: row.fromUsd ?? undefined,
    quotaStatus: row.quotaStatus ?? undefined,
    quotaCaseId: row.quotaCaseId ?? undefined,
    failure: failureOf(row),
  };
}
