import { decidersOf } from '#src/domain/policy.ts';
import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { type Drawing, section } from '../blocks.ts';
import { inline, when } from '../mrkdwn.ts';
import { adminsOr, people } from '../words.ts';
import { partsOf } from './kinds.ts';
import type { CardContext } from './settings.ts';
import { standing } from './standing.ts';
import { reminderSummary } from './summary-text.ts';

/** A day before a request expires, in its card's thread: mentions who may decide. The card carries the buttons. */
export function reminder(request: RequestView, draw: CardContext): Drawing {
  if (request.status !== 'pending') return standing(request, draw);
  const { admins } = draw;
  const deciders = decidersOf(request, admins);
  const who =
    deciders.length === 0
      ? `Nobody may decide it yet: ${adminsOr(admins)} can add a lead.`
      : `${people(deciders, 'or')} can approve or deny it on the card.`;
  const { toDoMarked, joins, done } = partsOf(request);
  const what = `${toDoMarked} ${joins} ${inline(request.project.name)}`;
  return {
    text: reminderSummary(request),
    blocks: [
      section(
        `*${formatRequestId(request.id)} still waits for a decision:* ${what}. ${who} It expires ${when(request.expiresAt)}; then nothing is ${done}.`,
      ),
    ],
  };
}
