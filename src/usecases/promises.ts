import type { Tx } from '#db/client.ts';
import { markCardsStale } from '#db/queries/cards.ts';
import { listPeopleOfNumbers, markHomesStale } from '#db/queries/homes.ts';
import { insertNotice, type NewNotice } from '#db/queries/notices.ts';
import { listProjectsOfRegion } from '#db/queries/projects.ts';
import {
  bumpRequestVersion,
  listPendingRequestsOfProject,
  listPeopleOfRequest,
} from '#db/queries/requests.ts';
import type { HandOn } from '#db/transaction.ts';
import type { NumberId, OrderId, ProjectId, RequestId, SlackUserId } from '../domain/request.ts';
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
  await promiseHomesOfRequest(tx, handOn, context, requestId);
}

/** Promises that the App Homes that list a request will show what is: the requester's, the leads' and the admins'. */
export async function promiseHomesOfRequest(
  tx: Tx,
  handOn: HandOn,
  context: Context,
  requestId: RequestId,
): Promise<void> {
  const people = await listPeopleOfRequest(tx, requestId);
  await promiseHomes(tx, handOn, context, [...people, ...context.settings.admins]);
}

/** Promises that the App Homes of these people, those that were ever opened, will show what is. */
export async function promiseHomes(
  tx: Tx,
  handOn: HandOn,
  context: Context,
  userIds: readonly SlackUserId[],
): Promise<void> {
  const now = context.clock.now();
  const publishAt = new Date(now.getTime() + context.settings.redrawIntervalMs);
  for (const id of await markHomesStale(tx, [...new Set(userIds)], now, publishAt))
    handOn({ name: 'home.publish', payload: { id }, notBefore: publishAt });
}

/** Promises that the App Homes that count these numbers will: their owners' and their leads'. */
export async function promiseHomesOfNumbers(
  tx: Tx,
  handOn: HandOn,
  context: Context,
  ids: readonly NumberId[],
): Promise<void> {
  await promiseHomes(tx, handOn, context, await listPeopleOfNumbers(tx, ids));
}

/** Promises that the App Homes of those who look after a Region will show its account as it is: leads and admins. */
export async function promiseHomesOfRegion(
  tx: Tx,
  handOn: HandOn,
  context: Context,
  region: string,
): Promise<void> {
  const leads = (await listProjectsOfRegion(tx, region)).flatMap((project) => project.leads);
  await promiseHomes(tx, handOn, context, [...leads, ...context.settings.admins]);
}

/** Promises a redraw after a change that did not itself raise the request's version. */
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
