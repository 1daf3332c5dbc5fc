import { AppError } from '#src/domain/errors.ts';
import type { Click, OpenView, SlackApp } from '../../interactions.ts';
import type { LatestView } from '../../latest-views.ts';
import { updateView } from '../../views.ts';
import { drawForm } from './open.ts';
import { addLine, type FormState, metadataOf, readForm, removeLine } from './state.ts';

type Change = (state: FormState) => FormState;

const isHashConflict = (error: unknown): boolean =>
  error instanceof AppError && error.details.slackError === 'hash_conflict';

/** What a change is applied to: what was filled in, and the drawing that it was filled into. */
type Base = Omit<LatestView, 'hash'> & { readonly hash: string | undefined };

async function redraw(
  app: SlackApp,
  click: Click,
  viewId: string,
  change: Change,
  { values, metadata, clickedAt, hash }: Base,
): Promise<void> {
  const state = change(readForm(values, metadata));
  const drawn = await updateView(app.client, { id: viewId, hash }, await drawForm(app, click, state));
  app.latestViews.remember(viewId, { hash: drawn.hash, metadata: metadataOf(state), values, clickedAt });
}

/** A click that was overtaken knows less than what was drawn since; a later one knows more. */
function baseAfterConflict(app: SlackApp, view: OpenView, click: Base): Base {
  const latest = app.latestViews.find(view.id);
  if (latest === undefined) return { ...click, hash: undefined };
  const { values, clickedAt } = latest.clickedAt > click.clickedAt ? latest : click;
  return { ...latest, values, clickedAt };
}

/**
 * Redraws the form after a choice. When another redraw came between, the choice is applied again to what was drawn
 * last, once; a form that the person closed is left alone.
 */
async function changeForm(app: SlackApp, click: Click, change: Change): Promise<void> {
  const { view, clickedAt } = click;
  if (view === undefined) return;
  const base = { values: view.values, metadata: view.metadata, hash: view.hash, clickedAt };
  try {
    await redraw(app, click, view.id, change, base).catch(async (error: unknown) => {
      if (!isHashConflict(error)) throw error;
      await redraw(app, click, view.id, change, baseAfterConflict(app, view, base));
    });
  } catch (error) {
    const isOver = error instanceof AppError && error.code === 'slack_view_gone';
    if (!isOver && !isHashConflict(error)) throw error;
    app.log.info({ correlationId: click.correlationId }, 'form was closed or redrawn by a later choice');
  }
}

export const onFormChanged = (app: SlackApp, click: Click) => changeForm(app, click, (state) => state);

export const onLineAdded = (app: SlackApp, click: Click) => changeForm(app, click, addLine);

export const onLineRemoved = (app: SlackApp, click: Click) =>
  changeForm(app, click, (state) => removeLine(state, Number(click.value)));
