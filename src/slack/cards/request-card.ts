import type { KnownBlock } from '@slack/types';
import { countryName, findCountry } from '#src/domain/countries.ts';
import { formatRequestId, type RequestStatus } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { actions, context, type Drawing, header, section } from '../blocks.ts';
import { costOfLines, perMonthText } from '../money-text.ts';
import { channelMention, plainLine, quote } from '../mrkdwn.ts';
import { leaseTitle, listed, numbersInCountries } from '../words.ts';
import { approveButton, denyButton, failureButtons } from './buttons.ts';
import { contextLine, TEST_MODE_LINE } from './context-line.ts';
import { factFields } from './facts.ts';
import { failureBlocks } from './failures.ts';
import { linesTable, ordersTable } from './lines-table.ts';
import type { CardSettings } from './settings.ts';
import { statusLine } from './status-line.ts';
import { summaryText } from './summary-text.ts';

/** `open` shows what is asked, `leasing` what becomes of it, `record` is what is left of a request without numbers. */
const SHAPES = {
  pending: 'open',
  approved: 'leasing',
  waiting: 'leasing',
  leased: 'leasing',
  partly_leased: 'leasing',
  failed: 'leasing',
  denied: 'record',
  withdrawn: 'record',
  expired: 'record',
} as const satisfies Record<RequestStatus, 'open' | 'leasing' | 'record'>;

/** “Lease 4 phone numbers for Checkout alerts (R-1042)”, in plain text. */
export function cardTitle(request: RequestView): string {
  const { lines, project, id } = request;
  return `${leaseTitle(lines)} for ${plainLine(project.name)} (${formatRequestId(id)})`;
}

function supportCaseNote({ lines }: RequestView): KnownBlock[] {
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

function purpose({ purpose: text }: RequestView): KnownBlock {
  return section(`*What it is for*\n${quote(text)}`);
}

function tableOf(request: RequestView, { localVoice }: CardSettings): KnownBlock {
  const { orders, lines } = request;
  return orders.length === 0 || SHAPES[request.status] === 'open'
    ? linesTable(lines)
    : ordersTable(orders, localVoice);
}

function buttonsOf(request: RequestView): KnownBlock[] {
  if (request.status === 'pending') {
    const isArchived = request.project.archivedAt !== undefined;
    return [isArchived ? actions(denyButton(request)) : actions(approveButton(request), denyButton(request))];
  }
  const hasFailed = request.status === 'partly_leased' || request.status === 'failed';
  return hasFailed ? [actions(...failureButtons(request))] : [];
}

function content(request: RequestView, settings: CardSettings): KnownBlock[] {
  if (SHAPES[request.status] === 'record') {
    return [section(`${numbersInCountries(request.lines)}, ${perMonthText(costOfLines(request.lines))}`)];
  }
  return [
    factFields(request, settings),
    tableOf(request, settings),
    ...(request.status === 'pending' ? supportCaseNote(request) : failureBlocks(request, settings)),
    purpose(request),
    ...buttonsOf(request),
  ];
}

/** A card that a lead gets as a direct message ends with why. */
function whyDirect({ project }: RequestView): KnownBlock {
  return context(
    `You get this as a direct message because Dialtone cannot post in ${channelMention(project.channelId)}. Write /invite @Dialtone there to change that.`,
  );
}

/**
 * The one card of a request, drawn from its row in every state: header, status line, facts, table, failures,
 * purpose, buttons, context. Denied, withdrawn and expired shrink to a record.
 */
export function requestCard(
  request: RequestView,
  settings: CardSettings,
  { asDirectMessage = false }: { readonly asDirectMessage?: boolean } = {},
): Drawing {
  return {
    text: summaryText(request, settings),
    blocks: [
      header(cardTitle(request)),
      section(statusLine(request, settings)),
      ...content(request, settings),
      context(contextLine(request, settings)),
      ...(settings.localVoice ? [context(TEST_MODE_LINE)] : []),
      ...(asDirectMessage ? [whyDirect(request)] : []),
    ],
  };
}
