import type { View } from '@slack/types';
import type { ProjectId } from '#src/domain/request.ts';
import { loadEnableForm } from '#src/usecases/enable-form.ts';
import type { ClickHandler, Opener, SlackApp } from '../../interactions.ts';
import { openModal } from '../../views.ts';
import { chooseProject, readProjectInput } from '../project-input.ts';
import { redrawForm } from '../redraw-form.ts';
import { drawEnableForm, ENABLE_FORM_ACTIONS, ENABLE_FORM_TITLE } from './draw.ts';

export interface EnablePrefill {
  readonly projectId?: ProjectId | undefined;
  /** What followed the command. */
  readonly words?: string;
}

/** Draws the form with what it needs from the database. */
export async function loadEnableView(
  app: SlackApp,
  { actor }: Pick<Opener, 'actor'>,
  { projectId, words = '' }: EnablePrefill,
): Promise<View> {
  const form = await loadEnableForm(app.context, actor);
  const chosen = chooseProject(form, projectId, words);
  return drawEnableForm({ form, ...chosen, admins: app.context.settings.admins });
}

export function openEnableForm(app: SlackApp, from: Opener, prefill: EnablePrefill): Promise<void> {
  const opening = {
    title: ENABLE_FORM_TITLE,
    loading: 'Loading the projects…',
    again: 'Run `/voice-enable` again.',
  };
  return openModal(app, from, opening, () => loadEnableView(app, from, prefill));
}

export const onHubEnable: ClickHandler = (app, click) => openEnableForm(app, click, {});

/** Another project: who decides, and what the button does. */
export const onEnableFormChanged: ClickHandler = (app, click) =>
  redrawForm(app, click, ({ values }) =>
    loadEnableView(app, click, { projectId: readProjectInput(ENABLE_FORM_ACTIONS.project, values) }),
  );
