import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { actions, context, type Drawing, section } from '../../blocks.ts';
import { code, inline, mention, plainDate, plainLine, when } from '../../mrkdwn.ts';
import { approvedText } from '../decision-text.ts';
import { purposeBlocks } from '../purpose.ts';
import { resultToRequester } from '../result.ts';
import type { CardContext } from '../settings.ts';
import { standing } from '../standing.ts';
import { statusLine } from '../status-line.ts';
import { summaryText } from '../summary-text.ts';
import { testMode } from '../test-mode.ts';
import { isInGrace, keepButton } from './buttons.ts';
import { timeLeft } from './time-left.ts';

const WHY_TOLD = 'You are told because the number was yours when a lead approved this.';

/** To the owner, who did not ask: a lead has approved giving the number back, and it can be kept. Redrawn like a card. */
export function graceToOwner(request: RequestView, draw: CardContext): Drawing {
  if (request.kind !== 'relinquish_number') return standing(request, draw);
  const id = formatRequestId(request.id);
  const { number, relinquishAt, requester } = request;
  const name = inline(request.project.name);
  if (!isInGrace(request, draw) || relinquishAt === undefined)
    return {
      text: summaryText(request, draw),
      blocks: [
        section(`*${id}*: relinquish ${code(number.phoneNumber)} of *${name}*.`),
        section(statusLine(request, draw)),
        context(WHY_TOLD),
        ...testMode(draw),
      ],
    };
  return {
    text: `${id}: your number ${plainLine(number.phoneNumber)} will be relinquished on ${plainDate(relinquishAt)}. You can keep it until then.`,
    blocks: [
      section(
        `*${id}: your number ${code(number.phoneNumber)} will be relinquished ${when(relinquishAt)}: ${timeLeft(relinquishAt, draw.now)}.*`,
      ),
      section(
        `${mention(requester)} asked to relinquish it for *${name}*. ${approvedText(request)}. You can keep it until then.`,
      ),
      ...purposeBlocks(request, 'Why'),
      actions(keepButton(request)),
      context(WHY_TOLD),
      ...testMode(draw),
    ],
  };
}

/** How it ended, for the owner who did not ask. */
export function resultToOwner(request: RequestView, draw: CardContext): Drawing {
  const { text, blocks } = resultToRequester(request, draw);
  const isGone = request.status === 'relinquished';
  return {
    text,
    blocks: [...blocks, context(`You are told because the number ${isGone ? 'was' : 'is'} yours.`)],
  };
}
