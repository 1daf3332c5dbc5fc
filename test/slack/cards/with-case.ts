import type { LineId } from '#src/domain/request.ts';
import type { AccessRequest, LeaseRequest } from '#src/domain/request-view.ts';
import type { CaseStatus, CaseView } from '#src/domain/support-case.ts';
import { aLine, aRequestView, failed, leased, ordersOf } from '../../support/request-view.ts';
import { aCase, anAccessRequest } from '../../support/requests-of-every-kind.ts';

export const LINES = [aLine({ quantity: 2 }), aLine({ id: 2 as LineId, country: 'AR', quantity: 2 })];

/** Two numbers leased, two that wait for a support case; the second one may have failed. */
export function leaseWithCase(
  status: CaseStatus,
  hasFailed = false,
  overrides: Partial<CaseView> = {},
): LeaseRequest {
  const orders = ordersOf(LINES).map((order) => {
    if (order.position > 2) return { ...order, status: 'in_case' as const };
    return hasFailed && order.position === 2 ? failed(order) : leased(order);
  });
  const supportCase = aCase(status, overrides);
  return aRequestView({ status: hasFailed ? 'partly_leased' : 'waiting', lines: LINES, orders, supportCase });
}

/** Production access with its case in this state. */
export const accessWith = (status: CaseStatus, overrides: Partial<CaseView> = {}): AccessRequest =>
  anAccessRequest({ status: 'approved', supportCase: aCase(status, overrides) });
