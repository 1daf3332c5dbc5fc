import type { Refusal } from '#src/domain/errors.ts';
import { openCall } from '#src/usecases/open-call.ts';
import { fieldError, refusalText } from '../../error-text.ts';
import { withAlert } from '../../failures.ts';
import type { OpenView, SlackApp, Submission, SubmitAnswer } from '../../interactions.ts';
import { drawCallReceipt } from './receipt.ts';
import { CALL_FORM_BLOCKS as BLOCKS, type CallFormState, readCallForm } from './state.ts';

/** Undefined for a refusal that is about no field, or about one that is not drawn. */
function blockOf({ code }: Refusal, { drawn }: OpenView, { language }: CallFormState): string | undefined {
  const isDrawn = (id: string): boolean => drawn.blocks.some((block) => block.block_id === id);
  const destination = drawn.blocks.find(({ block_id: id = '' }) =>
    /^(typed-)?destination/.test(id),
  )?.block_id;
  switch (code) {
    case 'number_unknown':
    case 'number_gone':
    case 'number_cannot_call':
      return BLOCKS.number;
    case 'destination_malformed':
    case 'destination_unverified':
    case 'calls_to_destination_used_up':
      return destination;
    case 'message_missing':
    case 'message_too_long':
    case 'ssml_malformed':
      return BLOCKS.body;
    case 'voice_unknown':
      return isDrawn(BLOCKS.voice(language)) ? BLOCKS.voice(language) : undefined;
    case 'price_cap_malformed':
      return BLOCKS.priceCap;
    default:
      return undefined;
  }
}

/** Place call: the call is in the database before the form says so, once for one opened form. */
export async function onCallSubmitted(
  app: SlackApp,
  { view, actor, correlationId }: Submission,
): Promise<SubmitAnswer> {
  const state = readCallForm(view.values, view.metadata);
  const { numberId } = state;
  if (numberId === undefined)
    return { response_action: 'errors', errors: { [BLOCKS.number]: 'Choose a number' } };
  const opened = await openCall(app.context, {
    ...state,
    actor,
    correlationId,
    submissionKey: `view:${view.id}`,
    numberId,
  });
  if (opened.ok) return { response_action: 'update', view: drawCallReceipt(opened.value, app.cards) };
  const { refusal } = opened;
  const block = blockOf(refusal, view, state);
  if (block !== undefined) return { response_action: 'errors', errors: { [block]: fieldError(refusal) } };
  const text = refusalText(refusal, { admins: app.context.settings.admins });
  return { response_action: 'update', view: withAlert(view.drawn, 'error', text) };
}
