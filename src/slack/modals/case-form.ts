import type { InputBlock, KnownBlock, View } from '@slack/types';
import type { Refusal, RefusalCode, Result } from '#src/domain/errors.ts';
import type { Asker } from '#src/domain/policy.ts';
import { type RequestId, readRowId } from '#src/domain/request.ts';
import type { CaseRequest, RequestView } from '#src/domain/request-view.ts';
import { type CaseInput, previewCase } from '#src/usecases/change-case.ts';
import type { Context } from '#src/usecases/context.ts';
import { preformatted } from '../blocks.ts';
import { fieldError, refusalText } from '../error-text.ts';
import type { ClickHandler, SubmitHandler } from '../interactions.ts';
import { typedText } from '../typed-text.ts';
import { closedView, openModal, plain } from '../views.ts';

/** What somebody tells Dialtone of a case at AWS Support: one field, and what becomes of it. */
export interface CaseFormParts {
  readonly callbackId: string;
  readonly title: string;
  readonly submit: string;
  readonly actionId: string;
  readonly label: string;
  readonly hint: string;
  /** Undefined for one line. */
  readonly maxLength: number | undefined;
  readonly intro: (request: CaseRequest) => readonly KnownBlock[];
  readonly refuse: (asker: Asker, request: RequestView) => Refusal | undefined;
  readonly save: (context: Context, input: CaseInput, text: string) => Promise<Result<RequestView>>;
  /** Refusals that are about the field. */
  readonly atField: readonly RefusalCode[];
}

const FIELD = 'case-field';

function field({ actionId, label, hint, maxLength }: CaseFormParts): InputBlock {
  return {
    type: 'input',
    block_id: FIELD,
    label: plain(label),
    hint: plain(hint),
    element: {
      type: 'plain_text_input',
      action_id: actionId,
      focus_on_load: true,
      ...(maxLength === undefined ? {} : { multiline: true, max_length: maxLength }),
    },
  };
}

export function drawCaseForm(parts: CaseFormParts, request: CaseRequest): View {
  return {
    type: 'modal',
    callback_id: parts.callbackId,
    title: plain(parts.title),
    submit: plain(parts.submit),
    close: plain('Cancel'),
    private_metadata: String(request.id),
    blocks: [...parts.intro(request), field(parts)],
  };
}

/** Opens the form, unless this person cannot do it now. */
export function caseFormOpener(parts: CaseFormParts): ClickHandler {
  const opening = { title: parts.title, loading: 'Loading the case…', again: 'Choose the button again.' };
  return (app, click) => {
    const requestId = readRowId<RequestId>(click.value);
    return openModal(app, click, opening, async () => {
      const preview = await previewCase(app.context, click.actor, requestId, parts.refuse);
      if (preview.ok) return drawCaseForm(parts, preview.value);
      const { admins } = app.context.settings;
      return closedView(parts.title, 'info', refusalText(preview.refusal, { requestId, admins }));
    });
  };
}

/** Saves what was typed, or says at the field what is wrong; who comes too late gets the words back to copy. */
export function caseFormSubmitter(parts: CaseFormParts): SubmitHandler {
  return async (app, { view, actor, correlationId }) => {
    const requestId = readRowId<RequestId>(view.metadata);
    const text = typedText(view.values[FIELD]?.[parts.actionId]?.value);
    const saved = await parts.save(app.context, { actor, correlationId, requestId }, text);
    if (saved.ok) return undefined;
    const { refusal } = saved;
    if (parts.atField.includes(refusal.code))
      return { response_action: 'errors', errors: { [FIELD]: fieldError(refusal) } };
    const { admins } = app.context.settings;
    const told = closedView(parts.title, 'error', refusalText(refusal, { requestId, admins }));
    const kept = text.trim() === '' ? [] : [preformatted(text)];
    return { response_action: 'update', view: { ...told, blocks: [...told.blocks, ...kept] } };
  };
}
