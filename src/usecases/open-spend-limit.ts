import { findAccount } from '#db/queries/accounts.ts';
import { findProject } from '#db/queries/projects.ts';
import { insertSpendLimitChange } from '#db/queries/spend-limits.ts';
import { parseLimitUsd } from '../domain/account.ts';
import type { UserActor } from '../domain/actor.ts';
import { refuseArchived } from '../domain/decide.ts';
import { ok, type Refusal, type Result, refused } from '../domain/errors.ts';
import { type LimitChange, refuseLimit } from '../domain/limit-change.ts';
import { refuseAsking } from '../domain/policy.ts';
import { type ProjectId, PURPOSE_MAX_LENGTH } from '../domain/request.ts';
import { isOfKind, type RequestView, type SpendLimitRequest } from '../domain/request-view.ts';
import { askLeads, findAsked } from './ask-leads.ts';
import type { Context } from './context.ts';
import { readAsker } from './people.ts';

export interface OpenSpendLimitInput {
  readonly actor: UserActor;
  readonly correlationId: string;
  /** The form that it came from: sent twice, it is one request. */
  readonly submissionKey: string;
  readonly projectId: ProjectId;
  readonly what: LimitChange;
  /** As typed. */
  readonly limit: string;
  /** Empty where none was given. */
  readonly purpose: string;
}

function limitOf(request: RequestView): SpendLimitRequest {
  if (!isOfKind(request, 'spend_limit')) throw new Error(`request ${request.id} is ${request.kind}`);
  return request;
}

function refuseLongPurpose(purpose: string): Refusal | undefined {
  const length = [...purpose.trim()].length;
  return length > PURPOSE_MAX_LENGTH ? { code: 'purpose_too_long', length } : undefined;
}

/** Asks the leads for another spend limit in the project's Region. Whoever asks never decides it. */
export async function openSpendLimit(
  context: Context,
  input: OpenSpendLimitInput,
): Promise<Result<SpendLimitRequest>> {
  const { actor, correlationId, submissionKey, what, purpose } = input;
  const earlier = await findAsked(context, submissionKey);
  if (earlier !== undefined) return ok(limitOf(earlier));

  const project = await findProject(context.db, input.projectId);
  if (project === undefined) return refused({ code: 'project_unknown' });
  const asker = await readAsker(context.db, actor, context);
  const refusal = refuseAsking(asker, project) ?? refuseArchived({ project });
  if (refusal !== undefined) return refused(refusal);
  const limitUsd = parseLimitUsd(input.limit);
  if (typeof limitUsd !== 'number') return refused(limitUsd);
  const { region } = project;
  const known = (await findAccount(context.db, region))?.spendLimit;
  const misfit = refuseLimit(what, limitUsd, known, region) ?? refuseLongPurpose(purpose);
  if (misfit !== undefined) return refused(misfit);

  const fromUsd = what === 'override' ? known?.enforcedUsd : known?.maxUsd;
  const request = await askLeads(context, {
    kind: 'spend_limit',
    project,
    actor,
    purpose,
    correlationId,
    submissionKey,
    facts: { region, what, limitUsd, fromUsd: fromUsd ?? null },
    insertDetails: (tx, requestId) =>
      insertSpendLimitChange(tx, { requestId, region, what, limitUsd, fromUsd }),
  });
  return ok(limitOf(request));
}
