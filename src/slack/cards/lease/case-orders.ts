import type { LeaseRequest } from '#src/domain/request-view.ts';
import type { CaseView } from '#src/domain/support-case.ts';

/** The case that numbers of this request still wait for. */
export function awaitedCase({ orders, supportCase }: LeaseRequest): CaseView | undefined {
  return orders.some((order) => order.status === 'in_case') ? supportCase : undefined;
}
