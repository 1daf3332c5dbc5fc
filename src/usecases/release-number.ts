import { randomUUID } from 'node:crypto';
import { mayHaveBeenDone } from '#db/queries/aws-calls.ts';
import { setNumberPoolLeft, setNumberProtection } from '#db/queries/number-changes.ts';
import { findClientToken } from '#db/queries/relinquishments.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { AppError } from '../domain/errors.ts';
import { changeSinceApproval } from '../domain/relinquish.ts';
import type { Failure } from '../domain/request-view.ts';
import type { AwsNumber } from '../ports.ts';
import { auditRelease, callForRelease, RELEASER, type ReleaseTurn } from './call-for-release.ts';
import { type Context, transact } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { endUnreleased, recordReleased } from './record-release.ts';
import { hasTouched, recordReleaseFailure } from './record-release-failure.ts';
import { seeNumber } from './see-number.ts';

async function leavePool(context: Context, turn: ReleaseTurn, poolId: string): Promise<boolean> {
  const { id: requestId, number } = turn.request;
  const { region, awsId, country } = number;
  const operation = 'DisassociateOriginationIdentity';
  const clientToken = (await findClientToken(context.db, requestId, operation)) ?? randomUUID();
  return callForRelease(context, turn, {
    operation,
    clientToken,
    send: () => context.voice.leavePool(region, { poolId, awsId, country, clientToken }),
    record: async (tx, _handOn, at) => {
      await setNumberPoolLeft(tx, number.id, at);
      await auditRelease(tx, turn, {
        at,
        action: 'number.pool_left',
        before: { poolId },
        after: { poolId: null, phoneNumber: number.phoneNumber },
      });
    },
  });
}

function setProtection(context: Context, turn: ReleaseTurn, isProtected: boolean): Promise<boolean> {
  const { number } = turn.request;
  return callForRelease(context, turn, {
    operation: 'UpdatePhoneNumber',
    send: () => context.voice.setDeletionProtection(number.region, number.awsId, isProtected),
    record: async (tx, _handOn, at) => {
      await setNumberProtection(tx, number.id, isProtected, at);
      await auditRelease(tx, turn, {
        at,
        action: 'number.protection_changed',
        before: { isProtected: !isProtected },
        after: { isProtected, phoneNumber: number.phoneNumber },
      });
    },
  });
}

/** AWS no longer has it: our own release, whose answer was lost, or somebody else's. */
async function endGone(context: Context, turn: ReleaseTurn): Promise<void> {
  const isOurs = await mayHaveBeenDone(context.db, turn.request.id, 'ReleasePhoneNumber');
  await transact(context, async (tx, handOn) => {
    const now = context.clock.now();
    if (isOurs) await recordReleased(context, tx, handOn, turn, now);
    else await endUnreleased(context, tx, handOn, turn, { code: 'number_gone_at_aws', details: {} });
  });
}

/** Each step only where the approved card said so, and only while nothing else has come to depend on the number. */
async function release(context: Context, turn: ReleaseTurn, found: AwsNumber): Promise<void> {
  const { impact, number } = turn.request;
  const change = changeSinceApproval(impact, found);
  if (change !== undefined) throw new AppError('number_changed_since_approval', change);
  if (found.poolId !== undefined && !(await leavePool(context, turn, found.poolId))) return;
  if (found.deletionProtected && !(await setProtection(context, turn, false))) return;
  await callForRelease(context, turn, {
    operation: 'ReleasePhoneNumber',
    send: () => context.voice.releaseNumber(number.region, number.awsId),
    record: (tx, handOn, at) => recordReleased(context, tx, handOn, turn, at),
  });
}

/** A number that stays ours is protected again where Dialtone took the protection off; then the request ends. */
async function restore(
  context: Context,
  turn: ReleaseTurn,
  found: AwsNumber,
  failure: Failure,
): Promise<void> {
  const { request } = turn;
  const isUncovered = request.impact.deletionProtected && !found.deletionProtected;
  const isOurDoing = isUncovered && (await mayHaveBeenDone(context.db, request.id, 'UpdatePhoneNumber'));
  if (isOurDoing && !(await setProtection(context, turn, true))) return;
  await transact(context, (tx, handOn) => endUnreleased(context, tx, handOn, turn, failure));
}

const hasChanged = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'number_changed_since_approval';

/** A look that fails leaves a doubt about what Dialtone has done: it must not end the request as if it were nothing. */
async function look(
  context: Context,
  { request, correlationId }: ReleaseTurn,
): Promise<AwsNumber | undefined> {
  try {
    return await seeNumber(context, request.number, {
      actor: RELEASER,
      requestId: request.id,
      correlationId,
    });
  } catch (error) {
    if (!(error instanceof AppError) || !(await hasTouched(context.db, request.id))) throw error;
    throw new AppError('aws_unavailable', error.details, { cause: error });
  }
}

/**
 * Gives a number back (AWS ReleasePhoneNumber, for good), or puts things right where that was refused. AWS is asked
 * first each time, since a release has no client token: what an earlier try has done is not done again.
 */
export async function releaseNumber(context: Context, turn: ReleaseTurn): Promise<JobOutcome> {
  const { failure } = turn.request;
  try {
    const found = await look(context, turn);
    if (found === undefined) await endGone(context, turn);
    else if (failure === undefined) await release(context, turn, found);
    else await restore(context, turn, found, failure);
    return undefined;
  } catch (error) {
    const isAnswer = awsCodeOf(error) !== undefined || hasChanged(error);
    if (!isAnswer || !(error instanceof AppError)) throw error;
    return await recordReleaseFailure(context, turn, error);
  }
}
