import { insertAuditEvent } from '#db/queries/audit.ts';
import { markOrdersQueuedAgain } from '#db/queries/orders.ts';
import { findRequestView, getRequestView } from '#db/queries/request-view.ts';
import { markRequestMoved } from '#db/queries/requests.ts';
import { isRetryable, refuseRetry } from '../domain/decide.ts';
import { ok, type Result, refused } from '../domain/errors.ts';
import type { RequestView } from '../domain/request-view.ts';
import { type Context, transact } from './context.ts';
import type { DecideInput } from './decide-request.ts';
import { readAsker } from './people.ts';
import { handOnOrders, promiseRedrawOfNewVersion } from './promises.ts';

/** Leases again only what failed. Of any number of clicks one puts the orders back to work. */
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
  const failed = request.orders.filter(isRetryable);
  const isWon = await transact(context, async (tx, handOn) => {
    const moved = await markRequestMoved(tx, requestId, [request.status], 'approved', null);
    if (moved === undefined) return false;
    const again = await markOrdersQueuedAgain(
      tx,
      failed.map((order) => order.id),
      now,
    );
    await insertAuditEvent(tx, {
      at: now,
      actor,
      action: 'request.retried',
      projectId: request.project.id,
      requestId,
      before: { status: request.status },
      after: { status: 'approved', orders: again.length },
      correlationId,
    });
    await promiseRedrawOfNewVersion(tx, handOn, context, requestId);
    handOnOrders(handOn, again);
    return true;
  });
  return isWon ? ok(await getRequestView(context.db, requestId)) : refused({ code: 'nothing_to_try_again' });
}
