import type { KnownBlock } from '@slack/types';
import type { RelinquishRequest } from '#src/domain/request-view.ts';
import { section } from '../../blocks.ts';
import { purposeBlocks } from '../purpose.ts';
import type { CardContext } from '../settings.ts';
import { failureContext } from '../work-failure.ts';
import { isInGrace } from './buttons.ts';
import { relinquishFacts } from './facts.ts';
import { relinquishFailureText } from './failure.ts';
import { impactBlock } from './impact.ts';
import { billingText, staysText } from './status-line.ts';

export function relinquishContent(request: RelinquishRequest, draw: CardContext): KnownBlock[] {
  const isComing = request.status === 'pending' || isInGrace(request, draw);
  return [
    relinquishFacts(request, draw),
    ...(isComing ? [impactBlock(request.impact, request.number)] : []),
    ...failureContext(request.failure),
    ...purposeBlocks(request, 'Why'),
  ];
}

/** What the end means for the bill or for the number. */
export function relinquishResultContent(request: RelinquishRequest, draw: CardContext): KnownBlock[] {
  switch (request.status) {
    case 'relinquished':
      return [section(billingText(request, draw))];
    case 'kept':
      return [section(staysText(request))];
    case 'failed':
    case 'refused':
      return [section(relinquishFailureText(request, draw)), ...failureContext(request.failure)];
    default:
      return [];
  }
}
