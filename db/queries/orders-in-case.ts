import type { ErrorDetails, OrderErrorCode } from '#src/domain/errors.ts';
import type { OrderId, RequestId } from '#src/domain/request.ts';
import type { Tx } from '../client.ts';
import { and, eq } from '../drizzle.ts';
import { orders } from '../schema/schema.ts';

/** AWS Support refused the numbers that waited for the case. */
export async function markOrdersInCaseFailed(
  tx: Tx,
  requestId: RequestId,
  failure: { readonly code: OrderErrorCode; readonly details: ErrorDetails },
): Promise<readonly OrderId[]> {
  const rows = await tx
    .update(orders)
    .set({ status: 'failed', errorCode: failure.code, errorDetails: failure.details, dueAt: null })
    .where(and(eq(orders.requestId, requestId), eq(orders.status, 'in_case')))
    .returning({ id: orders.id });
  return rows.map((row) => row.id);
}
