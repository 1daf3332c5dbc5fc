import { z } from 'zod';
import { AppError } from '#src/domain/errors.ts';
import type { NumberId } from '#src/domain/request.ts';
import { MESSAGE_TYPES } from '#src/domain/voice-message.ts';
import { withinDeadline } from '../deadline.ts';
import type { OpenView, SlackApp, Submission } from '../interactions.ts';
import { updateView } from '../views.ts';
import { drawForm } from './call-form/open.ts';
import {
  type CallFormState,
  EMPTY_CALL_FORM,
  knownVerified,
  knownVerifiedSchema,
  readCallForm,
} from './call-form/state.ts';

/**
 * The call form under the views of a verification, as far as its drawing depends on what was chosen. What was typed
 * into it stays with Slack.
 */
export const rootSchema = z.object({
  viewId: z.string(),
  numberId: z.number().int(),
  region: z.string(),
  bodyType: z.enum(MESSAGE_TYPES),
  language: z.string(),
  voiceId: z.string(),
  isDryRun: z.boolean(),
  verified: knownVerifiedSchema.optional(),
});

export type Root = z.infer<typeof rootSchema>;

export const numberIdOf = ({ numberId }: Root): NumberId => numberId as NumberId;

/** The form that was clicked in, and what was typed as its destination. */
export function rootOf(view: OpenView, region: string): { readonly root: Root; readonly typed: string } {
  const { numberId, destination, bodyType, language, voiceId, isDryRun, verified } = readCallForm(
    view.values,
    view.metadata,
  );
  const root = { viewId: view.id, numberId: numberId ?? 0, region, bodyType, language, voiceId, isDryRun };
  const typed = verified?.numbers.includes(destination) === true ? '' : destination;
  return { root: { ...root, ...(verified === undefined ? {} : { verified }) }, typed };
}

/** Slack has three seconds for all of a submission; a form that is late is drawn all the same. */
const REDRAWN_WITHIN_MS = 600;

/** The call form with the destination that is verified now, chosen; a form that was closed is left alone. */
export async function redrawRoot(
  app: SlackApp,
  { actor, correlationId }: Submission,
  root: Root,
  destination: string,
): Promise<void> {
  const { viewId, region, bodyType, language, voiceId, isDryRun } = root;
  const known = root.verified?.region === region ? root.verified.numbers : [];
  const state: CallFormState = {
    ...EMPTY_CALL_FORM,
    numberId: numberIdOf(root),
    destination,
    bodyType,
    language,
    voiceId,
    isDryRun,
    verified: knownVerified(region, [destination, ...known]),
  };
  const redraw = async (): Promise<void> => {
    try {
      await updateView(app.client, { id: viewId }, await drawForm(app, { actor }, state));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      app.log.warn({ err: error, correlationId }, 'form could not show the verified destination');
    }
  };
  await withinDeadline(redraw(), REDRAWN_WITHIN_MS);
}
