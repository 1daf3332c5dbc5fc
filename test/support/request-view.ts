import type { Actor } from '#src/domain/actor.ts';
import type { PriceQuote } from '#src/domain/money.ts';
import type {
  LineId,
  NumberId,
  OrderId,
  ProjectId,
  RequestId,
  RequestStatus,
  SlackUserId,
} from '#src/domain/request.ts';
import type {
  LeaseRequest,
  LineView,
  NumberView,
  OrderView,
  ProjectView,
  RequestCore,
} from '#src/domain/request-view.ts';

export const TEAM = 'T0LOCAL';
export const REQUESTER = 'U0REQUESTER' as SlackUserId;
export const LEAD = 'U0LEAD' as SlackUserId;
export const LEAD_2 = 'U0LEAD2' as SlackUserId;
export const ADMIN = 'U0ADMIN' as SlackUserId;

export const ASKED_AT = new Date('2026-11-23T14:05:00Z');
export const DECIDED_AT = new Date('2026-11-24T09:30:00Z');
export const FINISHED_AT = new Date('2026-11-24T09:31:00Z');
export const EXPIRES_AT = new Date('2026-11-30T14:05:00Z');

export function aUser(userId: SlackUserId): Actor {
  return { kind: 'user', userId, teamId: TEAM };
}

export function aProject(overrides: Partial<ProjectView> = {}): ProjectView {
  return {
    id: 7 as ProjectId,
    teamId: TEAM,
    name: 'Checkout alerts',
    region: 'us-east-1',
    channelId: 'C0VOICE',
    pinpointApplicationId: undefined,
    leads: [LEAD, LEAD_2],
    unableLeads: [],
    archivedAt: undefined,
    archivedBy: undefined,
    voiceEnabledAt: undefined,
    configurationSet: undefined,
    version: 1,
    ...overrides,
  };
}

export function aQuote(overrides: Partial<PriceQuote> = {}): PriceQuote {
  return {
    monthlyCents: 100,
    currency: 'USD',
    source: 'price list',
    asOf: '2026-11-01',
    isSample: false,
    ...overrides,
  };
}

export function aLine(overrides: Partial<LineView> = {}): LineView {
  return {
    id: 1 as LineId,
    country: 'US',
    useCase: 'TRANSACTIONAL',
    numberType: 'LONG_CODE',
    quantity: 3,
    quote: aQuote(),
    ...overrides,
  };
}

export function aNumber(overrides: Partial<NumberView> = {}): NumberView {
  return {
    id: 1 as NumberId,
    phoneNumber: '+12065550142',
    status: 'ACTIVE',
    monthlyCents: 100,
    currency: 'USD',
    checkedAt: FINISHED_AT,
    ...overrides,
  };
}

/** An order that nobody has worked on yet. */
export function anOrder(overrides: Partial<OrderView> = {}): OrderView {
  return {
    id: 1 as OrderId,
    line: aLine(),
    position: 1,
    status: 'queued',
    number: undefined,
    error: undefined,
    ...overrides,
  };
}

/** The same order with a number of its own. */
export function leased(order: OrderView, number: Partial<NumberView> = {}): OrderView {
  const phoneNumber = `+1206555${String(140 + order.position).padStart(4, '0')}`;
  return {
    ...order,
    status: 'leased',
    number: aNumber({ id: order.position as NumberId, phoneNumber, ...number }),
    error: undefined,
  };
}

/** The same order, failed; with no stock when no code is given. */
export function failed(order: OrderView, error: Partial<NonNullable<OrderView['error']>> = {}): OrderView {
  return {
    ...order,
    status: 'failed',
    number: undefined,
    error: { code: 'aws_no_stock', details: {}, ...error },
  };
}

/** One queued order per number of the lines, as after approval. */
export function ordersOf(lines: readonly LineView[]): OrderView[] {
  return lines
    .flatMap((line) => Array.from({ length: line.quantity }, () => line))
    .map((line, index) => anOrder({ id: (index + 1) as OrderId, line, position: index + 1 }));
}

/** Three numbers in the United States and one in Canada. */
export function twoLines(): LineView[] {
  return [aLine(), aLine({ id: 2 as LineId, country: 'CA', useCase: 'PROMOTIONAL', quantity: 1 })];
}

function ordersIn(status: RequestStatus, lines: readonly LineView[]): OrderView[] {
  const orders = ordersOf(lines);
  const isLast = (order: OrderView): boolean => order.position === orders.length;
  const isUntouched = ['pending', 'approved', 'denied', 'withdrawn', 'expired'].includes(status);
  if (isUntouched) return orders;
  if (status === 'failed') return orders.map((order) => failed(order, { code: 'aws_account_review' }));
  return orders.map((order) => {
    if (isLast(order) && status === 'waiting') return leased(order, { status: 'PENDING' });
    return isLast(order) && status === 'partly_leased' ? failed(order) : leased(order);
  });
}

type Decision = Pick<RequestCore, 'decidedBy' | 'decidedAt' | 'decisionReason'>;

function decisionIn(status: RequestStatus): Decision {
  const decidedAt = DECIDED_AT;
  const decisionReason = undefined;
  if (status === 'pending') return { decidedBy: undefined, decidedAt: undefined, decisionReason };
  if (status === 'expired') return { decidedBy: { kind: 'system' }, decidedAt: EXPIRES_AT, decisionReason };
  if (status === 'withdrawn') return { decidedBy: aUser(REQUESTER), decidedAt, decisionReason };
  if (status === 'denied')
    return { decidedBy: aUser(LEAD), decidedAt, decisionReason: 'Two numbers are enough for the pilot.' };
  return { decidedBy: aUser(LEAD), decidedAt, decisionReason };
}

const UNFINISHED: readonly RequestStatus[] = ['pending', 'approved', 'releasing', 'filed', 'more_asked'];

function finishedIn(status: RequestStatus): Date | undefined {
  if (UNFINISHED.includes(status)) return undefined;
  if (status === 'expired') return EXPIRES_AT;
  return status === 'denied' || status === 'withdrawn' ? DECIDED_AT : FINISHED_AT;
}

/** What every request has: R-1042, pending; with a `status` its decision and times fit that status. */
export function aRequestCore(status: RequestStatus = 'pending'): RequestCore {
  return {
    id: 1042 as RequestId,
    project: aProject(),
    requester: REQUESTER,
    purpose: 'Password reset calls for the web shop',
    status,
    version: 1,
    askedAt: ASKED_AT,
    expiresAt: EXPIRES_AT,
    ...decisionIn(status),
    finishedAt: finishedIn(status),
    cardPermalink: 'https://example.slack.com/archives/C0VOICE/p1795615500000100',
  };
}

/**
 * A request for numbers as read from the database: three in the United States and one in Canada. With a `status` its
 * orders fit that status as well; every other member can be replaced.
 */
export function aRequestView(overrides: Partial<LeaseRequest> = {}): LeaseRequest {
  const status = overrides.status ?? 'pending';
  const lines = overrides.lines ?? twoLines();
  return {
    ...aRequestCore(status),
    kind: 'lease_numbers',
    lines,
    orders: ordersIn(status, lines),
    supportCase: undefined,
    ...overrides,
  };
}
