import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { actions, type Drawing, section } from '../blocks.ts';
import { code, plainDate, plainLine, when } from '../mrkdwn.ts';
import { people } from '../words.ts';
import { isInGrace, keepButton } from './relinquish/buttons.ts';
import type { CardContext } from './settings.ts';
import { standing } from './standing.ts';

/** A day before a number is relinquished, in its card's thread: mentions who asked for it and who owns it. */
export function graceReminder(request: RequestView, draw: CardContext): Drawing {
  if (request.kind !== 'relinquish_number' || !isInGrace(request, draw) || request.relinquishAt === undefined)
    return standing(request, draw);
  const { number, relinquishAt, requester } = request;
  const owners = number.owner === undefined || number.owner === requester ? [] : [number.owner];
  const told = people([requester, ...owners], 'and');
  return {
    text: `${formatRequestId(request.id)}: ${plainLine(number.phoneNumber)} will be relinquished on ${plainDate(relinquishAt)}. It can be kept until then.`,
    blocks: [
      section(
        `${code(number.phoneNumber)} will be relinquished ${when(relinquishAt)}. ${told}: until then it can be kept.`,
      ),
      actions(keepButton(request)),
    ],
  };
}
