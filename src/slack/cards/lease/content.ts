import type { KnownBlock } from '@slack/types';
import { countryName, findCountry } from '#src/domain/countries.ts';
import type { LeaseRequest } from '#src/domain/request-view.ts';
import { section } from '../../blocks.ts';
import { listed } from '../../words.ts';
import { purposeBlocks } from '../purpose.ts';
import type { CardContext } from '../settings.ts';
import { caseContent } from '../support-case/content.ts';
import { awaitedCase } from './case-orders.ts';
import { leaseFacts } from './facts.ts';
import { failureBlocks } from './failures.ts';
import { linesTable, ordersTable } from './lines-table.ts';
import { caseLine } from './status-line.ts';

function supportCaseNote({ lines }: LeaseRequest): KnownBlock[] {
  const countries = [...new Set(lines.map((line) => line.country))].filter(
    (country) => findCountry(country)?.leasedVia === 'support_case',
  );
  if (countries.length === 0) return [];
  const names = listed(countries.map(countryName), 'and');
  return [
    section(
      `*${names}*: AWS leases numbers there only through a support case, because a local address is needed. After approval the requester gets the case text.`,
    ),
  ];
}

function caseBlocks(request: LeaseRequest, draw: CardContext): KnownBlock[] {
  const supportCase = awaitedCase(request);
  if (supportCase !== undefined) return caseContent(request, supportCase, draw);
  const ended = request.supportCase;
  return ended?.status === 'refused' ? [section(caseLine(request, ended))] : [];
}

/** What the card shows of the numbers: as asked for while it is pending, later one row for each. */
export function leaseContent(request: LeaseRequest, draw: CardContext): KnownBlock[] {
  const { orders, lines, status } = request;
  const isPending = status === 'pending';
  const table = orders.length === 0 || isPending ? linesTable(lines) : ordersTable(orders, draw.localVoice);
  return [
    leaseFacts(request, draw),
    table,
    ...(isPending ? supportCaseNote(request) : failureBlocks(request, draw)),
    ...purposeBlocks(request),
    ...(isPending ? [] : caseBlocks(request, draw)),
  ];
}

/** What the result shows: the numbers, what failed and why, and the text for a support case. */
export function leaseResultContent(request: LeaseRequest, draw: CardContext): KnownBlock[] {
  if (request.orders.length === 0) return [];
  return [
    ordersTable(request.orders, draw.localVoice),
    ...failureBlocks(request, draw),
    ...caseBlocks(request, draw),
  ];
}
