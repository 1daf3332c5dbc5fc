import { decidersOf } from '#src/domain/policy.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { inline } from '../mrkdwn.ts';
import { askedText } from './decision-text.ts';
import { partsOf } from './kinds.ts';
import type { CardContext } from './settings.ts';
import { nothingText } from './status-line.ts';

function pending(request: RequestView, { admins }: CardContext): string {
  const { project } = request;
  const isLed = decidersOf(request, admins).some((decider) => project.leads.includes(decider));
  const why = isLed
    ? `You are asked because you lead ${inline(project.name)}.`
    : `Admins are asked because ${inline(project.name)} has no other lead.`;
  return `${why} The requester cannot decide. ${askedText(request)}`;
}

function line(request: RequestView, draw: CardContext): string {
  switch (request.status) {
    case 'pending':
      return pending(request, draw);
    case 'denied':
      return `${nothingText(request)} ${askedText(request)}`;
    case 'withdrawn':
    case 'expired':
      return askedText(request);
    default:
      return partsOf(request).contextLine(draw);
  }
}

/** Who, when, why you, and where the prices are from. */
export function contextLine(request: RequestView, draw: CardContext): string {
  const sources = partsOf(request).priceSources(draw);
  return [line(request, draw), sources].filter((part) => part !== undefined).join(' · ');
}
