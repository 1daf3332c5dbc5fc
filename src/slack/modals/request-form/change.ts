import { AppError } from '#src/domain/errors.ts';
import type { Click, OpenView, SlackApp } from '../../interactions.ts';
import { updateView } from '../../views.ts';
import { drawForm } from './open.ts';
import { addLine, type FormState, metadataOf, readForm, removeLine } from './state.ts';

type Change = (state: FormState) => FormState;

const isHashConflict = (error: unknown): boolean =>
  error instanceof AppError && error.details.slackError === 'hash_conflict';

async function redraw(
  app: SlackApp,
  click: Click,
  view: OpenView,
  change: Change,
  from: { readonly hash: string | undefined; readonly metadata: string },
): Promise<void> {
  const state = change(readForm(view.values, from.metadata));
  const drawn = await updateView(
    app.client,
    { id: view.id, hash: from.hash },
    await drawForm(app, click, state),
  );
  app.latestViews.remember(view.id, { hash: drawn.hash, metadata: metadataOf(state) });
}

/**
 * Redraws the form after a choice. When another redraw came between, the choice is applied again to what was drawn
 * last, once; a form that the person closed is left alone.
 */
async function changeForm(app: SlackApp, click: Click, change: Change): Promise<void> {
  const { view } = click;
  if (view === undefined) return;
  try {
    await redraw(app, click, view, change, view).catch(async (error: unknown) => {
      if (!isHashConflict(error)) throw error;
      const latest = app.latestViews.find(view.id) ?? { hash: undefined, metadata: view.metadata };
      await redraw(app, click, view, change, latest);
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
