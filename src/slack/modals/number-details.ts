import type { Button, KnownBlock, View } from '@slack/types';
import type { UserActor } from '#src/domain/actor.ts';
import { formatRequestId, type NumberId, readRowId } from '#src/domain/request.ts';
import { protectNumber } from '#src/usecases/protect-number.ts';
import { type NumberStory, showNumber } from '#src/usecases/show-number.ts';
import { actions, button, context, fields, inBlocks, section } from '../blocks.ts';
import { testMode } from '../cards/test-mode.ts';
import { awsFailureText } from '../error-text/aws-failure.ts';
import { refusalText } from '../error-text.ts';
import { type AlertLevel, alertOf } from '../failures.ts';
import { numberHistoryLine } from '../history.ts';
import { HUB_ACTIONS } from '../home/actions.ts';
import type { ClickHandler, SlackApp } from '../interactions.ts';
import { NUMBER_ACTIONS } from '../inventory/actions.ts';
import { wordsOf } from '../inventory/number-words.ts';
import { numberPriceText } from '../money-text.ts';
import { bold, code, inline, mention, when } from '../mrkdwn.ts';
import { closedView, openModal, plain, updateView } from '../views.ts';

const NUMBER_DETAILS = 'number.details';
const DETAILS_TITLE = 'Number details';

/** Something to say above the details. */
export interface Note {
  readonly level: AlertLevel;
  readonly text: string;
}

function facts({ number }: NumberStory, localVoice: boolean): KnownBlock[] {
  const words = wordsOf(number);
  const cost = numberPriceText(number, localVoice) ?? 'Not known';
  return [
    fields([
      ['Number', code(number.phoneNumber)],
      ['Status', words.status],
      ['Voice', words.voice],
      ['Country', words.country],
      ['Cost', cost],
      ['Use case', words.useCase],
      ['Type', words.type],
      ['SMS', words.sms],
      ['Project', inline(words.project)],
      ['Owner', number.owner === undefined ? 'none' : mention(number.owner)],
    ]),
    fields([
      ['Since', when(number.since)],
      ['Deletion protection', words.protection],
      ['Region', number.region],
      ['Pool', number.poolId === undefined ? 'none' : code(number.poolId)],
      ['Registration', number.registrationId === undefined ? 'none' : code(number.registrationId)],
      [
        'Last call',
        number.lastCallAt === undefined ? 'No call recorded by Dialtone' : when(number.lastCallAt),
      ],
    ]),
  ];
}

function buttonsOf(story: NumberStory): Button[] {
  const { number, mayCall, mayChangeOwner, mayProtect, mayRelinquish } = story;
  const value = String(number.id);
  const ownerText = number.project === undefined ? 'Assign to a project' : 'Change owner';
  return [
    ...(mayCall ? [button({ actionId: HUB_ACTIONS.call, text: 'Place a test call', value })] : []),
    ...(mayChangeOwner ? [button({ actionId: NUMBER_ACTIONS.changeOwner, text: ownerText, value })] : []),
    ...(mayProtect ? [button({ actionId: NUMBER_ACTIONS.protect, text: 'Protect', value })] : []),
    ...(mayRelinquish ? [button({ actionId: HUB_ACTIONS.release, text: 'Relinquish', value })] : []),
  ];
}

function relinquishing({ number }: NumberStory): KnownBlock[] {
  if (number.relinquishedAt !== undefined)
    return [section(`${bold('Relinquished')} ${when(number.relinquishedAt)}.`)];
  if (number.relinquishRequestId === undefined) return [];
  const id = formatRequestId(number.relinquishRequestId);
  return [section(`${bold(`${id} asks to relinquish it.`)} \`/voice status ${id}\` tells where it stands.`)];
}

const HISTORY_BLOCKS_AT_MOST = 20;

/** What was done to the number; who approved it stands in the story of the request. */
function history({ events }: NumberStory): KnownBlock[] {
  const request = events.findLast(({ requestId }) => requestId !== undefined)?.requestId;
  return [
    ...inBlocks(events.map(numberHistoryLine), section).slice(0, HISTORY_BLOCKS_AT_MOST),
    ...(request === undefined
      ? []
      : [context(`Who asked and who approved: \`/voice status ${formatRequestId(request)}\``)]),
  ];
}

/** One number: what the list says and more, how it came to be so, and what this person may do with it. */
export function drawNumberDetails(story: NumberStory, app: Pick<SlackApp, 'cards'>, note?: Note): View {
  const { number } = story;
  const buttons = buttonsOf(story);
  return {
    type: 'modal',
    callback_id: NUMBER_DETAILS,
    title: plain(DETAILS_TITLE),
    close: plain('Done'),
    private_metadata: String(number.id),
    blocks: [
      ...(note === undefined ? [] : [alertOf(note.level, note.text)]),
      ...facts(story, app.cards.localVoice),
      ...relinquishing(story),
      ...history(story),
      ...(buttons.length === 0 ? [] : [actions(...buttons)]),
      context(
        `${story.isAway ? 'AWS does not answer. This is the state of' : 'Checked with AWS'} ${when(story.asOf)}.`,
      ),
      ...testMode(app.cards),
    ],
  };
}

/** The details as this person may see them now, or why they may not. */
export async function detailsFor(
  app: SlackApp,
  actor: UserActor,
  numberId: NumberId,
  note?: Note,
): Promise<View> {
  const story = await showNumber(app.context, actor, numberId);
  if (story.ok) return drawNumberDetails(story.value, app, note);
  const { admins } = app.context.settings;
  return closedView(DETAILS_TITLE, 'info', refusalText(story.refusal, { admins }));
}

const OPENING = {
  title: DETAILS_TITLE,
  loading: 'Loading the number…',
  again: 'Choose the number again.',
};

/** Open a number, from the list. */
export const onOpenNumber: ClickHandler = (app, click) =>
  openModal(app, click, OPENING, () => detailsFor(app, click.actor, readRowId<NumberId>(click.value)));

async function protect(app: SlackApp, input: Parameters<typeof protectNumber>[1]): Promise<Note> {
  const { admins } = app.context.settings;
  const done = await protectNumber(app.context, input);
  if (!done.ok) return { level: 'error', text: refusalText(done.refusal, { admins }) };
  const { failure, number } = done.value;
  if (failure === undefined)
    return { level: 'info', text: 'Deletion protection is on. Only relinquishing switches it off.' };
  const about = { region: number.region, admins, action: 'sms-voice:UpdatePhoneNumber' };
  return { level: 'error', text: awsFailureText(failure, { ...about, nothing: 'Nothing was changed.' }) };
}

/** Protect: at once, and the details say what came of it. */
export const onProtect: ClickHandler = async (app, click) => {
  const { actor, correlationId, view } = click;
  if (view === undefined) return;
  const numberId = readRowId<NumberId>(click.value);
  const note = await protect(app, { actor, correlationId, numberId });
  await updateView(app.client, { id: view.id }, await detailsFor(app, actor, numberId, note));
};
