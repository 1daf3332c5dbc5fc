import type { View } from '@slack/types';
import { AppError } from '#src/domain/errors.ts';
import type { Click, OpenView, SlackApp } from '../interactions.ts';
import { updateView } from '../views.ts';

const isHashConflict = (error: unknown): boolean =>
  error instanceof AppError && error.details.slackError === 'hash_conflict';

/**
 * Redraws a form after a choice, from all that was filled in when it was made. Of two choices at once the later one is
 * drawn, since its click told more; a form that the person closed is left alone.
 */
export async function redrawForm(
  app: SlackApp,
  click: Click,
  draw: (view: OpenView) => Promise<View>,
): Promise<void> {
  const { view, clickedAt } = click;
  if (view === undefined) return;
  const drawing = await draw(view);
  const redraw = async (hash: string | undefined): Promise<void> => {
    const drawn = await updateView(app.client, { id: view.id, hash }, drawing);
    const { values, metadata } = view;
    app.latestViews.remember(view.id, { hash: drawn.hash, metadata, values, clickedAt });
  };
  try {
    await redraw(view.hash).catch(async (error: unknown) => {
      if (!isHashConflict(error)) throw error;
      const latest = app.latestViews.find(view.id);
      if (latest === undefined || latest.clickedAt < clickedAt) await redraw(latest?.hash);
    });
  } catch (error) {
    const isOver = error instanceof AppError && error.code === 'slack_view_gone';
    if (!isOver && !isHashConflict(error)) throw error;
    app.log.info({ correlationId: click.correlationId }, 'form was closed or redrawn by a later choice');
  }
}
