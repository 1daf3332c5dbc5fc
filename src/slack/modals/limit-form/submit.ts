import type { Refusal } from '#src/domain/errors.ts';
import { openSpendLimit } from '#src/usecases/open-spend-limit.ts';
import { fieldError, refusalText } from '../../error-text.ts';
import { withAlert } from '../../failures.ts';
import type { SlackApp, Submission, SubmitAnswer } from '../../interactions.ts';
import { PROJECT_BLOCK } from '../project-input.ts';
import { LIMIT_FORM_BLOCKS, readLimitForm } from './state.ts';

/** The block of the field that a refusal is about; undefined when it is about none. */
function blockOf({ code }: Refusal): string | undefined {
  switch (code) {
    case 'project_archived':
    case 'project_unknown':
      return PROJECT_BLOCK;
    case 'limit_missing':
    case 'limit_malformed':
    case 'limit_not_positive':
    case 'limit_too_high':
    case 'limit_over_quota':
    case 'limit_within_quota':
      return LIMIT_FORM_BLOCKS.limit;
    case 'purpose_too_long':
      return LIMIT_FORM_BLOCKS.purpose;
    default:
      return undefined;
  }
}

export async function onLimitSubmitted(
  app: SlackApp,
  { view, actor, correlationId }: Submission,
): Promise<SubmitAnswer> {
  const { projectId, what, limit, purpose } = readLimitForm(view.values);
  const errors = {
    ...(projectId === undefined ? { [PROJECT_BLOCK]: 'Choose a project' } : {}),
    ...(what === undefined ? { [LIMIT_FORM_BLOCKS.what]: 'Choose what to do' } : {}),
  };
  if (projectId === undefined || what === undefined) return { response_action: 'errors', errors };
  const submissionKey = `view:${view.id}`;
  const asked = { actor, correlationId, submissionKey, projectId, what, limit, purpose };
  const opened = await openSpendLimit(app.context, asked);
  if (opened.ok) return undefined;
  const { refusal } = opened;
  const block = blockOf(refusal);
  if (block !== undefined) return { response_action: 'errors', errors: { [block]: fieldError(refusal) } };
  const text = refusalText(refusal, { admins: app.context.settings.admins });
  return { response_action: 'update', view: withAlert(view.drawn, 'error', text) };
}
