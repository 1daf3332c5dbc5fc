import { deleteDraft, findDraft, upsertDraft } from '#db/queries/drafts.ts';
import { findRequestBySubmission } from '#db/queries/requests.ts';
import type { UserActor } from '../domain/actor.ts';
import { draftOf, isBlank, type TypedAccess, typedFromDraft } from '../domain/questionnaire.ts';
import type { Context } from './context.ts';

export interface SavedDraft {
  readonly typed: TypedAccess;
  readonly savedAt: Date;
}

/** What this person typed for a Region and did not send yet. */
export async function findAccessDraft(
  context: Context,
  { userId }: UserActor,
  region: string,
): Promise<SavedDraft | undefined> {
  const draft = await findDraft(context.db, userId, region);
  return draft && { typed: typedFromDraft(region, draft.fields), savedAt: draft.savedAt };
}

/** Keeps what was typed, right or wrong; a form that was emptied is forgotten. Answers when it was kept. */
export async function saveDraft(
  context: Context,
  { userId }: UserActor,
  typed: TypedAccess,
): Promise<Date | undefined> {
  if (isBlank(typed)) {
    await deleteDraft(context.db, userId, typed.region);
    return undefined;
  }
  const savedAt = context.clock.now();
  await upsertDraft(context.db, userId, typed.region, { fields: draftOf(typed), savedAt });
  return savedAt;
}

/** A form that was closed: kept, unless it was sent. */
export async function keepClosedForm(
  context: Context,
  actor: UserActor,
  submissionKey: string,
  typed: TypedAccess,
): Promise<void> {
  if ((await findRequestBySubmission(context.db, submissionKey)) !== undefined) return;
  await saveDraft(context, actor, typed);
}
