import type { View } from '@slack/types';
import { findProjectAccount, loadLimitForm } from '#src/usecases/limit-form.ts';
import type { ClickHandler, Opener, SlackApp } from '../../interactions.ts';
import { openModal } from '../../views.ts';
import { chooseProject } from '../project-input.ts';
import { redrawForm } from '../redraw-form.ts';
import { drawLimitForm, LIMIT_FORM_TITLE } from './draw.ts';
import { EMPTY_LIMIT, type LimitState, readLimitForm } from './state.ts';

export interface LimitPrefill {
  readonly state?: LimitState;
  /** What followed the command. */
  readonly words?: string;
}

/** Draws the form with what it needs from the database. */
export async function loadLimitView(
  app: SlackApp,
  { actor }: Pick<Opener, 'actor'>,
  { state = EMPTY_LIMIT, words = '' }: LimitPrefill,
): Promise<View> {
  const form = await loadLimitForm(app.context, actor);
  const chosen = chooseProject(form, state.projectId, words);
  const account = chosen.project && (await findProjectAccount(app.context, chosen.project));
  return drawLimitForm({ form, ...chosen, state, account, admins: app.context.settings.admins });
}

export function openLimitForm(app: SlackApp, from: Opener, prefill: LimitPrefill): Promise<void> {
  const opening = {
    title: LIMIT_FORM_TITLE,
    loading: 'Loading the projects and the spend limit…',
    again: 'Run `/voice limit` again.',
  };
  return openModal(app, from, opening, () => loadLimitView(app, from, prefill));
}

export const onHubLimit: ClickHandler = (app, click) => openLimitForm(app, click, {});

/** Another project: the limit of its Region, and who decides. */
export const onLimitFormChanged: ClickHandler = (app, click) =>
  redrawForm(app, click, ({ values }) => loadLimitView(app, click, { state: readLimitForm(values) }));
