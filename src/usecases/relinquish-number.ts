import { markCountedDown } from '#db/queries/relinquishments.ts';
import { getRequestOf } from '#db/queries/request-view.ts';
import { findCorrelationId, lockRequest } from '#db/queries/requests.ts';
import { findWork, takeWork, type WorkState } from '#db/queries/work.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { isOurs } from '../domain/inventory.ts';
import { nextCountdownAt } from '../domain/relinquish.ts';
import type { RequestId } from '../domain/request.ts';
import type { RelinquishRequest } from '../domain/request-view.ts';
import { RELEASER, type ReleaseTurn, TAKE_OVER_AFTER_MS } from './call-for-release.ts';
import { type Context, transact } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { promiseRedrawOfNewVersion } from './promises.ts';
import { endUnreleased } from './record-release.ts';
import { releaseNumber } from './release-number.ts';
import { seeNumber } from './see-number.ts';
import { moveRequest } from './settle-request.ts';

/** The card says how many days are left, on the last day how many hours: it is drawn again when they change. */
async function countDown(
  context: Context,
  { id }: RelinquishRequest,
  from: Date,
  relinquishAt: Date,
): Promise<JobOutcome> {
  const runAgainAt = nextCountdownAt(relinquishAt, context.clock.now());
  await transact(context, async (tx, handOn) => {
    if ((await lockRequest(tx, id)) !== 'approved') return;
    if ((await markCountedDown(tx, id, from, runAgainAt)) === undefined) return;
    await promiseRedrawOfNewVersion(tx, handOn, context, id);
  });
  return { runAgainAt };
}

/** The number that the inventory says is gone, in the grace period: ends the request if AWS does not have it either. */
async function endIfGone(
  context: Context,
  request: RelinquishRequest,
  { attempts }: WorkState,
): Promise<boolean> {
  const { id, number } = request;
  const correlationId = (await findCorrelationId(context.db, id)) ?? `request-${id}`;
  try {
    const look = { actor: RELEASER, requestId: id, correlationId };
    if ((await seeNumber(context, number, look)) !== undefined) return false;
  } catch (error) {
    if (awsCodeOf(error) === undefined) throw error;
    return false;
  }
  const failure = { code: 'number_gone_at_aws', details: {} } as const;
  await transact(context, async (tx, handOn) => {
    if ((await lockRequest(tx, id)) !== 'approved') return;
    await endUnreleased(context, tx, handOn, { request, attempts, correlationId }, failure);
  });
  return true;
}

/**
 * Takes the request for one try, and from the grace period when it is over: from then on nobody can keep the number.
 * Undefined when somebody has kept it, or another worker has it.
 */
function takeTurn(context: Context, id: RequestId): Promise<ReleaseTurn | undefined> {
  const now = context.clock.now();
  const takeOverAt = new Date(now.getTime() + TAKE_OVER_AFTER_MS);
  return transact(context, async (tx, handOn) => {
    const status = await lockRequest(tx, id);
    if (status !== 'approved' && status !== 'releasing') return undefined;
    const attempts = await takeWork(tx, 'relinquish_number', id, now, takeOverAt);
    if (attempts === undefined) return undefined;
    const request = await getRequestOf(tx, 'relinquish_number', id);
    const { phoneNumber, id: numberId } = request.number;
    if (status === 'approved')
      await moveRequest(context, tx, handOn, request, {
        from: ['approved'],
        to: 'releasing',
        action: 'relinquish.started',
        actor: RELEASER,
        numberId,
        facts: { phoneNumber },
      });
    const correlationId = (await findCorrelationId(tx, id)) ?? `request-${id}`;
    return { request: await getRequestOf(tx, 'relinquish_number', id), attempts, correlationId };
  });
}

/**
 * Sees to an approved release: draws its countdown until the grace period is over, then gives the number back to AWS
 * (guide, relinquishing). Safe to run at any time and by any number of workers; the row says what is due.
 */
export async function relinquishNumber(context: Context, id: RequestId): Promise<JobOutcome> {
  const work = await findWork(context.db, 'relinquish_number', id);
  const now = context.clock.now();
  if (work?.dueAt === undefined) return undefined;
  if (work.dueAt > now) return { runAgainAt: work.dueAt };
  const request = await getRequestOf(context.db, 'relinquish_number', id);
  const { status, relinquishAt } = request;
  if (status === 'approved' && relinquishAt !== undefined && now < relinquishAt) {
    if (!isOurs(request.number) && (await endIfGone(context, request, work))) return undefined;
    return countDown(context, request, work.dueAt, relinquishAt);
  }
  const turn = await takeTurn(context, id);
  return turn === undefined ? undefined : releaseNumber(context, turn);
}
