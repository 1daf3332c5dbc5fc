import { insertAuditEvent } from '#db/queries/audit.ts';
import { insertAwsCall } from '#db/queries/aws-calls.ts';
import { isCaseHeld, type StoredCase } from '#db/queries/cases.ts';
import { findCorrelationId } from '#db/queries/requests.ts';
import type { RequestView } from '../domain/request-view.ts';
import { WorkTakenOverError } from './call-aws.ts';
import { type Context, transact } from './context.ts';
import { sendJournaled } from './send-journaled.ts';

/** One look at a case, or one try to file it. */
export interface CaseTry {
  readonly taken: StoredCase;
  /** Until then nobody else has the case. */
  readonly takeOverAt: Date;
  readonly request: RequestView;
}

/**
 * One call that changes something at AWS Support: in the journal before it leaves, closed with its answer. Throws
 * `WorkTakenOverError` when this worker was too slow, and another has the case by now.
 */
export async function callSupport<T>(
  context: Context,
  { taken, takeOverAt, request }: CaseTry,
  operation: 'CreateCase' | 'AddCommunicationToCase',
  send: () => Promise<T>,
): Promise<T> {
  const { requestId, attempts } = taken;
  const startedAt = context.clock.now();
  const id = await transact(context, async (tx) => {
    if (!(await isCaseHeld(tx, requestId, takeOverAt))) throw new WorkTakenOverError();
    await insertAuditEvent(tx, {
      at: startedAt,
      actor: { kind: 'job', name: 'case.follow' },
      action: 'aws.called',
      projectId: request.project.id,
      requestId,
      after: { operation, try: attempts },
      correlationId: (await findCorrelationId(tx, requestId)) ?? `request-${requestId}`,
    });
    return insertAwsCall(tx, { requestId, operation, region: request.project.region, startedAt });
  });
  return sendJournaled(context, id, send);
}
