import type { Refusal } from '#src/domain/errors.ts';
import { type NumberId, readRowId } from '#src/domain/request.ts';
import { openRelinquishment } from '#src/usecases/open-relinquishment.ts';
import { fieldError, refusalText } from '../../error-text.ts';
import { withAlert } from '../../failures.ts';
import type { SlackApp, Submission, SubmitAnswer, Values } from '../../interactions.ts';
import { typedText } from '../../typed-text.ts';
import { closedView } from '../../views.ts';
import { FIELDS, RELINQUISH_TITLE } from './draw.ts';

/** The reason as text; the typed word exactly as it was typed. */
export function readRelinquishForm(values: Values): { readonly why: string; readonly confirmation: string } {
  const at = ({ block, action }: { readonly block: string; readonly action: string }) =>
    values[block]?.[action]?.value;
  return { why: typedText(at(FIELDS.why)), confirmation: at(FIELDS.confirmation) ?? '' };
}

function blockOf({ code }: Refusal): string | undefined {
  if (code === 'confirmation_mismatch') return FIELDS.confirmation.block;
  return code === 'purpose_too_long' ? FIELDS.why.block : undefined;
}

/** Nothing that is typed could change these. */
const ENDS: readonly Refusal['code'][] = [
  'number_gone',
  'number_unknown',
  'number_of_no_project',
  'relinquish_already_asked',
];

/** Ask to relinquish: one request for one opened form, however often it is sent; a wrong word loses nothing. */
export async function onRelinquishSubmitted(
  app: SlackApp,
  { view, actor, correlationId }: Submission,
): Promise<SubmitAnswer> {
  const asked = await openRelinquishment(app.context, {
    actor,
    correlationId,
    submissionKey: `view:${view.id}`,
    numberId: readRowId<NumberId>(view.metadata),
    ...readRelinquishForm(view.values),
  });
  if (asked.ok) return { response_action: 'clear' };
  const { refusal } = asked;
  const block = blockOf(refusal);
  if (block !== undefined) return { response_action: 'errors', errors: { [block]: fieldError(refusal) } };
  const text = refusalText(refusal, { admins: app.context.settings.admins });
  const answer = ENDS.includes(refusal.code)
    ? closedView(RELINQUISH_TITLE, 'info', text)
    : withAlert(view.drawn, 'error', text);
  return { response_action: 'update', view: answer };
}
