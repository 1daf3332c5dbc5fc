import { decidersOf } from '#src/domain/policy.ts';
import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { type Drawing, section } from '../blocks.ts';
import { inline, when } from '../mrkdwn.ts';
import { adminsOr, people, toLease } from '../words.ts';
import type { CardSettings } from './settings.ts';
import { statusLine } from './status-line.ts';
import { reminderSummary, summaryText } from './summary-text.ts';

/** A day before a request expires, in its card's thread: mentions who may decide. The card carries the buttons. */
export function reminder(request: RequestView, settings: CardSettings): Drawing {
  const id = formatRequestId(request.id);
  if (request.status !== 'pending') {
    return {
      text: summaryText(request, settings),
      blocks: [section(`*${id}*: ${statusLine(request, settings)}`)],
    };
  }
  const deciders = decidersOf(request, settings.admins);
  const who =
    deciders.length === 0
      ? `Nobody may decide it yet: ${adminsOr(settings.admins)} can add a lead.`
      : `${people(deciders, 'or')} can approve or deny it on the card.`;
  return {
    text: reminderSummary(request),
    blocks: [
      section(
        `*${id} still waits for a decision:* ${toLease(request.lines)} for ${inline(request.project.name)}. ${who} It expires ${when(request.expiresAt)}; then nothing is leased.`,
      ),
    ],
  };
}
