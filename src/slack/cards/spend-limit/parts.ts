import type { Button, KnownBlock } from '@slack/types';
import { formatRequestId, isOpen } from '#src/domain/request.ts';
import type { SpendLimitRequest } from '#src/domain/request-view.ts';
import { section } from '../../blocks.ts';
import { usdText } from '../../money-text.ts';
import { when } from '../../mrkdwn.ts';
import { actorText, requestStatusWords, sentenceCase } from '../../words.ts';
import { approveButton, askAgainButton, goToCardButton, retryButton } from '../buttons.ts';
import { approvedText, askedText, decidedText } from '../decision-text.ts';
import type { CardParts } from '../parts.ts';
import type { CardContext } from '../settings.ts';
import { canTryAgain } from '../work-failure.ts';
import { limitContent, limitFailureBlocks } from './content.ts';
import { quotaText } from './quota-text.ts';

const isDone = ({ status }: SpendLimitRequest): boolean => status === 'granted';
const isRefused = ({ status }: SpendLimitRequest): boolean => status === 'failed' || status === 'refused';

/** AWS decides about the quota, with a support case of its own or without. */
const isAsked = ({ status }: SpendLimitRequest): boolean =>
  status === 'waiting' || status === 'filed' || status === 'more_asked';

const amount = ({ limitUsd }: SpendLimitRequest): string => `${usdText(limitUsd)} per month`;

/** “the spend limit in us-east-1 is USD 50.00 per month”. */
function doneText(request: SpendLimitRequest): string {
  const { what, project } = request;
  return what === 'override'
    ? `the spend limit in ${project.region} is ${amount(request)}`
    : `AWS raised the maximum in ${project.region} to ${amount(request)}`;
}

function refusedText({ what, project, status }: SpendLimitRequest): string {
  if (what === 'override') return `the spend limit in ${project.region} was not set`;
  return status === 'refused'
    ? `AWS refused to raise the maximum in ${project.region}`
    : `the maximum in ${project.region} was not raised`;
}

function statusLine(request: SpendLimitRequest): string {
  const { what, project, finishedAt } = request;
  if (isDone(request)) {
    const at = finishedAt === undefined ? '' : ` ${when(finishedAt)}`;
    return `*${what === 'override' ? 'Set' : 'Granted'}*${at}: ${doneText(request)}. :white_check_mark:`;
  }
  if (isRefused(request)) return `*${sentenceCase(refusedText(request))}.* :warning:`;
  if (isAsked(request))
    return `*AWS is asked* to raise the maximum in ${project.region} to ${amount(request)}. ${approvedText(request)}.`;
  if (request.status !== 'approved') return `*${sentenceCase(requestStatusWords(request))}.*`;
  const next = what === 'override' ? 'Dialtone sets the limit.' : 'Dialtone asks AWS.';
  return `*Approved* ${decidedText(request)}. ${next}`;
}

function summary(request: SpendLimitRequest): string {
  const id = formatRequestId(request.id);
  const { what, decidedBy, project } = request;
  if (isDone(request)) return `${id}: ${doneText(request)}.`;
  if (isRefused(request)) return `${id}: ${refusedText(request)}.`;
  if (isAsked(request))
    return `${id}: AWS is asked to raise the maximum in ${project.region} to ${amount(request)}.`;
  if (request.status !== 'approved') return `${id}: ${requestStatusWords(request)}.`;
  const next = what === 'override' ? 'Dialtone sets the limit.' : 'Dialtone asks AWS.';
  return `${id}: approved by ${actorText(decidedBy)}. ${next}`;
}

function headline(request: SpendLimitRequest): string | undefined {
  const id = formatRequestId(request.id);
  if (isDone(request)) return `*${id}: ${doneText(request)}.*`;
  return isRefused(request) ? `*${id}: ${refusedText(request)}.*` : undefined;
}

/** AWS keeps a limit that was set below its maximum. */
const QUOTA_IS_NOT_LIMIT =
  'AWS allows this much now. A lower limit that was set stays until somebody asks to change it.';

function resultContent(request: SpendLimitRequest, draw: CardContext): KnownBlock[] {
  const quota = quotaText(request);
  if (isRefused(request))
    return [...(quota === undefined ? [] : [section(quota)]), ...limitFailureBlocks(request, draw)];
  if (isDone(request) && request.what === 'quota') return [section(QUOTA_IS_NOT_LIMIT)];
  return isAsked(request) && quota !== undefined ? [section(quota)] : [];
}

/** What heals is tried again as it was approved; what AWS will not have is asked for anew. */
function nextStep(request: SpendLimitRequest): Button[] {
  if (!isRefused(request)) return [];
  const isHealing = request.status === 'failed' && canTryAgain(request.failure);
  return [
    isHealing
      ? retryButton(request, request.what === 'override' ? 'set the spend limit' : 'ask AWS')
      : askAgainButton(request),
  ];
}

export function spendLimitParts(request: SpendLimitRequest): CardParts {
  const toDo =
    request.what === 'override'
      ? `set the spend limit to ${amount(request)}`
      : `have AWS allow a spend limit of ${amount(request)}`;
  const again = nextStep(request);
  return {
    toDo,
    toDoMarked: toDo,
    joins: 'for',
    title: `Spend limit for ${request.project.region} (${formatRequestId(request.id)})`,
    cost: undefined,
    done: 'changed',
    record: `Spend limit of ${amount(request)} in ${request.project.region}`,
    approveButton: () => approveButton(request),
    statusLine: () => statusLine(request),
    summary: () => summary(request),
    content: (draw) => limitContent(request, draw),
    buttons: () => again,
    contextLine: () => (isOpen(request.status) ? askedText(request) : approvedText(request)),
    priceSources: () => undefined,
    headline: () => headline(request),
    resultContent: (draw) => resultContent(request, draw),
    resultButtons: () => (isDone(request) ? goToCardButton(request) : again),
  };
}
