import type { Tx } from '#db/client.ts';
import { getInventoryNumber } from '#db/queries/inventory.ts';
import { giveAccountRoom, markNumberReleased } from '#db/queries/number-changes.ts';
import { lockRequest } from '#db/queries/requests.ts';
import { markWorkEnded, setWorkDue } from '#db/queries/work.ts';
import type { HandOn } from '#db/transaction.ts';
import type { Failure } from '../domain/request-view.ts';
import { auditRelease, RELEASER, type ReleaseTurn } from './call-for-release.ts';
import type { Context } from './context.ts';
import { promiseHomes } from './promises.ts';
import { recordGone } from './see-number.ts';
import { moveRequest } from './settle-request.ts';

/** The number is AWS's again: inventory, room, audit, request and messages in one transaction. */
export async function recordReleased(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  turn: ReleaseTurn,
  at: Date,
): Promise<void> {
  const { request } = turn;
  const { id: numberId, phoneNumber, region, status, owner } = request.number;
  await lockRequest(tx, request.id);
  // True whoever records it; a worker that was taken over may have been the one that AWS heard.
  if ((await markNumberReleased(tx, numberId, at)) !== undefined) {
    await giveAccountRoom(tx, region);
    await auditRelease(tx, turn, {
      at,
      action: 'number.released',
      before: { status },
      after: { status: 'DELETED', phoneNumber, region },
    });
  }
  const moved = await moveRequest(context, tx, handOn, request, {
    from: ['releasing'],
    to: 'relinquished',
    action: 'request.finished',
    actor: RELEASER,
    numberId,
    facts: { phoneNumber },
  });
  if (moved === undefined) return;
  await setWorkDue(tx, 'relinquish_number', request.id, null);
  if (owner !== undefined) await promiseHomes(tx, handOn, context, [owner]);
}

/** The request ends with the number still ours, or gone by another hand; unless another worker has it by now. */
export async function endUnreleased(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  turn: ReleaseTurn,
  { code, details }: Failure,
): Promise<void> {
  const { request, attempts, correlationId } = turn;
  await lockRequest(tx, request.id);
  const number = await getInventoryNumber(tx, request.number.id);
  const hasLeft = request.impact.poolId !== undefined && number.poolId === undefined;
  const failure = { code, details: hasLeft ? { ...details, leftPoolId: request.impact.poolId } : details };
  if ((await markWorkEnded(tx, 'relinquish_number', request.id, attempts, failure)) === undefined) return;
  if (code === 'number_gone_at_aws')
    await recordGone(
      tx,
      number,
      { actor: RELEASER, requestId: request.id, correlationId },
      context.clock.now(),
    );
  await moveRequest(context, tx, handOn, request, {
    // From the grace period, too: the number may go by another hand meanwhile.
    from: ['approved', 'releasing'],
    to: 'failed',
    action: 'request.finished',
    actor: RELEASER,
    numberId: number.id,
    facts: { phoneNumber: number.phoneNumber, code, reason: details.reason ?? null },
  });
}
