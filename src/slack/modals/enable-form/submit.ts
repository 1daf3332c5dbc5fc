import { openEnablement } from '#src/usecases/open-enablement.ts';
import { fieldError, refusalText } from '../../error-text.ts';
import { withAlert } from '../../failures.ts';
import type { SlackApp, Submission, SubmitAnswer } from '../../interactions.ts';
import { PROJECT_BLOCK, readProjectInput } from '../project-input.ts';
import { drawAlreadyEnabled } from './already-enabled.ts';
import { ENABLE_FORM_ACTIONS } from './draw.ts';

/** Enable voice, or Ask a lead: which of the two is decided here, from the database. */
export async function onEnableSubmitted(
  app: SlackApp,
  { view, actor, correlationId }: Submission,
): Promise<SubmitAnswer> {
  const projectId = readProjectInput(ENABLE_FORM_ACTIONS.project, view.values);
  if (projectId === undefined)
    return { response_action: 'errors', errors: { [PROJECT_BLOCK]: 'Choose a project' } };
  const submissionKey = `view:${view.id}`;
  const opened = await openEnablement(app.context, { actor, correlationId, submissionKey, projectId });
  if (opened.ok) {
    if (opened.value.isAsked) return undefined;
    const { project, numbers } = opened.value;
    return { response_action: 'update', view: drawAlreadyEnabled(project, numbers) };
  }
  const { refusal } = opened;
  if (refusal.code === 'project_archived' || refusal.code === 'project_unknown')
    return { response_action: 'errors', errors: { [PROJECT_BLOCK]: fieldError(refusal) } };
  const text = refusalText(refusal, { admins: app.context.settings.admins });
  return { response_action: 'update', view: withAlert(view.drawn, 'error', text) };
}
