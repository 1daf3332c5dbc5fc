import { isRetryable } from '#src/domain/decide.ts';
import { progressBar, progressOf } from '#src/domain/progress.ts';
import type { RequestStatus } from '#src/domain/request.ts';
import type { LeaseRequest } from '#src/domain/request-view.ts';
import type { CaseView } from '#src/domain/support-case.ts';
import { when } from '../../mrkdwn.ts';
import { counted, requestStatusWords, sentenceCase } from '../../words.ts';
import { decidedText } from '../decision-text.ts';
import { caseStatusLine } from '../support-case/status-line.ts';
import { allOf } from './all-of.ts';
import { awaitedCase } from './case-orders.ts';

type Line = (request: LeaseRequest) => string;

const progress: Line = (request) => {
  const { leased, failed, total, inCase } = progressOf(request.orders);
  if (leased === 0 && failed === 0 && inCase === 0)
    return `*Approved* ${decidedText(request)}. Leasing starts.`;
  const failures = failed === 0 ? '' : `, ${failed} failed`;
  const cases = inCase === 0 ? '' : `, ${inCase} ${inCase === 1 ? 'needs' : 'need'} a support case`;
  return `*${leased} of ${total} leased${failures}${cases}* ${progressBar(request)}`;
};

/** Where the support case stands that numbers wait for, or waited for. */
export const caseLine = (request: LeaseRequest, supportCase: CaseView): string =>
  caseStatusLine(request, supportCase, {
    granted: 'AWS Support leases the numbers; they appear here when Dialtone finds them in the account.',
  });

/** Where leasing stands; then where the support case stands that numbers wait for, on a line of its own. */
const leasing: Line = (request) => {
  const supportCase = awaitedCase(request);
  if (supportCase === undefined) return progress(request);
  const line = caseLine(request, supportCase);
  const { inCase, total } = progressOf(request.orders);
  return inCase === total ? line : `${progress(request)}\n${line}`;
};

const waiting: Line = (request) => {
  if (awaitedCase(request) !== undefined) return leasing(request);
  const { leased, settingUp, total } = progressOf(request.orders);
  const since = request.finishedAt === undefined ? '' : ` since ${when(request.finishedAt)}`;
  return `*${leased} of ${total} leased, ${settingUp} still being set up by AWS*${since}.`;
};

const leased: Line = ({ orders: { length } }) =>
  `*${sentenceCase(allOf(length))} ${length === 1 ? 'number' : 'numbers'} leased.* :white_check_mark:`;

const partlyLeased: Line = (request) => {
  const { leased: got, failed, total, settingUp, inCase } = progressOf(request.orders);
  const are = settingUp === 1 ? 'is' : 'are';
  const rest = settingUp === 0 ? '' : ` ${counted(settingUp, 'number')} ${are} still being set up by AWS.`;
  const supportCase = awaitedCase(request);
  const cases = inCase === 0 ? '' : `, ${inCase} ${inCase === 1 ? 'needs' : 'need'} a support case`;
  const line = `*Partly leased: ${got} of ${total}. ${failed} failed${cases}.* :warning:${rest}`;
  return supportCase === undefined ? line : `${line}\n${caseLine(request, supportCase)}`;
};

const failed: Line = ({ orders }) =>
  orders.length === 1
    ? '*Not leased: the 1 number failed.* :warning:'
    : `*Not leased: ${allOf(orders.length)} failed.* :warning:`;

const LINES: Partial<Record<RequestStatus, Line>> = {
  approved: leasing,
  filed: leasing,
  more_asked: leasing,
  waiting,
  leased,
  partly_leased: partlyLeased,
  failed,
};

export function leaseStatusLine(request: LeaseRequest): string {
  return LINES[request.status]?.(request) ?? `*${sentenceCase(requestStatusWords(request))}.*`;
}

/** “Try again leases only the 1 number that failed.”; undefined where trying again cannot help. */
export function retryHint({ orders }: LeaseRequest): string | undefined {
  const retryable = orders.filter(isRetryable).length;
  return retryable === 0
    ? undefined
    : `Try again leases only the ${counted(retryable, 'number')} that failed.`;
}
