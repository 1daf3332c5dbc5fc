import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { bold, inline, mention, when } from '../mrkdwn.ts';
import { requestStatusWords, sentenceCase } from '../words.ts';
import { partsOf } from './kinds.ts';

const nameOf = (request: RequestView): string =>
  `${bold(formatRequestId(request.id))} ${sentenceCase(partsOf(request).toDoMarked)} · ${inline(request.project.name)}`;

/** A request that waits for a decision, as one row for those who decide; with who asked where the place has room. */
export function waitingRow(request: RequestView, { withRequester = false } = {}): string {
  const { cost } = partsOf(request);
  const who = withRequester ? mention(request.requester) : undefined;
  return [nameOf(request), who, cost, `expires ${when(request.expiresAt)}`]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function stateText(request: RequestView): string {
  const { kind, status, finishedAt, decidedAt, askedAt } = request;
  if (kind === 'relinquish_number' && status === 'approved' && request.relinquishAt !== undefined)
    return `will be relinquished ${when(request.relinquishAt)}`;
  return `${requestStatusWords(request)} since ${when(finishedAt ?? decidedAt ?? askedAt)}`;
}

/** A request as one row for who asked. */
export function requestRow(request: RequestView): string {
  return `${nameOf(request)} · ${stateText(request)}`;
}
