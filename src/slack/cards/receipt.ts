import type { KnownBlock } from '@slack/types';
import { decidersOf } from '#src/domain/policy.ts';
import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { actions, context, type Drawing, section } from '../blocks.ts';
import { cut, inline, plainDate, when } from '../mrkdwn.ts';
import { adminsOr, people } from '../words.ts';
import { goToCardButton, withdrawButton } from './buttons.ts';
import { SUMMARY_MAX_LENGTH } from './fit-text.ts';
import { partsOf } from './kinds.ts';
import { isInGrace, keepButton } from './relinquish/buttons.ts';
import type { CardContext } from './settings.ts';
import { statusLine } from './status-line.ts';
import { summaryText } from './summary-text.ts';
import { testMode } from './test-mode.ts';

function whoDecides(request: RequestView, { admins }: CardContext): string {
  const deciders = decidersOf(request, admins);
  const until = when(request.expiresAt);
  if (deciders.length === 0)
    return `Nobody may decide it yet: ask ${adminsOr(admins)} to add a lead. It waits until ${until}.`;
  return `${people(deciders, 'or')} ${deciders.length > 5 ? 'decide' : 'decides'} until ${until}. You get a message here either way.`;
}

function sources(request: RequestView, draw: CardContext): KnownBlock[] {
  const { cost, priceSources } = partsOf(request);
  const text = cost === undefined ? undefined : priceSources(draw);
  return text === undefined ? [] : [context(`Prices: ${text}`)];
}

/** Who asked may keep the number also where they cannot see the card. */
function keepIt(request: RequestView, draw: CardContext): KnownBlock[] {
  const canKeep = request.kind === 'relinquish_number' && isInGrace(request, draw);
  return canKeep ? [actions(keepButton(request))] : [];
}

/**
 * The requester's direct message: what was asked and who decides; afterwards how it went, without buttons but the one
 * that keeps a number.
 */
export function receipt(request: RequestView, draw: CardContext): Drawing {
  const id = formatRequestId(request.id);
  const { toDo, toDoMarked, joins, cost } = partsOf(request);
  const name = inline(request.project.name);
  if (request.status !== 'pending') {
    return {
      text: summaryText(request, draw),
      blocks: [
        section(`*${id}*: you asked to ${toDoMarked} ${joins} *${name}*.`),
        section(statusLine(request, draw)),
        ...keepIt(request, draw),
        ...testMode(draw),
      ],
    };
  }
  const money = cost === undefined ? '' : `, ${cost}`;
  return {
    text: cut(
      `${id} is with the leads until ${plainDate(request.expiresAt)}. You asked to ${toDo}${money}.`,
      SUMMARY_MAX_LENGTH,
    ),
    blocks: [
      section(`*${id} is with the leads.* You asked to ${toDoMarked} ${joins} *${name}*${money}.`),
      section(whoDecides(request, draw)),
      actions(withdrawButton(request), ...goToCardButton(request)),
      ...sources(request, draw),
      ...testMode(draw),
    ],
  };
}
