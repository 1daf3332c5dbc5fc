import type { Queryable } from '#db/client.ts';
import { mayHaveBeenDone } from '#db/queries/aws-calls.ts';
import { markReleaseGivenUp } from '#db/queries/relinquishments.ts';
import { lockRequest } from '#db/queries/requests.ts';
import { markWorkPostponed } from '#db/queries/work.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { AWS_ERROR_TRAITS } from '../domain/aws-errors.ts';
import type { AppError, ErrorCode } from '../domain/errors.ts';
import { MAX_ORDER_ATTEMPTS, orderBackoffMs } from '../domain/pacing.ts';
import type { RequestId } from '../domain/request.ts';
import type { RelinquishRequest } from '../domain/request-view.ts';
import type { ReleaseTurn } from './call-for-release.ts';
import { type Context, transact } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { endUnreleased } from './record-release.ts';

/** What our own steps have undone, and AWS may still see for a moment. */
const SETTLES: readonly ErrorCode[] = ['aws_number_in_pool', 'aws_number_protected'];

/** Whether Dialtone has, or may have, unprotected or released the number for this request. */
export async function hasTouched(db: Queryable, requestId: RequestId): Promise<boolean> {
  return (
    (await mayHaveBeenDone(db, requestId, 'UpdatePhoneNumber')) ||
    (await mayHaveBeenDone(db, requestId, 'ReleasePhoneNumber'))
  );
}

/** The same, or taken it out of its pool. */
async function hasBegun(db: Queryable, requestId: RequestId): Promise<boolean> {
  const hasLeftPool = await mayHaveBeenDone(db, requestId, 'DisassociateOriginationIdentity');
  return hasLeftPool || hasTouched(db, requestId);
}

/** Whether the same try can succeed later without anybody's doing; a number that is not found is looked for again. */
async function isPassing(
  context: Context,
  { id, failure }: RelinquishRequest,
  error: AppError,
): Promise<boolean> {
  const code = awsCodeOf(error);
  if (code === undefined) return false;
  if (AWS_ERROR_TRAITS[code].then === 'retry' || code === 'aws_not_found') return true;
  const settles = SETTLES.includes(code) || error.details.reason === 'RESOURCE_NOT_ACTIVE';
  return settles && failure === undefined && (await hasBegun(context.db, id));
}

/**
 * The release has failed. What Dialtone has changed on the way is put right by the next run, which also finds out what
 * became of a call whose answer was lost; where nothing was changed the request ends at once.
 */
async function giveUp(context: Context, turn: ReleaseTurn, error: AppError): Promise<JobOutcome> {
  const { request, attempts } = turn;
  const { code, details } = error;
  const now = context.clock.now();
  const isTouched = await transact(context, async (tx, handOn) => {
    await lockRequest(tx, request.id);
    if (await hasTouched(tx, request.id)) {
      await markReleaseGivenUp(tx, request.id, attempts, { code, details }, now);
      return true;
    }
    await endUnreleased(context, tx, handOn, turn, { code, details });
    return false;
  });
  return isTouched ? { runAgainAt: now } : undefined;
}

/** AWS did not do what was asked, or did not say. What passes is tried again; the rest ends the request. */
export async function recordReleaseFailure(
  context: Context,
  turn: ReleaseTurn,
  error: AppError,
): Promise<JobOutcome> {
  const { request, attempts } = turn;
  const { failure } = request;
  const { code, details } = error;
  const isRestoring = failure !== undefined;
  const isTriedAgain =
    (await isPassing(context, request, error)) && (isRestoring || attempts < MAX_ORDER_ATTEMPTS);
  context.log.warn(
    { requestId: request.id, numberId: request.number.id, code, ...details, tries: attempts, isTriedAgain },
    isRestoring ? 'release was not put right' : 'number was not released',
  );
  if (isTriedAgain) {
    const waitMs = details.retryAfterMs ?? orderBackoffMs(attempts);
    const runAgainAt = new Date(context.clock.now().getTime() + waitMs);
    await markWorkPostponed(context.db, 'relinquish_number', request.id, attempts, runAgainAt);
    return { runAgainAt };
  }
  if (!isRestoring) return giveUp(context, turn, error);
  context.log.error(
    { requestId: request.id, numberId: request.number.id, code },
    'number could not be protected again',
  );
  await transact(context, (tx, handOn) => endUnreleased(context, tx, handOn, turn, failure));
  return undefined;
}
