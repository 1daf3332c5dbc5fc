import type { Tx } from '#db/client.ts';
import { markOrderFailed, markOrdersDue } from '#db/queries/orders.ts';
import type { HandOn } from '#db/transaction.ts';
import { findCountry } from '../domain/countries.ts';
import { refuseApproving } from '../domain/decide.ts';
import type { Result } from '../domain/errors.ts';
import type { RequestView } from '../domain/request-view.ts';
import { auditFailedOrder } from './audit-order.ts';
import type { Context } from './context.ts';
import { type DecideInput, decideRequest } from './decide-request.ts';
import { handOnOrders } from './promises.ts';
import { settleRequest } from './settle-request.ts';

/** Orders that the API cannot lease end at once, with the text for AWS Support; the others go to work. */
async function putOrdersToWork(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  request: RequestView,
  now: Date,
  correlationId: string,
): Promise<void> {
  for (const order of request.orders) {
    if (findCountry(order.line.country)?.leasedVia !== 'support_case') continue;
    const failure = { code: 'support_case_needed', details: {} } as const;
    await markOrderFailed(tx, order.id, 'queued', failure);
    const actor = { kind: 'system' } as const;
    await auditFailedOrder(tx, { at: now, actor, request, order, from: 'queued', correlationId, ...failure });
  }
  handOnOrders(handOn, await markOrdersDue(tx, request.id, now));
  await settleRequest(context, tx, handOn, request.id);
}

/** A lead's yes: of any number of clicks one wins, and exactly the numbers that were shown go to work. */
export function approveRequest(context: Context, input: DecideInput): Promise<Result<RequestView>> {
  return decideRequest(context, input, {
    status: 'approved',
    action: 'request.approved',
    refuse: refuseApproving,
    along: (tx, handOn, request, now) =>
      putOrdersToWork(context, tx, handOn, request, now, input.correlationId),
  });
}
