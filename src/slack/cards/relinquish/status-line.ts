import { firstMonthSaved, lastBilledMonth } from '#src/domain/relinquish.ts';
import type { RequestStatus } from '#src/domain/request.ts';
import type { RelinquishRequest } from '#src/domain/request-view.ts';
import { numberPriceText } from '../../money-text.ts';
import { code, when } from '../../mrkdwn.ts';
import { actorText, requestStatusWords, sentenceCase } from '../../words.ts';
import { approvedText } from '../decision-text.ts';
import type { CardContext } from '../settings.ts';
import { endOf } from './facts.ts';
import { notRelinquished, relinquishFailureText } from './failure.ts';
import { timeLeft } from './time-left.ts';

type Line = (request: RelinquishRequest, draw: CardContext) => string;

const releasing: Line = (request) => `*Being relinquished at AWS.* ${approvedText(request)}.`;

const grace: Line = (request, draw) => {
  const { relinquishAt } = request;
  if (relinquishAt === undefined || relinquishAt <= draw.now) return releasing(request, draw);
  return `*Will be relinquished ${when(relinquishAt)}: ${timeLeft(relinquishAt, draw.now)}.* ${approvedText(request)}.`;
};

/** “Last billed month November 2026; USD 1.00 per month less from December 2026.” */
export function billingText(request: RelinquishRequest, draw: CardContext): string {
  const end = endOf(request, draw);
  const price = numberPriceText(request.number, draw.localVoice);
  const saving =
    price === undefined
      ? `what it saves from ${firstMonthSaved(end)} is not known`
      : `${price} less from ${firstMonthSaved(end)}`;
  return `Last billed month ${lastBilledMonth(end)}; ${saving}.`;
}

/** “`+12065550142` stays leased, deletion protection on.” */
export function staysText({ number }: RelinquishRequest): string {
  return `${code(number.phoneNumber)} stays leased, deletion protection ${number.deletionProtected ? 'on' : 'off'}.`;
}

const kept: Line = (request) => {
  const at = request.finishedAt === undefined ? '' : ` ${when(request.finishedAt)}`;
  return `*Kept* by ${actorText(request.keptBy)}${at}. ${staysText(request)}`;
};

const failed: Line = (request, draw) =>
  `*Not relinquished: ${notRelinquished(request)}.* :warning: ${relinquishFailureText(request, draw)}`;

const LINES: Partial<Record<RequestStatus, Line>> = {
  approved: grace,
  releasing,
  waiting: releasing,
  relinquished: (request, draw) =>
    `*Relinquished* ${when(endOf(request, draw))}. ${billingText(request, draw)}`,
  kept,
  failed,
  refused: failed,
};

export function relinquishStatusLine(request: RelinquishRequest, draw: CardContext): string {
  return LINES[request.status]?.(request, draw) ?? `*${sentenceCase(requestStatusWords(request))}.*`;
}
