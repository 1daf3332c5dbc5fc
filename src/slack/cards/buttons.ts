import type { Button } from '@slack/types';
import { isRetryable } from '#src/domain/decide.ts';
import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { button } from '../blocks.ts';
import { counted } from '../words.ts';
import { CARD_ACTIONS } from './actions.ts';

const idValue = (request: RequestView): string => String(request.id);

export function approveButton(request: RequestView): Button {
  return button({
    actionId: CARD_ACTIONS.approve,
    text: 'Approve',
    value: idValue(request),
    style: 'primary',
    label: `Approve ${formatRequestId(request.id)}`,
  });
}

export function denyButton(request: RequestView): Button {
  return button({
    actionId: CARD_ACTIONS.deny,
    text: 'Deny',
    value: idValue(request),
    label: `Deny ${formatRequestId(request.id)}`,
  });
}

export function withdrawButton(request: RequestView): Button {
  return button({
    actionId: CARD_ACTIONS.withdraw,
    text: 'Withdraw',
    value: idValue(request),
    label: `Withdraw ${formatRequestId(request.id)}`,
  });
}

/** Opens the form again, filled in with what was asked. */
export function askAgainButton(request: RequestView): Button {
  return button({
    actionId: CARD_ACTIONS.askAgain,
    text: 'Ask again',
    value: idValue(request),
    style: 'primary',
    label: `Ask again for what ${formatRequestId(request.id)} asked for`,
  });
}

/** Nothing until the card is posted. */
export function goToCardButton(request: RequestView): Button[] {
  if (request.cardPermalink === undefined) return [];
  return [
    button({
      actionId: CARD_ACTIONS.openCard,
      text: 'Go to card',
      value: idValue(request),
      url: request.cardPermalink,
      label: `Go to the card of ${formatRequestId(request.id)}`,
    }),
  ];
}

/** “Try again” where it can help, and the text for AWS Support; the first of them is emphasised. */
export function failureButtons(request: RequestView): Button[] {
  const retryable = request.orders.filter(isRetryable).length;
  const supportText = {
    actionId: CARD_ACTIONS.supportText,
    text: 'Get support text',
    value: idValue(request),
    label: `Get the text for AWS Support about ${formatRequestId(request.id)}`,
  };
  if (retryable === 0) return [button({ ...supportText, style: 'primary' })];
  return [
    button({
      actionId: CARD_ACTIONS.retry,
      text: 'Try again',
      value: idValue(request),
      style: 'primary',
      label: `Try again: lease the ${counted(retryable, 'number')} that failed`,
    }),
    button(supportText),
  ];
}
