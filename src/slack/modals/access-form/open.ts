import type { View } from '@slack/types';
import type { UserActor } from '#src/domain/actor.ts';
import { isBlank, type TypedAccess, typedOf } from '#src/domain/questionnaire.ts';
import type { ProjectId } from '#src/domain/request.ts';
import type { AccessRequest } from '#src/domain/request-view.ts';
import { type AccessForm, loadAccessFacts, loadAccessForm } from '#src/usecases/access-form.ts';
import { findAccessDraft } from '#src/usecases/save-draft.ts';
import type { ClickHandler, Opener, SlackApp } from '../../interactions.ts';
import { openModal } from '../../views.ts';
import { chooseProject } from '../project-input.ts';
import { ACCESS_FORM_TITLE, drawAccessForm } from './draw.ts';
import { type AccessState, EMPTY_ACCESS } from './state.ts';

/** Draws a state with what it needs from the database. */
export async function drawAccessState(
  app: SlackApp,
  state: AccessState,
  { projects }: Pick<AccessForm, 'projects'>,
  savedAt: Date | undefined,
): Promise<View> {
  const { region } = state.typed;
  return drawAccessForm({
    state,
    projects,
    facts: region === '' ? undefined : await loadAccessFacts(app.context, region),
    savedAt,
    admins: app.context.settings.admins,
  });
}

/** What fills the form in; what it lacks comes from the draft of the Region, or stays empty. */
export interface AccessPrefill {
  readonly projectId?: ProjectId;
  readonly typed?: TypedAccess;
  /** What followed the command. */
  readonly words?: string;
}

/** The form for production access, empty, with this person's draft, or filled in with what is given. */
export async function drawAccessFormFor(
  app: SlackApp,
  actor: UserActor,
  prefill: AccessPrefill,
): Promise<View> {
  const form = await loadAccessForm(app.context, actor);
  const { project, note } = chooseProject(form, prefill.projectId, prefill.words ?? '');
  const region = prefill.typed?.region ?? project?.region ?? '';
  const draft =
    prefill.typed === undefined && region !== ''
      ? await findAccessDraft(app.context, actor, region)
      : undefined;
  const typed = prefill.typed ?? draft?.typed ?? { ...EMPTY_ACCESS.typed, region };
  const state = { ...EMPTY_ACCESS, projectId: project?.id, typed, note };
  return drawAccessState(app, state, form, draft?.savedAt);
}

/** What a request asked for, to ask for it again. A project that was archived since is not chosen. */
export function prefillOfAccess({ access, project }: AccessRequest): AccessPrefill {
  const isThere = project.archivedAt === undefined;
  return { typed: typedOf(access), ...(isThere ? { projectId: project.id } : {}) };
}

export function openAccessForm(app: SlackApp, from: Opener, prefill: AccessPrefill): Promise<void> {
  const opening = {
    title: ACCESS_FORM_TITLE,
    loading: 'Loading projects, the account and your draft…',
    again: 'Run `/voice-access` again.',
  };
  return openModal(app, from, opening, () => drawAccessFormFor(app, from.actor, prefill));
}

/** Production access, in the hub and the App Home. */
export const onHubAccess: ClickHandler = (app, click) => openAccessForm(app, click, {});

interface Filled {
  readonly state: AccessState;
  readonly savedAt: Date | undefined;
}

/** Another Region: what is typed stays; while nothing is, the draft of the Region is filled in, in new blocks. */
export async function moveToRegion(
  app: SlackApp,
  actor: UserActor,
  state: AccessState,
  region: string,
): Promise<Filled> {
  const isMoved = region !== state.typed.region;
  const there = {
    ...state,
    typed: { ...state.typed, region },
    regionRound: state.regionRound + (isMoved ? 1 : 0),
  };
  const draft = isBlank(state.typed) ? await findAccessDraft(app.context, actor, region) : undefined;
  if (draft === undefined) return { state: there, savedAt: undefined };
  return { state: { ...there, typed: draft.typed, round: state.round + 1 }, savedAt: draft.savedAt };
}
