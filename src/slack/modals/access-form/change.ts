import type { UserActor } from '#src/domain/actor.ts';
import { AppError } from '#src/domain/errors.ts';
import { loadAccessForm } from '#src/usecases/access-form.ts';
import { keepClosedForm, saveDraft } from '#src/usecases/save-draft.ts';
import { withAlert } from '../../failures.ts';
import type { ClickHandler, CloseHandler, OpenView, SlackApp } from '../../interactions.ts';
import { when } from '../../mrkdwn.ts';
import { updateView } from '../../views.ts';
import { onHubCall } from '../call-form/open.ts';
import { drawAccessState, moveToRegion } from './open.ts';
import { ACCESS_ACTIONS, type AccessState, readAccessForm } from './state.ts';

type Changed = { readonly state: AccessState; readonly savedAt: Date | undefined };

/**
 * Redraws the form as it was clicked. A form that was closed, or redrawn by a later click, is left alone: Slack holds
 * what was typed, and the later click had all of it.
 */
async function redraw(
  app: SlackApp,
  actor: UserActor,
  view: OpenView,
  change: (state: AccessState) => Promise<Changed>,
): Promise<void> {
  const { state, savedAt } = await change(readAccessForm(view.values, view.metadata));
  const form = await loadAccessForm(app.context, actor);
  try {
    const drawn = await drawAccessState(app, state, form, savedAt);
    await updateView(app.client, { id: view.id, hash: view.hash }, drawn);
  } catch (error) {
    const isOver =
      error instanceof AppError &&
      (error.code === 'slack_view_gone' || error.details.slackError === 'hash_conflict');
    if (!isOver) throw error;
    app.log.info({ view: view.callbackId }, 'form was closed or redrawn by a later choice');
  }
}

/** A project brings its Region along; another Region its facts, and its draft while nothing is typed. */
export const onAccessFormChanged: ClickHandler = async (app, { view, actor, actionId }) => {
  if (view === undefined) return;
  await redraw(app, actor, view, async (state) => {
    const { projects } = await loadAccessForm(app.context, actor);
    const project = projects.find(({ id }) => id === state.projectId);
    const isProject = actionId === ACCESS_ACTIONS.project;
    const region = isProject ? (project?.region ?? state.typed.region) : state.typed.region;
    return moveToRegion(app, actor, state, region);
  });
};

/** Save draft: what was typed so far, right or wrong. */
export const onDraftSaved: ClickHandler = async (app, { view, actor }) => {
  if (view === undefined) return;
  const { typed } = readAccessForm(view.values, view.metadata);
  if (typed.region === '') {
    const choose = withAlert(view.drawn, 'warning', 'Choose a Region first: a draft is kept for each.');
    await updateView(app.client, { id: view.id, hash: view.hash }, choose);
    return;
  }
  const savedAt = await saveDraft(app.context, actor, typed);
  const text = savedAt === undefined ? 'There is nothing to keep yet.' : `Draft saved ${when(savedAt)}.`;
  await updateView(app.client, { id: view.id, hash: view.hash }, withAlert(view.drawn, 'info', text));
};

async function keepDraft(app: SlackApp, actor: UserActor, view: OpenView | undefined): Promise<void> {
  if (view === undefined) return;
  const { typed } = readAccessForm(view.values, view.metadata);
  if (typed.region !== '') await saveDraft(app.context, actor, typed);
}

/** Place a test call: another form takes the place of this one, which is kept as a draft. */
export const onCallFromAccess: ClickHandler = async (app, click) => {
  await Promise.all([onHubCall(app, { ...click, value: '' }), keepDraft(app, click.actor, click.view)]);
};

/** The form was closed: what Slack tells of it is kept. Nothing told leaves the draft as it is. */
export const onAccessFormClosed: CloseHandler = async (app, { view, actor }) => {
  if (Object.keys(view.values).length === 0) return;
  const { typed } = readAccessForm(view.values, view.metadata);
  if (typed.region !== '') await keepClosedForm(app.context, actor, `view:${view.rootId}`, typed);
};
