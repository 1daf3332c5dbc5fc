import type { Tx } from '#db/client.ts';
import { markOrdersDue, markOrdersInCase } from '#db/queries/orders.ts';
import type { HandOn } from '#db/transaction.ts';
import { findCountry } from '../domain/countries.ts';
import type { LeaseRequest } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { openNumbersCase } from './open-case.ts';
import { handOnOrders } from './promises.ts';
import { settleRequest } from './settle-request.ts';

/** Orders that AWS leases only through a support case wait for it; the others go to work. */
export async function startLeasing(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  request: LeaseRequest,
  now: Date,
  correlationId: string,
): Promise<void> {
  const inCase = request.orders.filter(
    (order) => findCountry(order.line.country)?.leasedVia === 'support_case',
  );
  if (inCase.length > 0) {
    await markOrdersInCase(
      tx,
      inCase.map((order) => order.id),
    );
    await openNumbersCase(context, tx, handOn, request, inCase, now, correlationId);
  }
  handOnOrders(handOn, await markOrdersDue(tx, request.id, now));
  await settleRequest(context, tx, handOn, request.id);
}
