import { insertEnablement } from '#db/queries/enablements.ts';
import { listInventory } from '#db/queries/inventory.ts';
import { findProject } from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import { refuseArchived } from '../domain/decide.ts';
import { mayEnableAlone } from '../domain/enablement.ts';
import { ok, type Result, refused } from '../domain/errors.ts';
import type { InventoryNumber } from '../domain/inventory.ts';
import { refuseAsking } from '../domain/policy.ts';
import type { ProjectId } from '../domain/request.ts';
import { type EnableRequest, isOfKind, type ProjectView, type RequestView } from '../domain/request-view.ts';
import { askLeads, findAsked } from './ask-leads.ts';
import type { Context } from './context.ts';
import { readAsker } from './people.ts';

export interface OpenEnablementInput {
  readonly actor: UserActor;
  readonly correlationId: string;
  /** The form that it came from: sent twice, it is one request. */
  readonly submissionKey: string;
  readonly projectId: ProjectId;
}

export type EnablementOpened =
  | { readonly isAsked: true; readonly request: EnableRequest }
  /** Voice is enabled already, so there is nothing that a lead would have to decide. */
  | {
      readonly isAsked: false;
      readonly project: ProjectView;
      readonly numbers: readonly InventoryNumber[];
    };

function asked(request: RequestView): Result<EnablementOpened> {
  if (!isOfKind(request, 'enable_voice')) throw new Error(`request ${request.id} is ${request.kind}`);
  return ok({ isAsked: true, request });
}

/**
 * Enables voice on a project: at once for a lead, whose click also repairs what is missing at AWS; for anybody else the
 * leads are asked, unless it is enabled already.
 */
export async function openEnablement(
  context: Context,
  { actor, correlationId, submissionKey, projectId }: OpenEnablementInput,
): Promise<Result<EnablementOpened>> {
  const earlier = await findAsked(context, submissionKey);
  if (earlier !== undefined) return asked(earlier);

  const project = await findProject(context.db, projectId);
  if (project === undefined) return refused({ code: 'project_unknown' });
  const asker = await readAsker(context.db, actor, context);
  const refusal = refuseAsking(asker, project) ?? refuseArchived({ project });
  if (refusal !== undefined) return refused(refusal);

  const isApprovedAtOnce = mayEnableAlone(asker, project);
  if (!isApprovedAtOnce && project.voiceEnabledAt !== undefined) {
    const { teamId } = project;
    const numbers = await listInventory(context.db, { teamId, projectId });
    return ok({ isAsked: false, project, numbers });
  }
  const legacy = project.pinpointApplicationId === undefined ? 'none' : 'not_yet';
  return asked(
    await askLeads(context, {
      kind: 'enable_voice',
      project,
      actor,
      purpose: '',
      correlationId,
      submissionKey,
      facts: { region: project.region },
      insertDetails: (tx, requestId) => insertEnablement(tx, { requestId, legacy }),
      isApprovedAtOnce,
    }),
  );
}
