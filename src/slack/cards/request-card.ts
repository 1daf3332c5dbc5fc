import type { KnownBlock } from '@slack/types';
import type { RequestStatus } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { actions, context, type Drawing, header, section } from '../blocks.ts';
import { channelMention } from '../mrkdwn.ts';
import { denyButton } from './buttons.ts';
import { contextLine } from './context-line.ts';
import { canBeApproved } from './decision-text.ts';
import { partsOf } from './kinds.ts';
import type { CardParts } from './parts.ts';
import type { CardContext } from './settings.ts';
import { statusLine } from './status-line.ts';
import { summaryText } from './summary-text.ts';
import { testMode } from './test-mode.ts';

/** What is left of a request that came to nothing is one line. */
const RECORDS: readonly RequestStatus[] = ['denied', 'withdrawn', 'expired', 'kept'];

function buttonsOf(request: RequestView, parts: CardParts, draw: CardContext): KnownBlock[] {
  if (request.status === 'pending') {
    const deny = denyButton(request);
    return [canBeApproved(request) ? actions(parts.approveButton(draw), deny) : actions(deny)];
  }
  const buttons = parts.buttons(draw);
  return buttons.length === 0 ? [] : [actions(...buttons)];
}

/** A card that a lead gets as a direct message ends with why. */
function whyDirect({ project }: RequestView): KnownBlock {
  return context(
    `You get this as a direct message because Dialtone cannot post in ${channelMention(project.channelId)}. Write /invite @Dialtone there to change that.`,
  );
}

/**
 * The one card of a request, drawn from its row in every state: header, status line, content, buttons, context.
 * Denied, withdrawn, expired and kept shrink to a record.
 */
export function requestCard(
  request: RequestView,
  draw: CardContext,
  { asDirectMessage = false }: { readonly asDirectMessage?: boolean } = {},
): Drawing {
  const parts = partsOf(request);
  const content = RECORDS.includes(request.status)
    ? [section(parts.record)]
    : [...parts.content(draw), ...buttonsOf(request, parts, draw)];
  return {
    text: summaryText(request, draw),
    blocks: [
      header(parts.title),
      section(statusLine(request, draw)),
      ...content,
      context(contextLine(request, draw)),
      ...testMode(draw),
      ...(asDirectMessage ? [whyDirect(request)] : []),
    ],
  };
}
