import { insertAuditEvent } from '#db/queries/audit.ts';
import { insertAwsCall } from '#db/queries/aws-calls.ts';
import { findCorrelationId } from '#db/queries/requests.ts';
import { isWorkHeld, type WorkKind } from '#db/queries/work.ts';
import type { RequestView } from '../domain/request-view.ts';
import { type Context, transact } from './context.ts';
import { sendJournaled } from './send-journaled.ts';
import type { WorkTry } from './try-work.ts';

/** Another worker has taken the work over: this one must not do any more of it. */
export class WorkTakenOverError extends Error {}

export interface ChangingCall {
  /** As AWS names it. */
  readonly operation: string;
  readonly clientToken?: string;
}

async function openCall<Kind extends WorkKind>(
  context: Context,
  { kind, job, request, attempts }: WorkTry<Kind>,
  call: ChangingCall,
): Promise<number> {
  const { id: requestId, project }: RequestView = request;
  const startedAt = context.clock.now();
  return transact(context, async (tx) => {
    if (!(await isWorkHeld(tx, kind, requestId, attempts))) throw new WorkTakenOverError();
    await insertAuditEvent(tx, {
      at: startedAt,
      actor: { kind: 'job', name: job },
      action: 'aws.called',
      projectId: project.id,
      requestId,
      after: { operation: call.operation, try: attempts },
      correlationId: (await findCorrelationId(tx, requestId)) ?? `request-${requestId}`,
    });
    return insertAwsCall(tx, { requestId, region: project.region, startedAt, ...call });
  });
}

/**
 * One call that may change something at AWS for a request: in the journal before it leaves, closed with its answer. A
 * worker that dies in between leaves the entry open, and the next one looks before it calls.
 */
export async function callAws<Kind extends WorkKind, T>(
  context: Context,
  work: WorkTry<Kind>,
  call: ChangingCall,
  send: () => Promise<T>,
): Promise<T> {
  return sendJournaled(context, await openCall(context, work, call), send);
}
