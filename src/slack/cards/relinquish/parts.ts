import { countryName } from '#src/domain/countries.ts';
import { formatRequestId, type RequestStatus } from '#src/domain/request.ts';
import type { RelinquishRequest } from '#src/domain/request-view.ts';
import { code, plainDate, plainLine } from '../../mrkdwn.ts';
import { actorText, requestStatusWords, USE_CASE_WORDS } from '../../words.ts';
import { goToCardButton } from '../buttons.ts';
import { approvedText, askedText } from '../decision-text.ts';
import type { CardParts } from '../parts.ts';
import type { CardContext } from '../settings.ts';
import { approveRelinquishing, isInGrace, relinquishButtons } from './buttons.ts';
import { relinquishContent, relinquishResultContent } from './content.ts';
import { endOf } from './facts.ts';
import { notRelinquished } from './failure.ts';
import { relinquishStatusLine } from './status-line.ts';

function summary(request: RelinquishRequest, draw: CardContext): string {
  const id = formatRequestId(request.id);
  const phoneNumber = plainLine(request.number.phoneNumber);
  switch (request.status) {
    case 'approved':
      return isInGrace(request, draw)
        ? `${id}: ${phoneNumber} will be relinquished on ${plainDate(endOf(request, draw))}.`
        : `${id}: ${phoneNumber} is being relinquished.`;
    case 'releasing':
    case 'waiting':
      return `${id}: ${phoneNumber} is being relinquished.`;
    case 'relinquished':
      return `${id}: ${phoneNumber} is relinquished.`;
    case 'kept':
      return `${id}: ${phoneNumber} was kept by ${actorText(request.keptBy)}.`;
    case 'failed':
    case 'refused':
      return `${id}: ${phoneNumber} was not relinquished: ${notRelinquished(request)}.`;
    default:
      return `${id}: ${requestStatusWords(request)}.`;
  }
}

function contextLine(request: RelinquishRequest, draw: CardContext): string {
  if (isInGrace(request, draw))
    return 'Keep it works until the last moment, for the requester, the owner and the leads.';
  const isUnderWay = request.status === 'approved' || request.status === 'releasing';
  return isUnderWay ? askedText(request) : approvedText(request);
}

function headline(request: RelinquishRequest): string | undefined {
  const id = formatRequestId(request.id);
  const number = code(request.number.phoneNumber);
  switch (request.status) {
    case 'relinquished':
      return `*${id}: ${number} is relinquished.*`;
    case 'kept':
      return `*${id}: ${number} was kept.*`;
    case 'failed':
    case 'refused':
      return `*${id}: ${number} was not relinquished: ${notRelinquished(request)}.*`;
    default:
      return undefined;
  }
}

/** Statuses whose drawings speak of what is saved. */
const TELLS_SAVING: readonly RequestStatus[] = ['pending', 'approved', 'releasing', 'relinquished'];

/** Where the monthly price is from; a sample says so itself. */
function priceSource({ number, status }: RelinquishRequest, { localVoice }: CardContext): string | undefined {
  const isShown = number.monthlyCents !== undefined && TELLS_SAVING.includes(status);
  return isShown && !localVoice ? 'price as AWS bills it' : undefined;
}

export function relinquishParts(request: RelinquishRequest): CardParts {
  const { number, project, id } = request;
  const phoneNumber = plainLine(number.phoneNumber);
  return {
    toDo: `relinquish ${phoneNumber}`,
    toDoMarked: `relinquish ${code(number.phoneNumber)}`,
    joins: 'of',
    title: `Relinquish ${phoneNumber} of ${plainLine(project.name)} (${formatRequestId(id)})`,
    cost: undefined,
    done: 'relinquished',
    record: `${code(number.phoneNumber)} · ${countryName(number.country)} · ${USE_CASE_WORDS[number.useCase]}`,
    approveButton: (draw) => approveRelinquishing(request, draw),
    statusLine: (draw) => relinquishStatusLine(request, draw),
    summary: (draw) => summary(request, draw),
    content: (draw) => relinquishContent(request, draw),
    buttons: (draw) => relinquishButtons(request, draw),
    contextLine: (draw) => contextLine(request, draw),
    priceSources: (draw) => priceSource(request, draw),
    headline: () => headline(request),
    resultContent: (draw) => relinquishResultContent(request, draw),
    resultButtons: (draw) =>
      request.status === 'kept' ? goToCardButton(request) : relinquishButtons(request, draw),
  };
}
