import type { View } from '@slack/types';
import { type NumberId, readRowId } from '#src/domain/request.ts';
import { findNumberNamed } from '#src/usecases/find-number-named.ts';
import { searchNumbers } from '#src/usecases/show-numbers.ts';
import type { ClickHandler, Command, CommandHandler, SlackApp } from '../interactions.ts';
import { drawChoice } from '../modals/relinquish-form/choose.ts';
import { drawRelinquishForm, RELINQUISH_TITLE } from '../modals/relinquish-form/draw.ts';
import { cut, inline } from '../mrkdwn.ts';
import { closedView, openModal } from '../views.ts';

const OPENING = {
  title: RELINQUISH_TITLE,
  loading: 'Loading the number…',
  again: 'Run `/voice-release` again.',
};
const WORDS_MAX_LENGTH = 60;

async function drawChoiceFor(app: SlackApp, { actor }: Pick<Command, 'actor'>, note?: string): Promise<View> {
  const [any] = await searchNumbers(app.context, actor, '', 1);
  return any === undefined
    ? closedView(RELINQUISH_TITLE, 'info', 'There is no number that you could relinquish.')
    : drawChoice(note);
}

/** `/voice-release [number]` and `/voice release …`: words that name one number choose it. */
export const onReleaseCommand: CommandHandler = (app, command) =>
  openModal(app, command, OPENING, async () => {
    const words = command.text.trim();
    if (words === '') return drawChoiceFor(app, command);
    const numberId = await findNumberNamed(app.context, command.actor, words);
    if (numberId !== undefined) return drawRelinquishForm(app, command, { numberId });
    const given = inline(cut(words, WORDS_MAX_LENGTH));
    return drawChoiceFor(app, command, `“${given}” does not name one number. Choose it here.`);
  });

/** Relinquish, from a number with its id as the button's value, or from anywhere without one. */
export const onHubRelease: ClickHandler = (app, click) =>
  openModal(app, click, OPENING, async () => {
    const numberId = readRowId<NumberId>(click.value);
    return numberId === 0 ? drawChoiceFor(app, click) : drawRelinquishForm(app, click, { numberId });
  });
