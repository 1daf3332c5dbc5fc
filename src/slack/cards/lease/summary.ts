import { progressOf } from '#src/domain/progress.ts';
import { formatRequestId, type RequestStatus } from '#src/domain/request.ts';
import type { LeaseRequest } from '#src/domain/request-view.ts';
import { orderFailureShort } from '../../error-text.ts';
import { actorText, counted, requestStatusWords, sentenceCase } from '../../words.ts';
import { fitted } from '../fit-text.ts';
import type { CardContext } from '../settings.ts';
import { caseSummary } from '../support-case/summary.ts';
import { allOf } from './all-of.ts';
import { awaitedCase } from './case-orders.ts';

type Summary = (request: LeaseRequest, draw: CardContext) => string;

const id = (request: LeaseRequest): string => formatRequestId(request.id);

const leasing: Summary = (request) => {
  const { leased, failed, total, inCase } = progressOf(request.orders);
  const supportCase = awaitedCase(request);
  if (supportCase !== undefined && inCase === total) return `${id(request)}: ${caseSummary(supportCase)}`;
  if (leased === 0 && failed === 0 && inCase === 0)
    return `${id(request)}: approved by ${actorText(request.decidedBy)}. Leasing ${counted(total, 'number')}.`;
  const failures = failed === 0 ? '' : `, ${failed} failed`;
  const progress = `${id(request)}: ${leased} of ${counted(total, 'number')} leased${failures}.`;
  return supportCase === undefined ? progress : `${progress} ${sentenceCase(caseSummary(supportCase))}`;
};

const waiting: Summary = (request, draw) => {
  if (awaitedCase(request) !== undefined) return leasing(request, draw);
  const { leased, settingUp } = progressOf(request.orders);
  return `${id(request)}: ${counted(leased, 'number')} leased, ${settingUp} still being set up.`;
};

const leased: Summary = (request) => {
  const count = request.orders.length;
  const numbers = `${allOf(count)} ${count === 1 ? 'number' : 'numbers'}`;
  return fitted(request.project.name, (name) => `${id(request)}: ${numbers} leased for ${name}.`);
};

/** Why orders failed, where all of them failed for the same reason. */
function commonReason(request: LeaseRequest, draw: CardContext): string | undefined {
  const context = { region: request.project.region, admins: draw.admins };
  const failed = request.orders.filter((order) => order.status === 'failed');
  const reasons = new Set(failed.map((order) => orderFailureShort(order, context)));
  return reasons.size === 1 ? [...reasons][0] : undefined;
}

const partlyLeased: Summary = (request, draw) => {
  const { leased: got, failed: lost, total } = progressOf(request.orders);
  const why = commonReason(request, draw) ?? 'for different reasons';
  return `${id(request)}: ${got} of ${counted(total, 'number')} leased, ${lost} failed: ${why}.`;
};

const failed: Summary = (request, draw) => {
  const { total } = progressOf(request.orders);
  const why = commonReason(request, draw) ?? 'they failed for different reasons';
  const none = total === 1 ? 'the 1 number was not leased' : `none of ${total} numbers leased`;
  return `${id(request)}: ${none}. ${sentenceCase(why)}.`;
};

const SUMMARIES: Partial<Record<RequestStatus, Summary>> = {
  approved: leasing,
  filed: leasing,
  more_asked: leasing,
  waiting,
  leased,
  partly_leased: partlyLeased,
  failed,
};

export function leaseSummary(request: LeaseRequest, draw: CardContext): string {
  return SUMMARIES[request.status]?.(request, draw) ?? `${id(request)}: ${requestStatusWords(request)}.`;
}
