import type { RequestStatus } from './request.ts';
import type { LeaseRequest, OrderView } from './request-view.ts';

export interface Progress {
  readonly total: number;
  /** Numbers that are ours, whether AWS has set them up or not. */
  readonly leased: number;
  readonly settingUp: number;
  readonly failed: number;
  /** AWS leases them only through a support case; they are ours once they arrive in the inventory. */
  readonly inCase: number;
  /** Somebody of ours works on them. */
  readonly open: number;
}

type OrderState = Pick<OrderView, 'status'> & {
  readonly number: Pick<NonNullable<OrderView['number']>, 'status'> | undefined;
};

export function progressOf(orders: readonly OrderState[]): Progress {
  const leased = orders.filter((order) => order.status === 'leased');
  const failed = orders.filter((order) => order.status === 'failed').length;
  const inCase = orders.filter((order) => order.status === 'in_case').length;
  return {
    total: orders.length,
    leased: leased.length,
    settingUp: leased.filter((order) => order.number !== undefined && isBeingSetUp(order.number.status))
      .length,
    failed,
    inCase,
    open: orders.length - leased.length - failed - inCase,
  };
}

export function isBeingSetUp(status: NonNullable<OrderView['number']>['status']): boolean {
  return status === 'PENDING' || status === 'ASSOCIATING';
}

/** The status of an approved request, from its orders alone. */
export function statusFrom(orders: readonly OrderState[]): RequestStatus {
  const { total, settingUp, failed, inCase, open } = progressOf(orders);
  if (open > 0) return 'approved';
  if (failed === total) return 'failed';
  if (failed > 0) return 'partly_leased';
  return settingUp + inCase > 0 ? 'waiting' : 'leased';
}

/** Statuses from which a request may move to which; the database enforces each move by a conditional write. */
export const MOVES: Readonly<Record<RequestStatus, readonly RequestStatus[]>> = {
  pending: ['approved', 'denied', 'withdrawn', 'expired'],
  approved: [
    'waiting',
    'leased',
    'partly_leased',
    'enabled',
    'releasing',
    'kept',
    'filed',
    'granted',
    'refused',
    'failed',
  ],
  waiting: ['leased', 'partly_leased', 'granted', 'refused', 'failed'],
  releasing: ['relinquished', 'failed'],
  filed: ['more_asked', 'granted', 'refused'],
  more_asked: ['filed', 'granted', 'refused'],
  leased: [],
  // Without a click only when AWS answers a call late that was thought to be lost, or a number arrives by a case.
  partly_leased: ['approved', 'failed', 'waiting', 'leased'],
  failed: ['approved', 'waiting', 'leased', 'partly_leased'],
  enabled: [],
  relinquished: [],
  kept: [],
  granted: [],
  refused: [],
  denied: [],
  withdrawn: [],
  expired: [],
};

const RESULTS: readonly RequestStatus[] = [
  'leased',
  'partly_leased',
  'enabled',
  'relinquished',
  'kept',
  'granted',
  'refused',
  'failed',
  'denied',
  'expired',
];

/** Whether entering this status is worth a result message: the others are told by the redrawn receipt. */
export function isResult(status: RequestStatus): boolean {
  return RESULTS.includes(status);
}

/** One square per number: “■■■□”. */
export function progressBar(request: Pick<LeaseRequest, 'orders'>): string {
  const { leased, total } = progressOf(request.orders);
  return '■'.repeat(leased) + '□'.repeat(total - leased);
}
