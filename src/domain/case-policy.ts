import type { Actor } from './actor.ts';
import type { Refusal } from './errors.ts';
import { type Asker, refuseStranger } from './policy.ts';
import type { CaseRequest, RequestView } from './request-view.ts';
import type { CaseStatus, CaseView } from './support-case.ts';

export function isCaseRequest(request: RequestView): request is CaseRequest {
  return request.kind === 'production_access' || request.kind === 'lease_numbers';
}

/** Whether the request still waits for its case: the numbers may all have arrived before anybody said so. */
export function isCaseAwaited(request: CaseRequest): boolean {
  return request.kind === 'production_access' || request.orders.some(({ status }) => status === 'in_case');
}

/** Telling Dialtone of a case, and answering AWS: the requester, the leads and the admins. */
function refuseFollowing(asker: Asker, { project, requester }: RequestView): Refusal | undefined {
  const stranger = refuseStranger(asker, project.teamId);
  if (stranger !== undefined) return stranger;
  const may = [requester, ...project.leads, ...asker.admins].includes(asker.actor.userId);
  return may ? undefined : { code: 'may_not_follow_case', requester, leads: project.leads };
}

/** Who brought the case where it stands, and when. */
function lastMove({ status, filedBy, filedAt, messages, endedBy, endedAt }: CaseView): {
  readonly by: Actor | undefined;
  readonly at: Date | undefined;
} {
  if (status === 'granted' || status === 'refused') return { by: endedBy, at: endedAt };
  const message = messages.at(-1);
  return message === undefined ? { by: filedBy, at: filedAt } : message;
}

function refuseUnlessIn(
  asker: Asker,
  request: RequestView,
  statuses: readonly CaseStatus[],
): Refusal | undefined {
  const refusal = refuseFollowing(asker, request);
  if (refusal !== undefined) return refusal;
  const supportCase = isCaseRequest(request) ? request.supportCase : undefined;
  if (supportCase === undefined)
    return { code: 'case_not_open', status: undefined, by: undefined, at: undefined };
  if (statuses.includes(supportCase.status)) return undefined;
  const { by, at } = lastMove(supportCase);
  return { code: 'case_not_open', status: supportCase.status, by, at };
}

/** I filed it: whoever comes second is told who filed it, and as which case. */
export function refuseFiling(asker: Asker, request: RequestView): Refusal | undefined {
  const refusal = refuseUnlessIn(asker, request, ['to_file']);
  if (refusal?.code !== 'case_not_open' || !isCaseRequest(request)) return refusal;
  const { caseId, filedBy, filedAt } = request.supportCase ?? {};
  return caseId === undefined || filedAt === undefined
    ? refusal
    : { code: 'case_already_filed', caseId, by: filedBy, at: filedAt };
}

/** AWS asked for more. */
export function refuseQuestion(asker: Asker, request: RequestView): Refusal | undefined {
  return refuseUnlessIn(asker, request, ['filed']);
}

/** Add the answer. */
export function refuseAnswer(asker: Asker, request: RequestView): Refusal | undefined {
  return refuseUnlessIn(asker, request, ['more_asked']);
}

/** Granted, or refused. AWS may decide while its question is still open here. */
export function refuseEnding(asker: Asker, request: RequestView): Refusal | undefined {
  return refuseUnlessIn(asker, request, ['filed', 'more_asked']);
}
