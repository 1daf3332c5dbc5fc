import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { markCaseMoved } from '#db/queries/cases.ts';
import { getRequestOf } from '#db/queries/request-view.ts';
import type { Actor } from '../domain/actor.ts';
import type { RequestId } from '../domain/request.ts';

/** The last number that waited for a case has arrived: AWS granted it, whether somebody said so or not. */
export async function endCaseOfArrivals(
  tx: Tx,
  requestId: RequestId,
  { by, at, correlationId }: { readonly by: Actor; readonly at: Date; readonly correlationId: string },
): Promise<void> {
  const { project, supportCase, orders } = await getRequestOf(tx, 'lease_numbers', requestId);
  if (supportCase === undefined || orders.some((order) => order.status === 'in_case')) return;
  const end = { status: 'granted', endedBy: by, endedAt: at, dueAt: null } as const;
  if ((await markCaseMoved(tx, requestId, ['filed', 'more_asked'], end)) === undefined) return;
  await insertAuditEvent(tx, {
    at,
    actor: by,
    action: 'case.ended',
    projectId: project.id,
    requestId,
    before: { status: supportCase.status },
    after: { status: 'granted', caseId: supportCase.caseId ?? null },
    correlationId,
  });
}
