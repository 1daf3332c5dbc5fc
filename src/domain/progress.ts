import type { RequestStatus } from './request.ts';
import type { OrderView, RequestView } from './request-view.ts';

export interface Progress {
  readonly total: number;
  /** Numbers that are ours, whether AWS has set them up or not. */
  readonly leased: number;
  readonly settingUp: number;
  readonly failed: number;
  readonly open: number;
}

type OrderState = Pick<OrderView, 'status'> & {
  readonly number: Pick<NonNullable<OrderView['number']>, 'status'> | undefined;
};

export function progressOf(orders: readonly OrderState[]): Progress {
  const leased = orders.filter((order) => order.status === 'leased');
  const failed = orders.filter((order) => order.status === 'failed').length;
  return {
    total: orders.length,
    leased: leased.length,
    settingUp: leased.filter((order) => order.number !== undefined && isBeingSetUp(order.number.status))
      .length,
    failed,
    open: orders.length - leased.length - failed,
  };
}

export function isBeingSetUp(status: NonNullable<OrderView['number']>['status']): boolean {
  return status === 'PENDING' || status === 'ASSOCIATING';
}

/** The status of an approved request, from its orders alone. */
export function statusFrom(orders: readonly OrderState[]): RequestStatus {
  const { total, settingUp, failed, open } = progressOf(orders);
  if (open > 0) return 'approved';
  if (failed === total) return 'failed';
  if (failed > 0) return 'partly_leased';
  return settingUp > 0 ? 'waiting' : 'leased';
}

/** Statuses from which a request may move to which; the database enforces each move by a conditional write. */
export const MOVES: Readonly<Record<RequestStatus, readonly RequestStatus[]>> = {
  pending: ['approved', 'denied', 'withdrawn', 'expired'],
  approved: ['waiting', 'leased', 'partly_leased', 'failed'],
  waiting: ['leased', 'partly_leased', 'failed'],
  leased: [],
  // Without a click only when AWS answers a call late that was thought to be lost.
  partly_leased: ['approved', 'failed', 'waiting', 'leased'],
  failed: ['approved', 'waiting', 'leased', 'partly_leased'],
  denied: [],
  withdrawn: [],
  expired: [],
};

/** Whether entering this status is worth a result message: waiting is told by the redrawn receipt. */
export function isResult(status: RequestStatus): boolean {
  return ['leased', 'partly_leased', 'failed', 'denied', 'expired'].includes(status);
}

/** One square per number: “■■■□”. */
export function progressBar(request: Pick<RequestView, 'orders'>): string {
  const { leased, total } = progressOf(request.orders);
  return '■'.repeat(leased) + '□'.repeat(total - leased);
}
