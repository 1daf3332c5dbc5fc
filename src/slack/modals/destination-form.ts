import type { PlainTextOption, View } from '@slack/types';
import { z } from 'zod';
import { SANDBOX_COUNTRIES } from '#src/domain/call-policy.ts';
import { loadOrigin } from '#src/usecases/call-form.ts';
import { startVerification, type VerificationChannel } from '#src/usecases/verify-destination.ts';
import { context, section } from '../blocks.ts';
import { fieldError, refusalText } from '../error-text.ts';
import type { ClickHandler, SlackApp, Submission, SubmitAnswer } from '../interactions.ts';
import { typedText } from '../typed-text.ts';
import { closedView, plain, pushModal } from '../views.ts';
import { listed } from '../words.ts';
import { readCallForm } from './call-form/state.ts';
import { drawDestinationCode } from './destination-code.ts';
import { numberIdOf, type Root, redrawRoot, rootOf, rootSchema } from './destination-root.ts';
import { sameView, troubleText, tryAtAws } from './destination-trouble.ts';

export const DESTINATION_FORM = 'destination.form';
const DESTINATION_TITLE = 'Verify a number';

const FIELDS = {
  number: { block: 'number', action: 'destination-form.number' },
  by: { block: 'by', action: 'destination-form.channel' },
} as const;

const metadataSchema = z.object({ root: rootSchema });

const BY_OPTIONS: Readonly<Record<VerificationChannel, PlainTextOption>> = {
  TEXT: { text: plain('Text message'), value: 'TEXT' },
  VOICE: { text: plain('Call'), value: 'VOICE' },
};

const regionNames = new Intl.DisplayNames('en', { type: 'region' });
const sandboxCountries = listed(SANDBOX_COUNTRIES.map((iso) => regionNames.of(iso) ?? iso).toSorted(), 'and');

/** Asks for the number that the sandbox is to call, and how its owner gets the code. */
export function drawDestinationForm(root: Root, typed: string): View {
  return {
    type: 'modal',
    callback_id: DESTINATION_FORM,
    title: plain(DESTINATION_TITLE),
    submit: plain('Send code'),
    close: plain('Cancel'),
    private_metadata: JSON.stringify({ root }),
    blocks: [
      section(
        'In the sandbox AWS calls only numbers that are verified. It sends a code to the number, and you enter the code here.',
      ),
      {
        type: 'input',
        block_id: FIELDS.number.block,
        label: plain('Number to call'),
        hint: plain('With + and the country code, such as +12065550142.'),
        element: {
          type: 'plain_text_input',
          action_id: FIELDS.number.action,
          max_length: 40,
          focus_on_load: true,
          ...(typed === '' ? {} : { initial_value: typed }),
        },
      },
      {
        type: 'input',
        block_id: FIELDS.by.block,
        label: plain('How AWS sends the code'),
        element: {
          type: 'radio_buttons',
          action_id: FIELDS.by.action,
          options: [BY_OPTIONS.TEXT, BY_OPTIONS.VOICE],
          initial_option: BY_OPTIONS.TEXT,
        },
      },
      context(`The sandbox calls numbers in ${sandboxCountries}; at most 10 can be verified in a Region.`),
    ],
  };
}

/** Verify a number: on top of the call form, which keeps what was entered. */
export const onVerifyNumber: ClickHandler = (app, click) => {
  const opening = {
    title: DESTINATION_TITLE,
    loading: 'Loading the Region…',
    again: 'Choose *Verify a number* again.',
  };
  return pushModal(app, click, opening, async () => {
    const { view } = click;
    const numberId = view && readCallForm(view.values, view.metadata).numberId;
    if (view === undefined || numberId === undefined) throw new Error('no number is chosen');
    const loaded = await loadOrigin(app.context, click.actor, numberId);
    const { admins } = app.context.settings;
    if (!loaded.ok) return closedView(DESTINATION_TITLE, 'info', refusalText(loaded.refusal, { admins }));
    const { root, typed } = rootOf(view, loaded.value.number.region);
    return drawDestinationForm(root, typed);
  });
};

/** Send code: the view becomes the one that takes the code. */
export async function onDestinationSubmitted(app: SlackApp, submission: Submission): Promise<SubmitAnswer> {
  const { view, actor, correlationId } = submission;
  const { root } = metadataSchema.parse(JSON.parse(view.metadata));
  const value = (field: { readonly block: string; readonly action: string }) =>
    view.values[field.block]?.[field.action];
  const by = value(FIELDS.by)?.selected_option?.value === 'VOICE' ? 'VOICE' : 'TEXT';
  const destination = typedText(value(FIELDS.number)?.value);
  const start = startVerification(app.context, {
    actor,
    correlationId,
    numberId: numberIdOf(root),
    destination,
    by,
  });
  const tried = await tryAtAws(app, start, correlationId);
  if (tried.is !== 'done') {
    const trying = { region: root.region, again: 'Send code', nothing: 'No code was sent.' };
    return sameView(view.drawn, troubleText(app, tried, trying));
  }
  const started = tried.value;
  if (!started.ok) {
    const { refusal } = started;
    if (refusal.code === 'destination_malformed')
      return { response_action: 'errors', errors: { [FIELDS.number.block]: fieldError(refusal) } };
    return sameView(view.drawn, refusalText(refusal, { admins: app.context.settings.admins }));
  }
  const { awsId, phoneNumber, isVerified } = started.value;
  if (!isVerified)
    return { response_action: 'update', view: drawDestinationCode({ root, awsId, phoneNumber, by }) };
  await redrawRoot(app, submission, root, phoneNumber);
  return undefined;
}
