import type { Button } from '@slack/types';
import { canCall } from '#src/domain/inventory.ts';
import { formatRequestId } from '#src/domain/request.ts';
import type { EnableRequest } from '#src/domain/request-view.ts';
import { button } from '../../blocks.ts';
import { HUB_ACTIONS } from '../../home/actions.ts';
import { inline, plainLine } from '../../mrkdwn.ts';
import { actorText, requestStatusWords } from '../../words.ts';
import { approveButton, askAgainButton, goToCardButton, retryButton } from '../buttons.ts';
import { approvedText, askedText } from '../decision-text.ts';
import { fitted } from '../fit-text.ts';
import type { CardParts } from '../parts.ts';
import { canTryAgain } from '../work-failure.ts';
import { enableContent, enableResultContent } from './content.ts';
import { canCallText } from './numbers-table.ts';
import { enabledText, enableStatusLine } from './status-line.ts';

function summary(request: EnableRequest): string {
  const id = formatRequestId(request.id);
  const { status, project, numbers, wasEnabled, decidedBy } = request;
  switch (status) {
    case 'approved':
      return `${id}: approved by ${actorText(decidedBy)}. Voice is being enabled.`;
    case 'enabled': {
      const is = wasEnabled ? 'was already' : 'is';
      const able = numbers.some(canCall) ? canCallText(numbers) : 'No number can call yet.';
      return fitted(project.name, (name) => `${id}: voice ${is} enabled for ${name}. ${able}`);
    }
    case 'failed':
      return fitted(project.name, (name) => `${id}: voice was not enabled for ${name}.`);
    default:
      return `${id}: ${requestStatusWords(request)}.`;
  }
}

function contextLine(request: EnableRequest): string {
  const { decidedBy, requester } = request;
  const isOwn = decidedBy?.kind === 'user' && decidedBy.userId === requester;
  return isOwn || request.status === 'approved' ? askedText(request) : approvedText(request);
}

function headline(request: EnableRequest): string | undefined {
  const id = formatRequestId(request.id);
  if (request.status === 'enabled') return `*${id}*: ${enabledText(request)}`;
  if (request.status === 'failed')
    return `*${id}: voice was not enabled for ${inline(request.project.name)}.*`;
  return undefined;
}

function nextStep(request: EnableRequest): Button {
  return canTryAgain(request.failure) ? retryButton(request, 'enable voice') : askAgainButton(request);
}

function resultButtons(request: EnableRequest): Button[] {
  if (request.status === 'failed') return [nextStep(request)];
  if (request.status !== 'enabled') return [];
  if (request.numbers.some(canCall)) return goToCardButton(request);
  const ask = { actionId: HUB_ACTIONS.request, text: 'Request phone numbers', style: 'primary' } as const;
  return [button(ask)];
}

export function enableParts(request: EnableRequest): CardParts {
  return {
    toDo: 'enable voice',
    toDoMarked: 'enable voice',
    joins: 'for',
    title: `Enable voice for ${plainLine(request.project.name)} (${formatRequestId(request.id)})`,
    cost: undefined,
    done: 'enabled',
    record: `Voice and SMS in ${request.project.region}`,
    approveButton: () => approveButton(request),
    statusLine: () => enableStatusLine(request),
    summary: () => summary(request),
    content: (draw) => enableContent(request, draw),
    buttons: () => (request.status === 'failed' ? [nextStep(request)] : []),
    contextLine: () => contextLine(request),
    priceSources: () => undefined,
    headline: () => headline(request),
    resultContent: (draw) => enableResultContent(request, draw),
    resultButtons: () => resultButtons(request),
  };
}
