import type { View } from '@slack/types';
import { formatRequestId, REASON_MAX_LENGTH, type RequestId, readRowId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { denyRequest, previewDenial } from '#src/usecases/deny-request.ts';
import { section } from '../blocks.ts';
import { partsOf } from '../cards/kinds.ts';
import { fieldError, refusalText } from '../error-text.ts';
import type { Click, SlackApp, Submission, SubmitAnswer } from '../interactions.ts';
import { bold, inline, mention, quote } from '../mrkdwn.ts';
import { typedText } from '../typed-text.ts';
import { closedView, openModal, plain } from '../views.ts';
import { sentenceCase } from '../words.ts';

export const DENY_FORM = 'request.deny-form';
const REASON = { block: 'reason', action: 'deny-form.reason' } as const;

const titleOf = (id: RequestId): string => `Deny ${formatRequestId(id)}`;

/** Asks for the reason that the requester reads. */
export function drawDenyForm(request: RequestView): View {
  const { toDoMarked, joins, cost } = partsOf(request);
  const what = `${sentenceCase(toDoMarked)} ${joins} ${inline(request.project.name)}`;
  const money = cost === undefined ? '' : `, ${cost}`;
  return {
    type: 'modal',
    callback_id: DENY_FORM,
    title: plain(titleOf(request.id)),
    submit: plain('Deny request'),
    close: plain('Cancel'),
    private_metadata: String(request.id),
    blocks: [
      section(`${bold(what)}, asked by ${mention(request.requester)}${money}`),
      {
        type: 'input',
        block_id: REASON.block,
        label: plain('Reason'),
        hint: plain('The requester reads these words. Say what would make it acceptable.'),
        element: {
          type: 'plain_text_input',
          action_id: REASON.action,
          multiline: true,
          max_length: REASON_MAX_LENGTH,
          focus_on_load: true,
        },
      },
    ],
  };
}

/** Deny: asks for the reason, unless this person cannot deny the request now. */
export function onDeny(app: SlackApp, click: Click): Promise<void> {
  const requestId = readRowId<RequestId>(click.value);
  const title = titleOf(requestId);
  const opening = { title, loading: 'Loading the request…', again: 'Choose *Deny* again.' };
  return openModal(app, click, opening, async () => {
    const preview = await previewDenial(app.context, click.actor, requestId);
    if (preview.ok) return drawDenyForm(preview.value);
    const { admins } = app.context.settings;
    return closedView(title, 'info', refusalText(preview.refusal, { requestId, admins }));
  });
}

export async function onDenySubmitted(
  app: SlackApp,
  { view, actor, correlationId }: Submission,
): Promise<SubmitAnswer> {
  const requestId = readRowId<RequestId>(view.metadata);
  const reason = typedText(view.values[REASON.block]?.[REASON.action]?.value);
  const denied = await denyRequest(app.context, { actor, correlationId, requestId, reason });
  if (denied.ok) return undefined;
  const { refusal } = denied;
  if (refusal.code === 'reason_missing' || refusal.code === 'reason_too_long')
    return { response_action: 'errors', errors: { [REASON.block]: fieldError(refusal) } };
  const { admins } = app.context.settings;
  const text = `${refusalText(refusal, { requestId, admins })} Your reason was not sent.`;
  const told = closedView(titleOf(requestId), 'error', text);
  const kept = section(quote(reason, REASON_MAX_LENGTH));
  return { response_action: 'update', view: { ...told, blocks: [...told.blocks, kept] } };
}
