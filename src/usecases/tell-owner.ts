import type { Tx } from '#db/client.ts';
import { getRequestOf } from '#db/queries/request-view.ts';
import type { HandOn } from '#db/transaction.ts';
import type { Actor } from '../domain/actor.ts';
import type { RequestId, RequestStatus, SlackUserId } from '../domain/request.ts';
import type { RequestView } from '../domain/request-view.ts';
import { promiseNotice } from './promises.ts';

/** The owner of the number, unless this is told them anyway: they asked for it, or did it themselves. */
function ownerToTell(request: RequestView, by: Actor | undefined): SlackUserId | undefined {
  if (request.kind !== 'relinquish_number') return undefined;
  const { owner } = request.number;
  const hasDoneIt = by?.kind === 'user' && by.userId === owner;
  return owner === request.requester || hasDoneIt ? undefined : owner;
}

/** Promises the owner a message with which the number can be kept, in the transaction of the approval. */
export async function promiseGraceToOwner(tx: Tx, handOn: HandOn, id: RequestId, dueAt: Date): Promise<void> {
  const request = await getRequestOf(tx, 'relinquish_number', id);
  const recipient = ownerToTell(request, request.decidedBy);
  if (recipient === undefined) return;
  await promiseNotice(tx, handOn, {
    requestId: id,
    kind: 'grace_to_owner',
    recipient,
    dedupeKey: `grace-owner:${id}`,
    forStatus: 'approved',
    dueAt,
  });
}

/** Promises the owner of a number how its release ended. */
export async function promiseResultToOwner(
  tx: Tx,
  handOn: HandOn,
  request: RequestView,
  end: { readonly status: RequestStatus; readonly by: Actor; readonly at: Date },
): Promise<void> {
  const recipient = ownerToTell(request, end.by);
  if (recipient === undefined) return;
  await promiseNotice(tx, handOn, {
    requestId: request.id,
    kind: 'result_to_owner',
    recipient,
    dedupeKey: `result-owner:${request.id}`,
    forStatus: end.status,
    dueAt: end.at,
  });
}
