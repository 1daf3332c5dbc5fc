import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { type Drawing, section } from '../blocks.ts';
import type { CardContext } from './settings.ts';
import { statusLine } from './status-line.ts';
import { summaryText } from './summary-text.ts';

/** Where a request stands, in one line: for a message whose occasion is over, and for a click that nothing else tells. */
export function standing(request: RequestView, draw: CardContext): Drawing {
  return {
    text: summaryText(request, draw),
    blocks: [section(`*${formatRequestId(request.id)}*: ${statusLine(request, draw)}`)],
  };
}
