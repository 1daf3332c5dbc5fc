import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { closeAwsCall } from '#db/queries/aws-calls.ts';
import {
  type CallEnd,
  findOpenTryOfCall,
  markCallEnded,
  markCallPostponed,
  type StoredCall,
} from '#db/queries/calls.ts';
import { getInventoryNumber } from '#db/queries/inventory.ts';
import type { HandOn } from '#db/transaction.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { AWS_ERROR_TRAITS } from '../domain/aws-errors.ts';
import type { AppError, AwsErrorCode } from '../domain/errors.ts';
import { orderBackoffMs } from '../domain/pacing.ts';
import type { Failure } from '../domain/request-view.ts';
import type { CallStatus } from '../domain/voice-message.ts';
import { type Context, transact } from './context.ts';
import type { CallTry } from './place-call.ts';
import { promiseNotice } from './promises.ts';

export const CALL_JOB = { kind: 'job', name: 'call.place' } as const;

/** AWS's own answer also counts for a call that was given up meanwhile. */
const WHEN_ANSWERED: readonly CallStatus[] = ['calling', 'unknown'];

/** The call has ended: row, audit and result move in one transaction. False when it had ended otherwise. */
async function endCall(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  call: StoredCall,
  from: readonly CallStatus[],
  end: Omit<CallEnd, 'endedAt'>,
): Promise<boolean> {
  const now = context.clock.now();
  if ((await markCallEnded(tx, call.id, from, { ...end, endedAt: now })) === undefined) return false;
  const { project, phoneNumber } = await getInventoryNumber(tx, call.numberId);
  const { status, messageId, failure } = end;
  await insertAuditEvent(tx, {
    at: now,
    actor: CALL_JOB,
    action: 'call.ended',
    ...(project === undefined ? {} : { projectId: project.id }),
    numberId: call.numberId,
    before: { status: call.status },
    after: {
      call: call.id,
      phoneNumber,
      destination: call.destination,
      isDryRun: call.isDryRun,
      status,
      ...(messageId === undefined ? {} : { messageId }),
      ...(failure === undefined ? {} : { code: failure.code, reason: failure.details.reason ?? null }),
    },
    correlationId: call.correlationId,
  });
  await promiseNotice(tx, handOn, {
    callId: call.id,
    kind: 'call_result',
    recipient: call.callerId,
    dedupeKey: `call:${call.id}:${status}`,
    dueAt: now,
  });
  return true;
}

/** AWS has taken the message, or would have. */
export async function recordCallAnswer(
  context: Context,
  { call, journalId }: CallTry,
  messageId: string | undefined,
): Promise<JobOutcome> {
  const finishedAt = context.clock.now();
  await transact(context, async (tx, handOn) => {
    await closeAwsCall(tx, journalId, { outcome: 'done', finishedAt });
    const status = call.isDryRun ? 'checked' : 'sent';
    const named = messageId === undefined ? {} : { messageId };
    await endCall(context, tx, handOn, call, WHEN_ANSWERED, { status, ...named });
  });
  return undefined;
}

/** How a try ends that is not repeated. A dry run calls nobody, so there is nothing to be in doubt about. */
function endOf(call: StoredCall, outcome: 'refused' | 'unknown', failure: Failure): Omit<CallEnd, 'endedAt'> {
  if (outcome === 'refused' || call.isDryRun) return { status: 'failed', failure };
  return { status: 'unknown', failure: { ...failure, code: 'call_of_unknown_outcome' } };
}

/** AWS refused the message, or did not say: what surely called nobody and heals by itself is tried again. */
export async function recordCallFailure(
  context: Context,
  { call, journalId, tries, placeUntil }: CallTry,
  error: AppError,
): Promise<JobOutcome> {
  const { details } = error;
  const code = error.code as AwsErrorCode;
  const { then, outcome } = AWS_ERROR_TRAITS[code];
  const now = context.clock.now();
  const dueAt = new Date(now.getTime() + (details.retryAfterMs ?? orderBackoffMs(tries)));
  const isSafe = outcome === 'refused' || call.isDryRun;
  const isTriedAgain = then === 'retry' && isSafe && dueAt <= placeUntil;
  context.log.warn({ callId: call.id, code, ...details, tries, isTriedAgain }, 'call was not placed');
  return transact(context, async (tx, handOn) => {
    const failure = { code, details };
    await closeAwsCall(tx, journalId, { outcome, finishedAt: now, errorCode: code, errorDetails: details });
    const isPostponed = isTriedAgain && (await markCallPostponed(tx, call.id, dueAt)) !== undefined;
    if (isPostponed) return { runAgainAt: dueAt };
    await endCall(context, tx, handOn, call, WHEN_ANSWERED, endOf(call, outcome, failure));
    return undefined;
  });
}

/** Its worker gave no sign any more. A dry run goes back in line; what may have called somebody is not repeated. */
export async function recordDeadWorker(context: Context, call: StoredCall): Promise<JobOutcome> {
  const now = context.clock.now();
  return transact(context, async (tx, handOn) => {
    const journalId = await findOpenTryOfCall(tx, call);
    if (journalId !== undefined) await closeAwsCall(tx, journalId, { outcome: 'unknown', finishedAt: now });
    if (call.isDryRun)
      return (await markCallPostponed(tx, call.id, now)) === undefined ? undefined : { runAgainAt: now };
    const failure = { code: 'call_of_unknown_outcome', details: {} } as const;
    await endCall(context, tx, handOn, call, ['calling'], { status: 'unknown', failure });
    return undefined;
  });
}

/** Nobody placed it in time, such as while the queue was away; the person has gone on since. */
export async function endLateCall(context: Context, call: StoredCall): Promise<JobOutcome> {
  await transact(context, async (tx, handOn) => {
    const failure = { code: 'call_too_late', details: {} } as const;
    await endCall(context, tx, handOn, call, ['queued'], { status: 'failed', failure });
  });
  return undefined;
}
