import type { KnownBlock, View } from '@slack/types';
import type { SlackUserId } from '#src/domain/request.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import type { EnableForm } from '#src/usecases/enable-form.ts';
import { context } from '../../blocks.ts';
import { SMS_TOO } from '../../cards/enable/content.ts';
import { alertOf } from '../../failures.ts';
import { inline, when } from '../../mrkdwn.ts';
import { plain } from '../../views.ts';
import { adminsOr, people } from '../../words.ts';
import { noProjectView, projectInput } from '../project-input.ts';

export const ENABLE_FORM = 'enable.form';
export const ENABLE_FORM_TITLE = 'Enable voice';
export const ENABLE_FORM_ACTIONS = { project: 'enable-form.project' } as const;

export interface EnableDrawing {
  readonly form: EnableForm;
  readonly project: ProjectView | undefined;
  readonly note: string | undefined;
  readonly admins: readonly SlackUserId[];
}

/** What the button will do, and who decides. */
function effect(
  { form, admins }: EnableDrawing,
  project: ProjectView,
): { readonly submit: string; readonly text: string } {
  const { isAlone, deciders } = form.standing(project);
  if (isAlone) return { submit: 'Enable voice', text: 'Takes effect at once.' };
  if (deciders.length === 0)
    return {
      submit: 'Ask a lead',
      text: `Nobody can decide this yet: ask ${adminsOr(admins)} to add a lead.`,
    };
  const isLeads = deciders.some((decider) => project.leads.includes(decider));
  return {
    submit: isLeads ? 'Ask a lead' : 'Ask an admin',
    text: `${people(deciders, 'or', isLeads ? 'lead' : 'admin')} decides.`,
  };
}

function enabledBefore({ voiceEnabledAt }: ProjectView): KnownBlock[] {
  if (voiceEnabledAt === undefined) return [];
  return [
    context(`Voice was enabled ${when(voiceEnabledAt)}. Enabling it again changes only what is missing.`),
  ];
}

/** Which project, what it means for SMS, and whether it takes effect or is asked (guide, enabling the voice channel). */
export function drawEnableForm(drawing: EnableDrawing): View {
  const { form, project, note, admins } = drawing;
  if (form.projects.length === 0) return noProjectView(ENABLE_FORM_TITLE, admins);
  const does = project && effect(drawing, project);
  return {
    type: 'modal',
    callback_id: ENABLE_FORM,
    title: plain(ENABLE_FORM_TITLE),
    submit: plain(does?.submit ?? 'Enable voice'),
    close: plain('Cancel'),
    blocks: [
      ...(note === undefined ? [] : [alertOf('info', inline(note))]),
      projectInput(ENABLE_FORM_ACTIONS.project, form.projects, project),
      alertOf('info', SMS_TOO),
      ...(project === undefined ? [] : enabledBefore(project)),
      ...(does === undefined ? [] : [context(does.text)]),
    ],
  };
}
