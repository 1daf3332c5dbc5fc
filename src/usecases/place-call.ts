import { insertAuditEvent } from '#db/queries/audit.ts';
import { insertAwsCall } from '#db/queries/aws-calls.ts';
import { countTriesOfCall, findCall, markCallCalling, type StoredCall } from '#db/queries/calls.ts';
import { getInventoryNumber } from '#db/queries/inventory.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { AppError } from '../domain/errors.ts';
import type { InventoryNumber } from '../domain/inventory.ts';
import type { CallId } from '../domain/request.ts';
import { type Context, transact } from './context.ts';
import { awsCodeOf } from './failure.ts';
import {
  CALL_JOB,
  endLateCall,
  recordCallAnswer,
  recordCallFailure,
  recordDeadWorker,
} from './record-call.ts';

/** A worker that has not answered by then is taken for dead, and nobody can know whether AWS called. */
const GIVE_UP_AFTER_MS = 120_000;
/** Nobody is called later than this after it was asked for. */
const PLACE_WITHIN_MS = 10 * 60_000;

/** One try of one call, as the journal has it. */
export interface CallTry {
  readonly call: StoredCall;
  readonly number: InventoryNumber;
  readonly journalId: number;
  readonly tries: number;
  /** After that it is not tried again. */
  readonly placeUntil: Date;
}

/** Takes the call and writes the journal; undefined when somebody else was quicker. */
async function beginTry(context: Context, id: CallId, placeUntil: Date): Promise<CallTry | undefined> {
  const now = context.clock.now();
  return transact(context, async (tx) => {
    const call = await markCallCalling(tx, id, now, new Date(now.getTime() + GIVE_UP_AFTER_MS));
    if (call === undefined) return undefined;
    const { numberId, region, correlationId } = call;
    const operation = 'SendVoiceMessage';
    const number = await getInventoryNumber(tx, numberId);
    const journalId = await insertAwsCall(tx, { callId: id, numberId, operation, region, startedAt: now });
    const tries = await countTriesOfCall(tx, call);
    await insertAuditEvent(tx, {
      at: now,
      actor: CALL_JOB,
      action: 'aws.called',
      ...(number.project === undefined ? {} : { projectId: number.project.id }),
      numberId,
      after: { operation, call: id, try: tries },
      correlationId,
    });
    return { call, number, journalId, tries, placeUntil };
  });
}

function messageOf({ call, number }: CallTry) {
  return {
    originationIdentity: number.awsId,
    destination: call.destination,
    body: call.body,
    bodyType: call.bodyType,
    voiceId: call.voiceId,
    maxPricePerMinute: call.maxPricePerMinute ?? undefined,
    isDryRun: call.isDryRun,
    configurationSet: number.project?.configurationSet,
  };
}

/**
 * Places one test call (AWS SendVoiceMessage). AWS has no client token for it, so a call that AWS may have made is
 * never tried again; one that AWS surely did not make is, for ten minutes.
 */
export async function placeCall(context: Context, id: CallId): Promise<JobOutcome> {
  const call = await findCall(context.db, id);
  if (call === undefined || call.dueAt === null) return undefined;
  const now = context.clock.now();
  if (call.dueAt > now) return { runAgainAt: call.dueAt };
  if (call.status === 'calling') return recordDeadWorker(context, call);
  const placeUntil = new Date(call.askedAt.getTime() + PLACE_WITHIN_MS);
  if (now > placeUntil) return endLateCall(context, call);

  const begun = await beginTry(context, id, placeUntil);
  if (begun === undefined) return undefined;
  try {
    const { messageId } = await context.voice.sendVoiceMessage(call.region, messageOf(begun));
    return await recordCallAnswer(context, begun, messageId);
  } catch (error) {
    if (!(error instanceof AppError) || awsCodeOf(error) === undefined) throw error;
    return await recordCallFailure(context, begun, error);
  }
}
