import {
  REQUEST_KINDS,
  REQUEST_STATUSES,
  type RequestKind,
  type RequestStatus,
} from '#src/domain/request.ts';
import type { LeaseRequest, RequestView } from '#src/domain/request-view.ts';
import { CASE_STATUSES, type CaseStatus } from '#src/domain/support-case.ts';
import { graceReminder } from '#src/slack/cards/grace-reminder.ts';
import { receipt } from '#src/slack/cards/receipt.ts';
import { graceToOwner, resultToOwner } from '#src/slack/cards/relinquish/to-owner.ts';
import { reminder } from '#src/slack/cards/reminder.ts';
import { requestCard } from '#src/slack/cards/request-card.ts';
import { resultInThread, resultToRequester } from '#src/slack/cards/result.ts';
import type { CardContext } from '#src/slack/cards/settings.ts';
import { standing } from '#src/slack/cards/standing.ts';
import {
  caseAnswer,
  caseQuestion,
  caseReminder,
  caseResolved,
  caseText,
} from '#src/slack/cards/support-case/notices.ts';
import { supportTextView } from '#src/slack/cards/support-text.ts';
import { aRequestView, failed, ordersOf } from '../../support/request-view.ts';
import {
  aCase,
  anAccessRequest,
  anEnableRequest,
  aRelinquishRequest,
  aSpendLimitRequest,
  STATUSES_OF,
} from '../../support/requests-of-every-kind.ts';
import { REAL, TEST_MODE } from '../cards/drawn.ts';
import { longestLines, longestRequest } from './longest-requests.ts';
import { ofView, type Surface } from './surface.ts';

const DRAWINGS = {
  requestCard,
  receipt,
  reminder,
  resultInThread,
  resultToRequester,
  graceReminder,
  graceToOwner,
  resultToOwner,
  caseQuestion,
  caseAnswer,
  caseReminder,
  caseText,
  standing,
  caseResolved: (request: RequestView, draw: CardContext) => caseResolved(request, 'production', draw),
  directCard: (request: RequestView, draw: CardContext) =>
    requestCard(request, draw, { asDirectMessage: true }),
};

function drawingsOf(request: RequestView, name: string, settings: CardContext): Surface[] {
  const messages = Object.entries(DRAWINGS).map(([what, drawn]) => ({
    name: `${what}, ${name}`,
    blocks: drawn(request, settings).blocks,
  }));
  return [...messages, ofView(`support text, ${name}`, supportTextView(request, settings))];
}

/** A request for numbers that wait for a support case, beside one that failed. */
function leaseInCase(status: CaseStatus): LeaseRequest {
  const orders = ordersOf(longestLines()).map((order) =>
    order.position === 1 ? failed(order, { code: 'aws_refused' }) : { ...order, status: 'in_case' as const },
  );
  const supportCase = aCase(status, { body: 'b'.repeat(3500) });
  return aRequestView({ status: 'partly_leased', lines: longestLines(), orders, supportCase });
}

function requestOf(kind: RequestKind, status: RequestStatus): RequestView {
  switch (kind) {
    case 'lease_numbers':
      return aRequestView({ status });
    case 'enable_voice':
      return anEnableRequest({ status });
    case 'relinquish_number':
      return aRelinquishRequest({ status });
    case 'production_access':
      return anAccessRequest({ status });
    case 'spend_limit':
      return aSpendLimitRequest({ status });
  }
}

/** As it usually is, and at its longest: in test mode, which adds lines. */
function inStatus(kind: RequestKind, status: RequestStatus): Surface[] {
  return [
    ...drawingsOf(requestOf(kind, status), `${kind} ${status}`, REAL),
    ...drawingsOf(longestRequest(kind, status), `longest ${kind} ${status}`, TEST_MODE),
  ];
}

/** A row whose status its kind does not know must be drawable all the same. */
function inForeignStatus(kind: RequestKind, status: RequestStatus): Surface {
  const { blocks } = requestCard(requestOf(kind, status), REAL);
  return { name: `card, ${kind} ${status}`, blocks };
}

/** Every message about a request: of each kind, in each status, and while a case waits. */
export function requestSurfaces(): Surface[] {
  const ofEach = REQUEST_KINDS.flatMap((kind) => [
    ...STATUSES_OF[kind].flatMap((status) => inStatus(kind, status)),
    ...REQUEST_STATUSES.filter((status) => !STATUSES_OF[kind].includes(status)).map((status) =>
      inForeignStatus(kind, status),
    ),
  ]);
  const inCase = CASE_STATUSES.flatMap((status) =>
    drawingsOf(leaseInCase(status), `numbers in a case ${status}`, TEST_MODE),
  );
  return [...ofEach, ...inCase];
}
