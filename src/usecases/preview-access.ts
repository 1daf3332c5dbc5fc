import { findOpenAccessRequest } from '#db/queries/access-requests.ts';
import { findProject } from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import { refuseArchived } from '../domain/decide.ts';
import type { Refusal } from '../domain/errors.ts';
import { refuseAsking } from '../domain/policy.ts';
import { type AccessFields, checkAccess, type TypedAccess } from '../domain/questionnaire.ts';
import type { ProjectId } from '../domain/request.ts';
import type { ProjectView } from '../domain/request-view.ts';
import { type AccessFacts, loadAccessFacts } from './access-form.ts';
import type { Context } from './context.ts';
import { readAsker } from './people.ts';
import { saveDraft } from './save-draft.ts';

export interface AccessPreview extends AccessFacts {
  readonly project: ProjectView;
  readonly fields: AccessFields;
  /** Names the draft that was reviewed: what is sent is that one. */
  readonly savedAt: Date;
}

/** A form has several fields, so several things may be wrong with it at once. */
export type AccessCheck =
  | { readonly ok: true; readonly project: ProjectView; readonly fields: AccessFields }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

const refusedAs = (refusal: Refusal): AccessCheck => ({ ok: false, refusals: [refusal] });

/** Whether this person may ask for this, as the database has it now. */
export async function checkAccessAsk(
  context: Context,
  actor: UserActor,
  projectId: ProjectId,
  typed: TypedAccess,
): Promise<AccessCheck> {
  const project = await findProject(context.db, projectId);
  if (project === undefined || project.teamId !== actor.teamId) return refusedAs({ code: 'project_unknown' });
  const asker = await readAsker(context.db, actor, context);
  const refusal = refuseAsking(asker, project) ?? refuseArchived({ project });
  if (refusal !== undefined) return refusedAs(refusal);
  const checked = checkAccess(typed);
  return checked.ok ? { ok: true, project, fields: checked.fields } : checked;
}

/** What the request would be, for the review. What was typed is kept as a draft, whether it is right or not. */
export async function previewAccess(
  context: Context,
  input: { readonly actor: UserActor; readonly projectId: ProjectId; readonly typed: TypedAccess },
): Promise<
  { readonly ok: true; readonly value: AccessPreview } | Extract<AccessCheck, { readonly ok: false }>
> {
  const { actor, projectId, typed } = input;
  const savedAt = await saveDraft(context, actor, typed);
  const checked = await checkAccessAsk(context, actor, projectId, typed);
  if (!checked.ok) return checked;
  const { region } = typed;
  const open = await findOpenAccessRequest(context.db, actor.teamId, region);
  if (open !== undefined)
    return { ok: false, refusals: [{ code: 'access_already_asked', requestId: open, region }] };
  if (savedAt === undefined) throw new Error('a form that is right is not blank');
  const facts = await loadAccessFacts(context, region);
  return { ok: true, value: { ...facts, project: checked.project, fields: checked.fields, savedAt } };
}
