import { closeAwsCall, insertAwsCall, mayHaveBeenDone } from '#db/queries/aws-calls.ts';
import { markQuotaAnswered } from '#db/queries/spend-limits.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { verdictOf } from '../domain/limit-change.ts';
import type { QuotaIncrease } from '../ports.ts';
import { callAws } from './call-aws.ts';
import { type Context, transact } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { grantIfCovered, QUOTA_CHECK_MS } from './follow-quota.ts';
import { moveRequest } from './settle-request.ts';
import type { WorkTry } from './try-work.ts';

const OPERATION = 'RequestServiceQuotaIncrease';

type LimitTry = WorkTry<'spend_limit'>;

/** AWS has taken it: from now on only AWS can go on, and it is asked each hour; at once when it has decided already. */
async function recordAsked(
  context: Context,
  { request, job, attempts }: LimitTry,
  increase: QuotaIncrease,
  isAdopted: boolean,
): Promise<JobOutcome> {
  const now = context.clock.now();
  const isOpen = verdictOf(increase.status) === 'open';
  const runAgainAt = isOpen ? new Date(now.getTime() + QUOTA_CHECK_MS) : now;
  const { region } = request.project;
  await transact(context, async (tx, handOn) => {
    if ((await markQuotaAnswered(tx, request.id, attempts, increase, runAgainAt)) === undefined) return;
    if (isAdopted) {
      const found = { requestId: request.id, operation: OPERATION, region, startedAt: now };
      await closeAwsCall(tx, await insertAwsCall(tx, found), { outcome: 'adopted', finishedAt: now });
    }
    await moveRequest(context, tx, handOn, request, {
      from: ['approved'],
      to: 'waiting',
      action: 'limit.asked_of_aws',
      actor: { kind: 'job', name: job },
      facts: { region, to: request.limitUsd, quotaRequestId: increase.id },
    });
  });
  return { runAgainAt };
}

/** The increase that is open, if it asks for what the lead approved: any other is somebody else's. */
async function findOurs(context: Context, { request }: LimitTry): Promise<QuotaIncrease | undefined> {
  const open = await context.quotas.findSpendQuotaRequest(request.project.region, undefined);
  return open?.limitUsd === request.limitUsd ? open : undefined;
}

/**
 * Asks AWS to raise the maximum (Service Quotas, RequestServiceQuotaIncrease). AWS has no client token for it: after a
 * lost answer Dialtone first looks for an open increase to this value, and whether the maximum has risen already.
 */
export async function askForQuota(context: Context, work: LimitTry): Promise<JobOutcome> {
  const { request } = work;
  const { region } = request.project;
  const isDoubtful = await mayHaveBeenDone(context.db, request.id, OPERATION);
  if (isDoubtful) {
    const found = await findOurs(context, work);
    if (found !== undefined) return recordAsked(context, work, found, true);
    const granted = await grantIfCovered(context, work, region);
    if (granted) return undefined;
  }
  try {
    const made = await callAws(context, work, { operation: OPERATION }, () =>
      context.quotas.requestSpendQuota(region, request.limitUsd),
    );
    return await recordAsked(context, work, made, false);
  } catch (error) {
    // The call of a slower worker, or one whose answer was lost, has reached AWS since Dialtone looked.
    const mayBeOurs = isDoubtful && awsCodeOf(error) === 'aws_already_exists';
    const found = mayBeOurs ? await findOurs(context, work) : undefined;
    if (found === undefined) throw error;
    return recordAsked(context, work, found, true);
  }
}
