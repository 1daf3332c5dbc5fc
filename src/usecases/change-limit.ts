import { getSpendLimitChange, setAccountSpendLimit } from '#db/queries/spend-limits.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { AppError } from '../domain/errors.ts';
import type { RequestId } from '../domain/request.ts';
import { askForQuota } from './ask-for-quota.ts';
import { callAws } from './call-aws.ts';
import type { Context } from './context.ts';
import { followQuota } from './follow-quota.ts';
import { endWork, failWork, tryWork, type WorkTry } from './try-work.ts';

/**
 * Sets the limit within AWS's maximum (SetVoiceMessageSpendLimitOverride) and asks AWS whether it is. Set twice it is
 * the same, so a lost answer is made good by another call.
 */
async function setLimit(context: Context, work: WorkTry<'spend_limit'>): Promise<JobOutcome> {
  const { limitUsd, fromUsd, project } = work.request;
  const { region } = project;
  await callAws(context, work, { operation: 'SetVoiceMessageSpendLimitOverride' }, () =>
    context.voice.setSpendLimit(region, limitUsd),
  );
  const now = await context.voice.spendLimit(region);
  if (now.enforcedUsd !== limitUsd) throw new AppError('aws_unavailable', { exception: 'SpendLimitNotSet' });
  return endWork(context, work, {
    to: 'granted',
    action: 'limit.changed',
    facts: { region, from: fromUsd ?? null, to: limitUsd },
    along: (tx) => setAccountSpendLimit(tx, region, now, context.clock.now()),
  });
}

async function change(context: Context, work: WorkTry<'spend_limit'>): Promise<JobOutcome> {
  const { status, what, id, project } = work.request;
  if (status === 'waiting') return followQuota(context, work);
  const { region } = await getSpendLimitChange(context.db, id);
  if (region !== project.region) return failWork(context, work, { code: 'project_changed', details: {} });
  return what === 'override' ? setLimit(context, work) : askForQuota(context, work);
}

/**
 * Changes the spend limit as a lead approved it: sets it, or asks AWS to raise the maximum and follows that until AWS
 * has decided. A project that has moved to another Region since is left alone: nobody approved it for that one.
 */
export function changeLimit(context: Context, id: RequestId): Promise<JobOutcome> {
  return tryWork(context, { kind: 'spend_limit', job: 'limit.change', run: change }, id);
}
