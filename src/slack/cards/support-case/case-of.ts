import type { CaseRequest, RequestView } from '#src/domain/request-view.ts';
import type { CaseView } from '#src/domain/support-case.ts';

/** The request together with its case; undefined for a request that has none. */
export function caseOf(
  request: RequestView,
): { readonly request: CaseRequest; readonly supportCase: CaseView } | undefined {
  if (request.kind !== 'production_access' && request.kind !== 'lease_numbers') return undefined;
  return request.supportCase === undefined ? undefined : { request, supportCase: request.supportCase };
}
