import { isBeingSetUp } from '#src/domain/progress.ts';
import type { RequestStatus } from '#src/domain/request.ts';
import type { LeaseRequest } from '#src/domain/request-view.ts';
import { when } from '../../mrkdwn.ts';
import { approvedText, askedText } from '../decision-text.ts';
import { awaitedCase } from './case-orders.ts';
import { retryHint } from './status-line.ts';

type Line = (request: LeaseRequest) => string;

/** The oldest look at a number that is still being set up. */
function checkedAt({ orders }: LeaseRequest): Date | undefined {
  const checks = orders.flatMap(({ number }) =>
    number !== undefined && isBeingSetUp(number.status) ? [number.checkedAt.getTime()] : [],
  );
  return checks.length === 0 ? undefined : new Date(Math.min(...checks));
}

const approved: Line = (request) =>
  request.orders.every((order) => order.status === 'queued' || order.status === 'calling')
    ? askedText(request)
    : `${approvedText(request)} · AWS leases about one number per second; some take days to set up`;

const waiting: Line = (request) => {
  const checked = checkedAt(request);
  const look = checked === undefined ? 'There' : `Checked ${when(checked)}; there`;
  return `${look} is nothing for you to do · ${approvedText(request)}`;
};

const leased: Line = (request) =>
  request.finishedAt === undefined
    ? approvedText(request)
    : `${approvedText(request)} · leased ${when(request.finishedAt)}`;

const withFailures: Line = (request) => [retryHint(request), approvedText(request)].filter(Boolean).join(' ');

const CONTEXT: Partial<Record<RequestStatus, Line>> = {
  approved,
  waiting,
  leased,
  partly_leased: withFailures,
  failed: withFailures,
};

/** Until the case is filed the status line says who approved. */
const caseContext: Line = (request) => {
  const status = awaitedCase(request)?.status;
  return status === 'to_file' || status === 'filing' ? askedText(request) : approvedText(request);
};

export function leaseContextLine(request: LeaseRequest): string {
  const isInCase = awaitedCase(request) !== undefined && request.status !== 'partly_leased';
  return isInCase ? caseContext(request) : (CONTEXT[request.status] ?? approvedText)(request);
}
