import type { Button } from '@slack/types';
import { formatRequestId } from '#src/domain/request.ts';
import type { RelinquishRequest } from '#src/domain/request-view.ts';
import { button, plainText } from '../../blocks.ts';
import { plainDate, plainLine } from '../../mrkdwn.ts';
import { CARD_ACTIONS } from '../actions.ts';
import { approveButton, askAgainButton } from '../buttons.ts';
import type { CardContext } from '../settings.ts';
import { endOf } from './facts.ts';
import { spanText } from './time-left.ts';

/**
 * Red, with the only confirm dialog on a card: it is the last step of something final. The card may be older than the
 * click, so the dialog names the day before which nothing happens.
 */
export function approveRelinquishing(request: RelinquishRequest, draw: CardContext): Button {
  const phoneNumber = plainLine(request.number.phoneNumber);
  const date = plainDate(endOf(request, draw));
  return {
    ...approveButton(request),
    text: plainText('Approve relinquishing'),
    style: 'danger',
    accessibility_label: `Approve relinquishing ${phoneNumber} (${formatRequestId(request.id)})`,
    confirm: {
      title: plainText(`Relinquish ${phoneNumber}`),
      text: plainText(
        `After ${spanText(draw.graceMs)} AWS takes the number back, not before ${date}. It may never be had again. Until then the requester, the owner or a lead can keep it.`,
      ),
      confirm: plainText('Approve relinquishing'),
      deny: plainText('Cancel'),
      style: 'danger',
    },
  };
}

/** Also the button of the reminder a day before the end. */
export function keepButton(request: RelinquishRequest): Button {
  return button({
    actionId: CARD_ACTIONS.keep,
    text: 'Keep it',
    value: String(request.id),
    style: 'primary',
    label: `Keep ${plainLine(request.number.phoneNumber)}`,
  });
}

/** Whether the number can still be kept. */
export function isInGrace({ status, relinquishAt }: RelinquishRequest, { now }: CardContext): boolean {
  return status === 'approved' && relinquishAt !== undefined && relinquishAt > now;
}

export function relinquishButtons(request: RelinquishRequest, draw: CardContext): Button[] {
  if (isInGrace(request, draw)) return [keepButton(request)];
  const isRefused = request.status === 'failed' || request.status === 'refused';
  // A number that is gone cannot be asked for again.
  return isRefused && request.failure?.code !== 'number_gone_at_aws' ? [askAgainButton(request)] : [];
}
