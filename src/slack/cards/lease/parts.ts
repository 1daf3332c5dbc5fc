import { formatRequestId } from '#src/domain/request.ts';
import type { LeaseRequest } from '#src/domain/request-view.ts';
import { costOfLines, perMonthText } from '../../money-text.ts';
import { plainLine } from '../../mrkdwn.ts';
import { leaseTitle, numbersInCountries, toLease } from '../../words.ts';
import { approveButton, goToCardButton } from '../buttons.ts';
import type { CardParts } from '../parts.ts';
import { leaseButtons } from './buttons.ts';
import { leaseContent, leaseResultContent } from './content.ts';
import { leaseContextLine } from './context-line.ts';
import { leasePriceSources } from './facts.ts';
import { leaseHeadline } from './headline.ts';
import { leaseStatusLine } from './status-line.ts';
import { leaseSummary } from './summary.ts';

export function leaseParts(request: LeaseRequest): CardParts {
  const { lines, project, id } = request;
  const toDo = toLease(lines);
  const cost = perMonthText(costOfLines(lines));
  return {
    toDo,
    toDoMarked: toDo,
    joins: 'for',
    title: `${leaseTitle(lines)} for ${plainLine(project.name)} (${formatRequestId(id)})`,
    cost,
    done: 'leased',
    record: `${numbersInCountries(lines)}, ${cost}`,
    approveButton: () => approveButton(request),
    statusLine: () => leaseStatusLine(request),
    summary: (draw) => leaseSummary(request, draw),
    content: (draw) => leaseContent(request, draw),
    buttons: () => leaseButtons(request),
    contextLine: () => leaseContextLine(request),
    priceSources: (draw) => leasePriceSources(request, draw),
    headline: () => leaseHeadline(request),
    resultContent: (draw) => leaseResultContent(request, draw),
    resultButtons: () => (request.status === 'leased' ? goToCardButton(request) : leaseButtons(request)),
  };
}
