import { findOpenAccessRequest, insertAccessRequest, lockAccessOf } from '#db/queries/access-requests.ts';
import { findAccount } from '#db/queries/accounts.ts';
import { deleteDraft } from '#db/queries/drafts.ts';
import type { UserActor } from '../domain/actor.ts';
import { ok, RefusedError, type Result, refused } from '../domain/errors.ts';
import { unanswered } from '../domain/questionnaire.ts';
import type { ProjectId } from '../domain/request.ts';
import type { AccessRequest, RequestView } from '../domain/request-view.ts';
import { askLeads, findAsked } from './ask-leads.ts';
import type { Context } from './context.ts';
import { checkAccessAsk } from './preview-access.ts';
import { findAccessDraft } from './save-draft.ts';

export interface OpenAccessInput {
  readonly actor: UserActor;
  readonly correlationId: string;
  /** The form that it came from: sent twice, it is one request. */
  readonly submissionKey: string;
  readonly projectId: ProjectId;
  readonly region: string;
  /** Of the draft that was reviewed. */
  readonly savedAt: Date;
}

function accessOf(request: RequestView): AccessRequest {
  if (request.kind !== 'production_access') throw new Error(`request ${request.id} is ${request.kind}`);
  return request;
}

/**
 * Asks the leads for production access, exactly as it was reviewed: the fields are those of the draft, which is gone
 * once they are asked. One request for a Region may be open in a workspace at a time.
 */
export async function openAccess(context: Context, input: OpenAccessInput): Promise<Result<AccessRequest>> {
  const { actor, correlationId, submissionKey, projectId, region, savedAt } = input;
  // Before the request, since a form that is sent twice at once finds no draft any more.
  const draft = await findAccessDraft(context, actor, region);
  const earlier = await findAsked(context, submissionKey);
  if (earlier !== undefined) return ok(accessOf(earlier));
  if (draft?.savedAt.getTime() !== savedAt.getTime()) return refused({ code: 'draft_changed' });
  const checked = await checkAccessAsk(context, actor, projectId, draft.typed);
  if (!checked.ok) return refused(checked.refusals[0] ?? { code: 'draft_changed' });

  const { project, fields } = checked;
  const account = await findAccount(context.db, region);
  try {
    const asked = await askLeads(context, {
      kind: 'production_access',
      project,
      actor,
      purpose: '',
      correlationId,
      submissionKey,
      facts: { region, limitUsd: fields.limitUsd, unanswered: unanswered(fields.answers).length },
      insertDetails: async (tx, requestId) => {
        await lockAccessOf(tx, project.teamId, region);
        const open = await findOpenAccessRequest(tx, project.teamId, region);
        if (open !== undefined)
          throw new RefusedError({ code: 'access_already_asked', requestId: open, region });
        const tierAtAsking = account?.tierValue ?? account?.tier;
        await insertAccessRequest(tx, { requestId, ...fields, tierAtAsking: tierAtAsking ?? null });
        await deleteDraft(tx, actor.userId, region);
      },
    });
    return ok(accessOf(asked));
  } catch (error) {
    if (error instanceof RefusedError) return refused(error.refusal);
    throw error;
  }
}
