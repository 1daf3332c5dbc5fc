import { setKeptBy } from '#db/queries/relinquishments.ts';
import { findRequestView, getRequestOf } from '#db/queries/request-view.ts';
import { refuseKeeping } from '../domain/decide.ts';
import { ok, type Result, refused } from '../domain/errors.ts';
import { isOfKind, type RelinquishRequest } from '../domain/request-view.ts';
import { type Context, transact } from './context.ts';
import type { DecideInput } from './decide-request.ts';
import { readAsker } from './people.ts';
import { moveRequest } from './settle-request.ts';

/**
 * Keeps a number whose release is approved, until the moment in which a worker begins to release it: one conditional
 * update, so exactly one of the two wins. A loser is told why from the row as it is then.
 */
export async function keepNumber(
  context: Context,
  { actor, requestId }: DecideInput,
): Promise<Result<RelinquishRequest>> {
  for (;;) {
    const request = await findRequestView(context.db, requestId);
    if (request === undefined || !isOfKind(request, 'relinquish_number'))
      return refused({ code: 'request_unknown' });
    const refusal = refuseKeeping(await readAsker(context.db, actor, context), request);
    if (refusal !== undefined) return refused(refusal);
    const kept = await transact(context, async (tx, handOn) => {
      const moved = await moveRequest(context, tx, handOn, request, {
        from: ['approved'],
        to: 'kept',
        action: 'relinquish.kept',
        actor,
        numberId: request.number.id,
        facts: { phoneNumber: request.number.phoneNumber },
      });
      if (moved === undefined) return undefined;
      await setKeptBy(tx, requestId, actor);
      return getRequestOf(tx, 'relinquish_number', requestId);
    });
    // Nothing leads back to `approved`, so the second look at the latest says what was first.
    if (kept !== undefined) return ok(kept);
  }
}
