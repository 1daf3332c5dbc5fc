import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { insertAwsCall } from '#db/queries/aws-calls.ts';
import { markReleaseHeld } from '#db/queries/relinquishments.ts';
import type { HandOn } from '#db/transaction.ts';
import type { AuditAction, AuditFacts } from '../domain/audit.ts';
import type { RelinquishRequest } from '../domain/request-view.ts';
import { type Context, transact } from './context.ts';
import { sendJournaled } from './send-journaled.ts';

/** A worker that has not gone on by then is taken for dead, and another takes the release over. */
export const TAKE_OVER_AFTER_MS = 60_000;

export const RELEASER = { kind: 'job', name: 'number.relinquish' } as const;

/** One worker's try to give a number back. */
export interface ReleaseTurn {
  readonly request: RelinquishRequest;
  readonly attempts: number;
  readonly correlationId: string;
}

export interface ReleaseCall {
  readonly operation: 'DisassociateOriginationIdentity' | 'UpdatePhoneNumber' | 'ReleasePhoneNumber';
  readonly clientToken?: string;
  readonly send: () => Promise<void>;
  /** What it changed, in the transaction that closes the journal. */
  readonly record: (tx: Tx, handOn: HandOn, at: Date) => Promise<void>;
}

export function auditRelease(
  tx: Tx,
  { request, correlationId }: ReleaseTurn,
  event: {
    readonly at: Date;
    readonly action: AuditAction;
    readonly before?: AuditFacts;
    readonly after: AuditFacts;
  },
): Promise<void> {
  return insertAuditEvent(tx, {
    ...event,
    actor: RELEASER,
    projectId: request.project.id,
    requestId: request.id,
    numberId: request.number.id,
    correlationId,
  });
}

/** The journal row of a call, unless another worker has taken the release over. */
async function beginCall(
  context: Context,
  turn: ReleaseTurn,
  { operation, clientToken }: ReleaseCall,
): Promise<number | undefined> {
  const { request, attempts } = turn;
  const startedAt = context.clock.now();
  const takeOverAt = new Date(startedAt.getTime() + TAKE_OVER_AFTER_MS);
  return transact(context, async (tx) => {
    if ((await markReleaseHeld(tx, request.id, attempts, takeOverAt)) === undefined) return undefined;
    const { id: numberId, region } = request.number;
    await auditRelease(tx, turn, {
      at: startedAt,
      action: 'aws.called',
      after: { operation, try: attempts },
    });
    return insertAwsCall(tx, {
      requestId: request.id,
      numberId,
      operation,
      region,
      startedAt,
      ...(clientToken === undefined ? {} : { clientToken }),
    });
  });
}

/**
 * One call that changes something at AWS: journal before, record after. False when another worker has taken the
 * release over, and nothing was called. Throws what AWS answered.
 */
export async function callForRelease(
  context: Context,
  turn: ReleaseTurn,
  call: ReleaseCall,
): Promise<boolean> {
  const callId = await beginCall(context, turn, call);
  if (callId === undefined) return false;
  await sendJournaled(context, callId, call.send, (tx, _answer, handOn, at) => call.record(tx, handOn, at));
  return true;
}
