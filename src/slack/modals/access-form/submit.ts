import type { Refusal } from '#src/domain/errors.ts';
import { previewAccess } from '#src/usecases/preview-access.ts';
import { fieldError, refusalText } from '../../error-text.ts';
import { withAlert } from '../../failures.ts';
import type { SubmitHandler } from '../../interactions.ts';
import { drawAccessReview } from '../access-review.ts';
import { ACCESS_BLOCKS, type AccessState, readAccessForm } from './state.ts';

/** The block of the field that a refusal is about; undefined when it is about none. */
function blockOf(refusal: Refusal, { round, regionRound }: AccessState): string | undefined {
  switch (refusal.code) {
    case 'project_unknown':
    case 'project_archived':
      return ACCESS_BLOCKS.project;
    case 'region_without_voice':
      return ACCESS_BLOCKS.region(regionRound);
    case 'limit_missing':
    case 'limit_malformed':
    case 'limit_not_positive':
    case 'limit_too_high':
      return ACCESS_BLOCKS.limit(round);
    case 'website_missing':
      return ACCESS_BLOCKS.website(round);
    case 'service_missing':
      return ACCESS_BLOCKS.service(round);
    case 'answer_too_long': {
      const { question } = refusal;
      if (question === 'website') return ACCESS_BLOCKS.website(round);
      return question === 'service' ? ACCESS_BLOCKS.service(round) : ACCESS_BLOCKS.answer(question, round);
    }
    default:
      return undefined;
  }
}

/** Next: every field that is wrong says so; else the review on top, from which Previous goes back. */
export const onAccessFormSubmitted: SubmitHandler = async (app, { view, actor }) => {
  const state = readAccessForm(view.values, view.metadata);
  const { projectId, typed } = state;
  if (projectId === undefined)
    return { response_action: 'errors', errors: { [ACCESS_BLOCKS.project]: 'Choose a project' } };
  const preview = await previewAccess(app.context, { actor, projectId, typed });
  if (preview.ok) return { response_action: 'push', view: drawAccessReview(preview.value, view.rootId) };
  const errors = preview.refusals.flatMap((refusal) => {
    const block = blockOf(refusal, state);
    return block === undefined ? [] : [[block, fieldError(refusal)] as const];
  });
  if (errors.length > 0) return { response_action: 'errors', errors: Object.fromEntries(errors) };
  const { admins } = app.context.settings;
  const text = preview.refusals.map((refusal) => refusalText(refusal, { admins })).join(' ');
  return {
    response_action: 'update',
    view: withAlert(view.drawn, 'error', `${text} What you entered is kept.`),
  };
};
