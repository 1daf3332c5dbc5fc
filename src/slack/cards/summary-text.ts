import { decidersOf } from '#src/domain/policy.ts';
import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { cut, mention, plainDate } from '../mrkdwn.ts';
import { actorText } from '../words.ts';
import { fitted, SUMMARY_MAX_LENGTH } from './fit-text.ts';
import { partsOf } from './kinds.ts';
import type { CardContext } from './settings.ts';

const id = (request: RequestView): string => formatRequestId(request.id);

function pending(request: RequestView, { admins }: CardContext): string {
  const { toDo, joins, cost } = partsOf(request);
  const who = decidersOf(request, admins).length === 0 ? 'Nobody may decide yet.' : 'A lead decides.';
  const money = cost === undefined ? '' : `, ${cost}`;
  return fitted(
    request.project.name,
    (name) =>
      `${id(request)}: ${mention(request.requester)} asks to ${toDo} ${joins} ${name}${money}. ${who}`,
  );
}

function denied(request: RequestView): string {
  const who = `${id(request)}: denied by ${actorText(request.decidedBy)}`;
  const reason = request.decisionReason;
  if (reason === undefined) return `${who}.`;
  return fitted(reason, (text) => `${who}: “${text}”${/[.!?…]$/.test(text) ? '' : '.'}`);
}

function summary(request: RequestView, draw: CardContext): string {
  switch (request.status) {
    case 'pending':
      return pending(request, draw);
    case 'denied':
      return denied(request);
    case 'withdrawn':
      return `${id(request)}: withdrawn by ${mention(request.requester)}.`;
    case 'expired':
      return `${id(request)}: expired without a decision.`;
    default:
      return partsOf(request).summary(draw);
  }
}

/** The card as one line without markup but mentions, under 150 characters: id, what, state, wanted action. */
export function summaryText(request: RequestView, draw: CardContext): string {
  return cut(summary(request, draw), SUMMARY_MAX_LENGTH);
}

/** The reminder as one line, likewise. */
export function reminderSummary(request: RequestView): string {
  const { toDo, joins } = partsOf(request);
  return fitted(
    request.project.name,
    (name) =>
      `${id(request)}: ${toDo} ${joins} ${name} waits for a decision. Expires ${plainDate(request.expiresAt)}.`,
  );
}
