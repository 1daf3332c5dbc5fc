import { setAccountDue } from '#db/queries/accounts.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { findCorrelationId } from '#db/queries/requests.ts';
import { getSpendLimitChange, markQuotaAnswered } from '#db/queries/spend-limits.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { AWS_ERROR_TRAITS } from '../domain/aws-errors.ts';
import { verdictOf } from '../domain/limit-change.ts';
import type { QuotaIncrease } from '../ports.ts';
import { type Context, transact } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { promiseRedrawOfNewVersion } from './promises.ts';
import { endWork, postponeWork, type WorkTry } from './try-work.ts';

/** AWS decides in minutes or in days. */
export const QUOTA_CHECK_MS = 60 * 60_000;

type LimitTry = WorkTry<'spend_limit'>;

/** AWS has raised the maximum; the account's row learns the new one when it is read next, which is now. */
function grant(context: Context, work: LimitTry, region: string, increase?: QuotaIncrease) {
  const { id, limitUsd } = work.request;
  return endWork(context, work, {
    to: 'granted',
    action: 'request.finished',
    facts: { region, to: limitUsd, quotaStatus: increase?.status ?? null },
    along: async (tx, handOn) => {
      if (increase !== undefined) await markQuotaAnswered(tx, id, work.attempts, increase, null);
      await setAccountDue(tx, region, context.clock.now());
      handOn({ name: 'inventory.sync', payload: { region } });
    },
  });
}

/** Grants what AWS's maximum covers by now (DescribeSpendLimits); false when it does not. */
export async function grantIfCovered(
  context: Context,
  work: LimitTry,
  region: string,
  increase?: QuotaIncrease,
): Promise<boolean> {
  const { maxUsd } = await context.voice.spendLimit(region);
  if (maxUsd < work.request.limitUsd) return false;
  await grant(context, work, region, increase);
  return true;
}

function refuse(context: Context, work: LimitTry, increase: QuotaIncrease): Promise<undefined> {
  return endWork(context, work, {
    to: 'refused',
    action: 'request.finished',
    facts: { quotaStatus: increase.status },
    along: async (tx) => {
      await markQuotaAnswered(tx, work.request.id, work.attempts, increase, null);
    },
  });
}

/** Still open: what AWS says of it by now, which the card shows. `askedAt` is when AWS was asked. */
async function recordOpen(
  context: Context,
  work: LimitTry,
  increase: QuotaIncrease,
  askedAt: Date,
): Promise<JobOutcome> {
  const { request, job, attempts } = work;
  const { id, quotaStatus, quotaCaseId } = request;
  const runAgainAt = new Date(askedAt.getTime() + QUOTA_CHECK_MS);
  const isNew = increase.status !== quotaStatus || increase.caseId !== quotaCaseId;
  await transact(context, async (tx, handOn) => {
    const isMine = (await markQuotaAnswered(tx, id, attempts, increase, runAgainAt)) !== undefined;
    if (!isMine || !isNew) return;
    await insertAuditEvent(tx, {
      at: context.clock.now(),
      actor: { kind: 'job', name: job },
      action: 'limit.quota_changed',
      projectId: request.project.id,
      requestId: id,
      before: { quotaStatus: quotaStatus ?? null, caseId: quotaCaseId ?? null },
      after: { quotaStatus: increase.status, caseId: increase.caseId ?? null },
      correlationId: (await findCorrelationId(tx, id)) ?? `request-${id}`,
    });
    await promiseRedrawOfNewVersion(tx, handOn, context, id);
  });
  return { runAgainAt };
}

async function follow(context: Context, work: LimitTry): Promise<JobOutcome> {
  const { region, quotaRequestId } = await getSpendLimitChange(context.db, work.request.id);
  const askedAt = context.clock.now();
  const increase = await context.quotas.findSpendQuotaRequest(region, quotaRequestId);
  if (increase === undefined) {
    context.log.warn({ requestId: work.request.id, quotaRequestId }, 'quota increase is not known at aws');
    return (await grantIfCovered(context, work, region))
      ? undefined
      : postponeWork(context, work, QUOTA_CHECK_MS);
  }
  switch (verdictOf(increase.status)) {
    case 'open':
      return recordOpen(context, work, increase, askedAt);
    case 'granted':
      return grant(context, work, region, increase);
    case 'refused':
      return refuse(context, work, increase);
    case 'closed':
      return (await grantIfCovered(context, work, region, increase))
        ? undefined
        : refuse(context, work, increase);
  }
}

/**
 * Follows an increase that AWS has taken (ListRequestedServiceQuotaChangeHistory), each hour and for as long as AWS
 * takes. It was asked, so nothing that goes wrong here ends the request.
 */
export async function followQuota(context: Context, work: LimitTry): Promise<JobOutcome> {
  try {
    return await follow(context, work);
  } catch (error) {
    const code = awsCodeOf(error);
    if (code === undefined) throw error;
    const fields = { err: error, code, requestId: work.request.id };
    const message = 'quota increase could not be followed';
    if (AWS_ERROR_TRAITS[code].then === 'retry') context.log.warn(fields, message);
    else context.log.error(fields, message);
    return postponeWork(context, work, QUOTA_CHECK_MS);
  }
}
