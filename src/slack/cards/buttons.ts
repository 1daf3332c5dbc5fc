import type { Button } from '@slack/types';
import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { button, plainText } from '../blocks.ts';
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

/** Does again what failed, without a new decision. */
export function retryButton(request: RequestView, what: string): Button {
  return button({
    actionId: CARD_ACTIONS.retry,
    text: 'Try again',
    value: idValue(request),
    style: 'primary',
    label: `Try again: ${what}`,
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

/** The same where AWS has refused what was asked. */
export function startAgainButton(request: RequestView): Button {
  return {
    ...askAgainButton(request),
    text: plainText('Start again'),
    accessibility_label: `Start again with what ${formatRequestId(request.id)} asked for`,
  };
}

/** The text for AWS Support, whole, in a view. */
export function supportTextButton(request: RequestView, style?: 'primary'): Button {
  return button({
    actionId: CARD_ACTIONS.supportText,
    text: 'Get support text',
    value: idValue(request),
    ...(style === undefined ? {} : { style }),
    label: `Get the text for AWS Support about ${formatRequestId(request.id)}`,
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
