import type { Button } from '@slack/types';
import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { actions, context, type Drawing, section } from '../blocks.ts';
import { quote, when } from '../mrkdwn.ts';
import { actorText } from '../words.ts';
import { askAgainButton } from './buttons.ts';
import { contextLine } from './context-line.ts';
import { partsOf } from './kinds.ts';
import type { CardContext } from './settings.ts';
import { nothingText, statusLine } from './status-line.ts';
import { summaryText } from './summary-text.ts';
import { testMode } from './test-mode.ts';

/** Those states whose content a kind draws. */
const isDecidedOtherwise = ({ status }: RequestView): boolean =>
  ['pending', 'denied', 'withdrawn', 'expired'].includes(status);

function headline(request: RequestView, draw: CardContext): string {
  const id = formatRequestId(request.id);
  const { status, decidedBy, decisionReason, expiresAt } = request;
  if (status === 'denied') {
    const reason = decisionReason === undefined ? '' : `\n${quote(decisionReason)}`;
    return `*${id} was denied by ${actorText(decidedBy)}.*${reason}`;
  }
  if (status === 'expired')
    return `*${id} expired: nobody decided until ${when(expiresAt)}.* ${nothingText(request)}`;
  const own = isDecidedOtherwise(request) ? undefined : partsOf(request).headline(draw);
  return own ?? `*${id}*: ${statusLine(request, draw)}`;
}

function buttons(request: RequestView, draw: CardContext): Button[] {
  if (request.status === 'denied' || request.status === 'expired') return [askAgainButton(request)];
  return isDecidedOtherwise(request) ? [] : partsOf(request).resultButtons(draw);
}

/** How a request ended, or where it stands, as a new direct message to the requester. */
export function resultToRequester(request: RequestView, draw: CardContext): Drawing {
  const content = isDecidedOtherwise(request) ? [] : partsOf(request).resultContent(draw);
  const choices = buttons(request, draw);
  return {
    text: summaryText(request, draw),
    blocks: [
      section(headline(request, draw)),
      ...content,
      ...(request.status === 'denied' ? [section(nothingText(request))] : []),
      ...(choices.length === 0 ? [] : [actions(...choices)]),
      ...(content.length === 0 ? [] : [context(contextLine(request, draw))]),
      ...testMode(draw),
    ],
  };
}

/** The same in the card's thread, without buttons (the card has them) and without mentions. */
export function resultInThread(request: RequestView, draw: CardContext): Drawing {
  const content = isDecidedOtherwise(request) ? [] : partsOf(request).resultContent({ ...draw, admins: [] });
  return {
    text: summaryText(request, draw),
    blocks: [section(headline(request, draw)), ...content, ...testMode(draw)],
  };
}
