import type { KnownBlock } from '@slack/types';
import { progressOf } from '#src/domain/progress.ts';
import { formatRequestId, type RequestStatus } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { actions, context, type Drawing, section } from '../blocks.ts';
import { quote, when } from '../mrkdwn.ts';
import { actorText, counted } from '../words.ts';
import { askAgainButton, failureButtons, goToCardButton } from './buttons.ts';
import { contextLine, TEST_MODE_LINE } from './context-line.ts';
import { failureBlocks } from './failures.ts';
import { ordersTable } from './lines-table.ts';
import type { CardSettings } from './settings.ts';
import { statusLine } from './status-line.ts';
import { summaryText } from './summary-text.ts';

type Headline = (request: RequestView, settings: CardSettings) => string;

const id = (request: RequestView): string => formatRequestId(request.id);
const moving: Headline = (request, settings) => `*${id(request)}*: ${statusLine(request, settings)}`;

const HEADLINES = {
  pending: moving,
  approved: moving,
  waiting: moving,
  leased: (request) => {
    const count = request.orders.length;
    return `*${id(request)}: ${count === 1 ? '1 number' : `all ${count} numbers`} leased.*`;
  },
  partly_leased: (request) => {
    const { leased, failed, total } = progressOf(request.orders);
    return `*${id(request)}: ${leased} of ${counted(total, 'number')} leased, ${failed} failed.*`;
  },
  failed: (request) => {
    const { total } = progressOf(request.orders);
    return `*${id(request)}: ${total === 1 ? 'the 1 number was not leased' : `none of ${total} numbers leased`}.*`;
  },
  denied: (request) => {
    const { decidedBy, decisionReason } = request;
    const reason = decisionReason === undefined ? '' : `\n${quote(decisionReason)}`;
    return `*${id(request)} was denied by ${actorText(decidedBy)}.*${reason}`;
  },
  withdrawn: moving,
  expired: (request) =>
    `*${id(request)} expired: nobody decided until ${when(request.expiresAt)}.* Nothing was leased.`,
} as const satisfies Record<RequestStatus, Headline>;

function numbers(request: RequestView, settings: CardSettings): KnownBlock[] {
  const isDecidedOtherwise = ['pending', 'denied', 'withdrawn', 'expired'].includes(request.status);
  if (isDecidedOtherwise || request.orders.length === 0) return [];
  return [ordersTable(request.orders, settings.localVoice), ...failureBlocks(request, settings)];
}

function buttons(request: RequestView): KnownBlock[] {
  const { status } = request;
  if (status === 'denied' || status === 'expired') return [actions(askAgainButton(request))];
  if (status === 'partly_leased' || status === 'failed') return [actions(...failureButtons(request))];
  const open = status === 'leased' ? goToCardButton(request) : [];
  return open.length === 0 ? [] : [actions(...open)];
}

const testMode = ({ localVoice }: CardSettings): KnownBlock[] =>
  localVoice ? [context(TEST_MODE_LINE)] : [];

/** How a request ended, or where it stands, as a new direct message to the requester. */
export function resultToRequester(request: RequestView, settings: CardSettings): Drawing {
  const isDenied = request.status === 'denied';
  const tells = numbers(request, settings).length > 0;
  return {
    text: summaryText(request, settings),
    blocks: [
      section(HEADLINES[request.status](request, settings)),
      ...numbers(request, settings),
      ...(isDenied ? [section('Nothing was leased.')] : []),
      ...buttons(request),
      ...(tells ? [context(contextLine(request, settings))] : []),
      ...testMode(settings),
    ],
  };
}

/** The same in the card's thread, without buttons (the card has them) and without mentions. */
export function resultInThread(request: RequestView, settings: CardSettings): Drawing {
  const silent = { ...settings, admins: [] };
  return {
    text: summaryText(request, settings),
    blocks: [
      section(HEADLINES[request.status](request, settings)),
      ...numbers(request, silent),
      ...testMode(settings),
    ],
  };
}
