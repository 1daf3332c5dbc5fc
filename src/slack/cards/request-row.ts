import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { costOfLines, perMonthText } from '../money-text.ts';
import { bold, inline, when } from '../mrkdwn.ts';
import { leaseTitle, REQUEST_STATUS_WORDS } from '../words.ts';

const nameOf = (request: RequestView): string =>
  `${bold(formatRequestId(request.id))} ${leaseTitle(request.lines)} · ${inline(request.project.name)}`;

/** A request that waits for a decision, as one row for those who decide. */
export function waitingRow(request: RequestView): string {
  return `${nameOf(request)} · ${perMonthText(costOfLines(request.lines))} · expires ${when(request.expiresAt)}`;
}

/** A request as one row for who asked. */
export function requestRow(request: RequestView): string {
  const since = request.finishedAt ?? request.decidedAt ?? request.askedAt;
  return `${nameOf(request)} · ${REQUEST_STATUS_WORDS[request.status]} since ${when(since)}`;
}
