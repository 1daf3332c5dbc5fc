import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { markOrdersQueuedAgain } from '#db/queries/orders.ts';
import { findRequestView, getRequestView } from '#db/queries/request-view.ts';
import { markRequestMoved } from '#db/queries/requests.ts';
import type { HandOn } from '#db/transaction.ts';
import { isRetryable, refuseRetry } from '../domain/decide.ts';
import { ok, type Result, refused } from '../domain/errors.ts';
import type { LeaseRequest, RequestView } from '../domain/request-view.ts';
import { type Context, transact } from './context.ts';
import type { DecideInput } from './decide-request.ts';
import { readAsker } from './people.ts';
import { handOnOrders, promiseRedrawOfNewVersion } from './promises.ts';
import { startWork } from './start-work.ts';

/** The orders that failed go back to work; answers how many. */
async function leaseAgain(tx: Tx, handOn: HandOn, request: LeaseRequest, now: Date): Promise<number> {
  const failed = request.orders.filter(isRetryable).map((order) => order.id);
  const again = await markOrdersQueuedAgain(tx, failed, now);
  handOnOrders(handOn, again);
  return again.length;
}

/** Does again only what failed. Of any number of clicks one puts it back to work. */
export async function retryRequest(
  context: Context,
  { actor, correlationId, requestId }: DecideInput,
): Promise<Result<RequestView>> {
  const request = await findRequestView(context.db, requestId);
  if (request === undefined) return refused({ code: 'request_unknown' });
  const asker = await readAsker(context.db, actor, context);
  const refusal = refuseRetry(asker, request);
  if (refusal !== undefined) return refused(refusal);

  const now = context.clock.now();
  const retried = await transact(context, async (tx, handOn) => {
    const moved = await markRequestMoved(tx, requestId, [request.status], 'approved', null);
    if (moved === undefined) return undefined;
    const isLease = request.kind === 'lease_numbers';
    const orders = isLease ? await leaseAgain(tx, handOn, request, now) : undefined;
    if (!isLease) await startWork(context, tx, handOn, request, now, correlationId);
    await insertAuditEvent(tx, {
      at: now,
      actor,
      action: 'request.retried',
      projectId: request.project.id,
      requestId,
      before: { status: request.status },
      after: { kind: request.kind, status: 'approved', ...(orders === undefined ? {} : { orders }) },
      correlationId,
    });
    await promiseRedrawOfNewVersion(tx, handOn, context, requestId);
    return getRequestView(tx, requestId);
  });
  return retried === undefined ? refused({ code: 'nothing_to_try_again' }) : ok(retried);
}
