import type { Button } from '@slack/types';
import { formatRequestId } from '#src/domain/request.ts';
import type { AccessRequest } from '#src/domain/request-view.ts';
import { button } from '../../blocks.ts';
import { HUB_ACTIONS } from '../../home/actions.ts';
import { usdText } from '../../money-text.ts';
import { quote } from '../../mrkdwn.ts';
import { requestStatusWords, sentenceCase } from '../../words.ts';
import { approveButton } from '../buttons.ts';
import { approvedText, askedText, decidedText } from '../decision-text.ts';
import type { CardParts } from '../parts.ts';
import { caseButtons } from '../support-case/buttons.ts';
import { caseStatusLine } from '../support-case/status-line.ts';
import { caseSummary } from '../support-case/summary.ts';
import { accessContent, accessResultContent } from './content.ts';

function statusLine(request: AccessRequest): string {
  const { supportCase, status, access } = request;
  if (supportCase !== undefined)
    return caseStatusLine(request, supportCase, {
      granted: `${access.region} is in production. :white_check_mark:`,
    });
  return status === 'approved'
    ? `*Approved* ${decidedText(request)}. The text for AWS Support is being written.`
    : `*${sentenceCase(requestStatusWords(request))}.*`;
}

function summary({ id, supportCase, status, access, kind }: AccessRequest): string {
  const name = formatRequestId(id);
  if (supportCase?.status === 'granted') return `${name}: granted, ${access.region} is in production.`;
  if (supportCase?.status === 'refused') return `${name}: AWS refused production access in ${access.region}.`;
  return `${name}: ${supportCase === undefined ? `${requestStatusWords({ kind, status })}.` : caseSummary(supportCase)}`;
}

function headline(request: AccessRequest): string | undefined {
  const { supportCase, access } = request;
  const id = formatRequestId(request.id);
  if (supportCase?.status === 'granted') return `*${id}: production access in ${access.region} is granted.*`;
  if (supportCase?.status !== 'refused') return undefined;
  const reason = supportCase.endReason === undefined ? '' : `\n${quote(supportCase.endReason)}`;
  return `*${id}: AWS refused production access in ${access.region}.*${reason}`;
}

/** Until then the status line says who approved. */
function isFiled({ supportCase }: AccessRequest): boolean {
  return supportCase !== undefined && supportCase.status !== 'to_file' && supportCase.status !== 'filing';
}

/** AWS keeps the spend limit apart from production access, so that is the next step. */
function setLimitButton(): Button {
  return button({ actionId: HUB_ACTIONS.limit, text: 'Set the spend limit', style: 'primary' });
}

export function accessParts(request: AccessRequest): CardParts {
  const { access, supportCase } = request;
  const toDo = `get production access in ${access.region}`;
  const limit = `up to ${usdText(access.limitUsd)} per month`;
  const buttons = supportCase === undefined ? [] : caseButtons(request, supportCase);
  return {
    toDo,
    toDoMarked: toDo,
    joins: 'for',
    title: `Production access for ${access.region} (${formatRequestId(request.id)})`,
    cost: limit,
    done: 'sent to AWS',
    record: `Production access in ${access.region}, ${limit}`,
    approveButton: () => approveButton(request),
    statusLine: () => statusLine(request),
    summary: () => summary(request),
    content: (draw) => accessContent(request, draw),
    buttons: () => buttons,
    contextLine: () => (isFiled(request) ? approvedText(request) : askedText(request)),
    priceSources: () => undefined,
    headline: () => headline(request),
    resultContent: (draw) => accessResultContent(request, draw),
    resultButtons: () => (supportCase?.status === 'granted' ? [setLimitButton()] : buttons),
  };
}
