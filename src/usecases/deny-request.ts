import { findRequestView } from '#db/queries/request-view.ts';
import type { UserActor } from '../domain/actor.ts';
import { refuseDenial, refuseReason } from '../domain/decide.ts';
import { ok, type Result, refused } from '../domain/errors.ts';
import type { RequestId } from '../domain/request.ts';
import type { RequestView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { type DecideInput, decideRequest } from './decide-request.ts';
import { readAsker } from './people.ts';
import { promiseResult } from './settle-request.ts';

/** A lead's no, with the reason that the requester reads. */
export function denyRequest(
  context: Context,
  input: DecideInput & { readonly reason: string },
): Promise<Result<RequestView>> {
  const reason = input.reason.trim();
  return decideRequest(context, input, {
    status: 'denied',
    action: 'request.denied',
    reason,
    refuse: (asker, request, now) => refuseDenial(asker, request, now) ?? refuseReason(reason),
    along: (tx, handOn, request, now) => promiseResult(tx, handOn, request, 'denied', now),
  });
}

/** Whether this person could deny now, so that nobody writes a reason in vain. */
export async function previewDenial(
  context: Context,
  actor: UserActor,
  requestId: RequestId,
): Promise<Result<RequestView>> {
  const request = await findRequestView(context.db, requestId);
  if (request === undefined) return refused({ code: 'request_unknown' });
  const refusal = refuseDenial(await readAsker(context.db, actor, context), request, context.clock.now());
  return refusal === undefined ? ok(request) : refused(refusal);
}
