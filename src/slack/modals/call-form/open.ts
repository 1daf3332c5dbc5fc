import type { View } from '@slack/types';
import { type NumberId, readRowId } from '#src/domain/request.ts';
import { listVerified, loadOrigin, type Origin, searchCallableNumbers } from '#src/usecases/call-form.ts';
import { withinDeadline } from '../../deadline.ts';
import { refusalText } from '../../error-text.ts';
import type { ClickHandler, Opener, SlackApp } from '../../interactions.ts';
import { cut } from '../../mrkdwn.ts';
import { closedView, openModal } from '../../views.ts';
import { CALL_FORM_TITLE, drawCallForm } from './draw.ts';
import { type CallFormState, EMPTY_CALL_FORM, knownVerified } from './state.ts';

/** A form does not wait longer for AWS; the next choice asks again. */
const AWS_WITHIN_MS = 1_000;
/** The note travels in the view's metadata, beside the verified destinations. */
const WORD_MAX_LENGTH = 60;

/** Only the sandbox has verified destinations; what AWS told for the Region once is good for the life of the form. */
async function withVerified(app: SlackApp, state: CallFormState, origin: Origin): Promise<CallFormState> {
  const { region } = origin.number;
  if (origin.tier !== 'sandbox' || state.verified?.region === region) return state;
  const asked = await withinDeadline(listVerified(app.context, region), AWS_WITHIN_MS);
  const numbers = asked?.value;
  return { ...state, verified: numbers && knownVerified(region, numbers) };
}

/** Draws a state with what it needs from the database and from AWS. */
export async function drawForm(app: SlackApp, from: Pick<Opener, 'actor'>, state: CallFormState) {
  const { admins } = app.context.settings;
  const { numberId } = state;
  if (numberId === undefined) return drawCallForm({ state, origin: undefined, refusal: undefined, admins });
  const loaded = await loadOrigin(app.context, from.actor, numberId);
  if (!loaded.ok) return drawCallForm({ state, origin: undefined, refusal: loaded.refusal, admins });
  const origin = loaded.value;
  return drawCallForm({ state: await withVerified(app, state, origin), origin, refusal: undefined, admins });
}

const NONE =
  '*There is no number that you may call from.* A number is called from by its owner, the leads of its project and admins, once AWS has set it up; guests cannot. `/voice-numbers` shows the numbers, `/voice-request` asks for one.';

/** The form with the number that the words name, with the only one there is, or with none chosen. */
async function drawForWords(app: SlackApp, from: Opener, words: string): Promise<View> {
  const [first, second] = await searchCallableNumbers(app.context, from.actor, words, 2);
  if (first !== undefined && second === undefined)
    return drawForm(app, from, { ...EMPTY_CALL_FORM, numberId: first.id });
  if (words === '')
    return first === undefined
      ? closedView(CALL_FORM_TITLE, 'info', NONE)
      : drawForm(app, from, EMPTY_CALL_FORM);
  const [any] = await searchCallableNumbers(app.context, from.actor, '', 1);
  if (any === undefined) return closedView(CALL_FORM_TITLE, 'info', NONE);
  const note = `“${cut(words, WORD_MAX_LENGTH)}” is not one number that you may call from. Choose it in the form.`;
  return drawForm(app, from, { ...EMPTY_CALL_FORM, note });
}

/** The form with a number that a button names, unless this person cannot call from it now. */
async function drawForNumber(app: SlackApp, from: Opener, numberId: NumberId): Promise<View> {
  const loaded = await loadOrigin(app.context, from.actor, numberId);
  if (loaded.ok) return drawForm(app, from, { ...EMPTY_CALL_FORM, numberId });
  const { admins } = app.context.settings;
  return closedView(CALL_FORM_TITLE, 'info', refusalText(loaded.refusal, { admins }));
}

const opening = (again: string) => ({ title: CALL_FORM_TITLE, loading: 'Loading your numbers…', again });

/** `/voice-call [digits, project or country]`. */
export function openCallForm(app: SlackApp, from: Opener, words: string): Promise<void> {
  const again = opening('Run `/voice-call` again.');
  return openModal(app, from, again, () => drawForWords(app, from, words.trim()));
}

/** Place a test call: the button's value may be a number's id. */
export const onHubCall: ClickHandler = (app, click) =>
  openModal(app, click, opening('Choose *Place a test call* again.'), () =>
    /^\d+$/.test(click.value)
      ? drawForNumber(app, click, readRowId<NumberId>(click.value))
      : drawForWords(app, click, ''),
  );
