import type { Tx } from '#db/client.ts';
import { markCardsStale } from '#db/queries/cards.ts';
import { insertNotice, type NewNotice } from '#db/queries/notices.ts';
import { bumpRequestVersion, listPendingRequestsOfProject } from '#db/queries/requests.ts';
import type { HandOn } from '#db/transaction.ts';
import type { OrderId, ProjectId, RequestId } from '../domain/request.ts';
import type { Context } from './context.ts';

/** Promises a message; the same promise made again is the first one. */
export async function promiseNotice(tx: Tx, handOn: HandOn, notice: NewNotice): Promise<void> {
  const id = await insertNotice(tx, notice);
  if (id !== undefined) handOn({ name: 'notice.deliver', payload: { id }, notBefore: notice.dueAt });
}

/** Promises that every known copy of a request's card will show what the row says now. */
export async function promiseRedraw(
  tx: Tx,
  handOn: HandOn,
  context: Context,
  requestId: RequestId,
): Promise<void> {
  const stale = await markCardsStale(tx, requestId, context.clock.now(), context.settings.redrawIntervalMs);
  for (const { id, redrawAt } of stale) handOn({ name: 'card.redraw', payload: { id }, notBefore: redrawAt });
}

/** The same for a change that did not itself raise the request's version. */
export async function promiseRedrawOfNewVersion(
  tx: Tx,
  handOn: HandOn,
  context: Context,
  requestId: RequestId,
): Promise<void> {
  await bumpRequestVersion(tx, requestId);
  await promiseRedraw(tx, handOn, context, requestId);
}

/** The cards of requests that wait for a decision show the project: its leads, and that it was archived. */
export async function promiseRedrawOfPending(
  tx: Tx,
  handOn: HandOn,
  context: Context,
  projectId: ProjectId,
): Promise<void> {
  for (const requestId of await listPendingRequestsOfProject(tx, projectId))
    await promiseRedrawOfNewVersion(tx, handOn, context, requestId);
}

export function handOnOrders(handOn: HandOn, ids: readonly OrderId[]): void {
  for (const id of ids) handOn({ name: 'order.lease', payload: { id } });
}
