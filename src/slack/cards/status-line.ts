import { decidersOf } from '#src/domain/policy.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { inline, mention, quote, when } from '../mrkdwn.ts';
import { actorText, people } from '../words.ts';
import { canBeApproved, decidedText } from './decision-text.ts';
import { partsOf } from './kinds.ts';
import type { CardContext } from './settings.ts';

function pending(request: RequestView, { admins }: CardContext): string {
  const deciders = decidersOf(request, admins);
  const expires = `Expires ${when(request.expiresAt)}.`;
  const { name, archivedAt, archivedBy } = request.project;
  if (archivedAt !== undefined && !canBeApproved(request))
    return `*Can no longer be approved*: ${inline(name)} was archived by ${actorText(archivedBy)} ${when(archivedAt)}. ${expires}`;
  return deciders.length === 0
    ? `*Waiting for a decision*, but nobody may decide it: ${inline(name)} needs another lead. ${expires}`
    : `*Waiting for a decision* by ${people(deciders, 'or')}. ${expires}`;
}

function denied(request: RequestView): string {
  const reason = request.decisionReason;
  return `*Denied* ${decidedText(request)}.${reason === undefined ? '' : `\n${quote(reason)}`}`;
}

/** “Nothing was leased.”: how a request ends that nobody approved. */
export function nothingText(request: RequestView): string {
  return `Nothing was ${partsOf(request).done}.`;
}

/** The only words of a card that tell its state: mrkdwn, complete without emoji, colour and buttons. */
export function statusLine(request: RequestView, draw: CardContext): string {
  const { requester, decidedAt, expiresAt } = request;
  switch (request.status) {
    case 'pending':
      return pending(request, draw);
    case 'denied':
      return denied(request);
    case 'withdrawn':
      return `*Withdrawn* by ${mention(requester)}${decidedAt === undefined ? '' : ` ${when(decidedAt)}`}. ${nothingText(request)}`;
    case 'expired':
      return `*Expired* ${when(expiresAt)}: nobody decided. ${nothingText(request)}`;
    default:
      return partsOf(request).statusLine(draw);
  }
}
