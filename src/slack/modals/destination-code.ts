import type { View } from '@slack/types';
import { z } from 'zod';
import {
  finishVerification,
  sendCodeAgain,
  type VerificationChannel,
} from '#src/usecases/verify-destination.ts';
import { actions, button, section } from '../blocks.ts';
import { fieldError, refusalText } from '../error-text.ts';
import { withAlert } from '../failures.ts';
import type { ClickHandler, SlackApp, Submission, SubmitAnswer } from '../interactions.ts';
import { code } from '../mrkdwn.ts';
import { typedText } from '../typed-text.ts';
import { plain, updateView } from '../views.ts';
import { numberIdOf, redrawRoot, rootSchema } from './destination-root.ts';
import { sameView, troubleText, tryAtAws } from './destination-trouble.ts';

export const DESTINATION_CODE = 'destination.code';
export const CODE_ACTIONS = { byText: 'destination.send-text', byCall: 'destination.send-call' } as const;

const FIELD = { block: 'code', action: 'destination-code.code' } as const;

const metadataSchema = z.object({ root: rootSchema, awsId: z.string(), phoneNumber: z.string() });

type Verifying = z.infer<typeof metadataSchema>;

const BY_WORDS = { TEXT: 'by text message', VOICE: 'by a call' } as const;

/** Asks for the code that the number's phone shows or says. */
export function drawDestinationCode(verifying: Verifying & { readonly by: VerificationChannel }): View {
  const { by, ...kept } = verifying;
  return {
    type: 'modal',
    callback_id: DESTINATION_CODE,
    title: plain('Verify a number'),
    submit: plain('Verify'),
    close: plain('Cancel'),
    private_metadata: JSON.stringify(kept),
    blocks: [
      section(`AWS sends a code to ${code(verifying.phoneNumber)} ${BY_WORDS[by]}.`),
      {
        type: 'input',
        block_id: FIELD.block,
        label: plain('Verification code'),
        hint: plain('Letters and digits, as they are shown or said.'),
        element: {
          type: 'plain_text_input',
          action_id: FIELD.action,
          max_length: 40,
          focus_on_load: true,
        },
      },
      actions(
        button({ actionId: CODE_ACTIONS.byText, text: 'Send a new code by text' }),
        button({ actionId: CODE_ACTIONS.byCall, text: 'Send a new code by call' }),
      ),
    ],
  };
}

const ALREADY = 'This number is verified already. Close this and choose it.';

/** Send a new code: the view says that it is on its way, and keeps what was entered. */
export const onSendCodeAgain: ClickHandler = async (app, click) => {
  const { view, actor, correlationId, actionId } = click;
  if (view === undefined) return;
  const { root, awsId } = metadataSchema.parse(JSON.parse(view.metadata));
  const by: VerificationChannel = actionId === CODE_ACTIONS.byCall ? 'VOICE' : 'TEXT';
  const sending = sendCodeAgain(app.context, {
    actor,
    correlationId,
    numberId: numberIdOf(root),
    awsId,
    by,
  });
  const tried = await tryAtAws(app, sending, correlationId);
  const tell = (level: 'info' | 'error', text: string) =>
    updateView(app.client, { id: view.id }, withAlert(view.drawn, level, text));
  if (tried.is !== 'done') {
    const again = by === 'TEXT' ? 'Send a new code by text' : 'Send a new code by call';
    const trying = { region: root.region, again, nothing: 'No code was sent.' };
    await tell('error', troubleText(app, tried, trying));
  } else if (!tried.value.ok) {
    await tell('error', refusalText(tried.value.refusal, { admins: app.context.settings.admins }));
  } else {
    const sent = `AWS sends a new code ${BY_WORDS[by]}. The old one does not count any more.`;
    await tell('info', tried.value.value ? sent : ALREADY);
  }
};

const WRONG = 'This is not the code that AWS sent. Look at it again, or send a new code';
const EXPIRED = 'This code is too old. Send a new code';

/** Verify: back to the call form, in which the number is chosen. A wrong or old code is told at the field. */
export async function onCodeSubmitted(app: SlackApp, submission: Submission): Promise<SubmitAnswer> {
  const { view, actor, correlationId } = submission;
  const { root, awsId, phoneNumber } = metadataSchema.parse(JSON.parse(view.metadata));
  const verificationCode = typedText(view.values[FIELD.block]?.[FIELD.action]?.value);
  const numberId = numberIdOf(root);
  const input = { actor, correlationId, numberId, awsId, phoneNumber, verificationCode };
  const tried = await tryAtAws(app, finishVerification(app.context, input), correlationId);
  const atField = (text: string): SubmitAnswer => ({
    response_action: 'errors',
    errors: { [FIELD.block]: text },
  });
  if (tried.is === 'refused' && tried.error.code === 'aws_code_wrong') return atField(WRONG);
  if (tried.is === 'refused' && tried.error.code === 'aws_code_expired') return atField(EXPIRED);
  if (tried.is !== 'done') {
    const trying = { region: root.region, again: 'Verify', nothing: 'The number is not verified.' };
    return sameView(view.drawn, troubleText(app, tried, trying));
  }
  const finished = tried.value;
  if (!finished.ok) {
    const { refusal } = finished;
    if (refusal.code === 'verification_code_malformed') return atField(fieldError(refusal));
    return sameView(view.drawn, refusalText(refusal, { admins: app.context.settings.admins }));
  }
  await redrawRoot(app, submission, root, phoneNumber);
  return undefined;
}
