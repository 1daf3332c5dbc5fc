import { z } from 'zod';
import type { World } from '../answer-call.ts';
import { ControlRefused } from '../control-refused.ts';
import type { ControlVerb } from '../service-controls.ts';
import type { AccountState } from '../state.ts';
import { addCase } from '../support/cases.ts';
import { applyValue } from './applied.ts';
import { QUOTAS } from './catalog.ts';
import { isOpen } from './request-service-quota-increase.ts';
import type { QuotaRequest } from './state.ts';

/** How AWS decides on a quota increase. 404 for an id that is not there, 409 for a request that is decided. */
export interface ServiceQuotasControls {
  /** APPROVED: the quota rises to the desired value. */
  readonly approve: (requestId: string) => QuotaRequest;
  /** DENIED. */
  readonly deny: (requestId: string) => QuotaRequest;
  /** CASE_OPENED, with a case at Support; NOT_APPROVED where the request did not allow one. */
  readonly openCase: (requestId: string) => QuotaRequest;
}

export function createServiceQuotasControls({ account, now }: World): ServiceQuotasControls {
  const decide = (id: string, change: (request: QuotaRequest, state: AccountState) => void) =>
    account.change((state) => {
      const request = state.serviceQuotas.requests.find((candidate) => candidate.id === id);
      if (!request) throw new ControlRefused(404, `no quota request ${id}`);
      if (!isOpen(request)) throw new ControlRefused(409, `quota request ${id} is ${request.status}`);
      change(request, state);
      request.lastUpdated = now().getTime() / 1000;
      return structuredClone(request);
    });
  return {
    approve: (id) =>
      decide(id, (request, state) => {
        applyValue(state, request.region, request.quotaCode, request.desiredValue);
        request.status = 'APPROVED';
      }),
    deny: (id) =>
      decide(id, (request) => {
        request.status = 'DENIED';
      }),
    openCase: (id) => decide(id, (request, state) => openCase(state, request, now())),
  };
}

function openCase(state: AccountState, request: QuotaRequest, now: Date): void {
  if (!request.supportCaseAllowed) {
    request.status = 'NOT_APPROVED';
    return;
  }
  if (request.caseId !== undefined) throw new ControlRefused(409, `it has the case ${request.caseId}`);
  const quota = QUOTAS.find(({ code }) => code === request.quotaCode)?.name ?? request.quotaCode;
  const text = `Quota increase: ${quota} in ${request.region} to ${request.desiredValue}`;
  const values = { subject: text, body: text, issueType: 'customer-service', language: 'en' };
  request.caseId = addCase(state, { ...values, ccEmailAddresses: [] }, now).displayId;
  request.status = 'CASE_OPENED';
}

const requestSchema = z.strictObject({ id: z.string() });

/** The same for the control routes, by `service/verb`. */
export function serviceQuotasVerbs(controls: ServiceQuotasControls): readonly ControlVerb[] {
  const idIn = (body: unknown) => requestSchema.parse(body).id;
  return [
    ['service-quotas/approve', (body) => void controls.approve(idIn(body))],
    ['service-quotas/deny', (body) => void controls.deny(idIn(body))],
    ['service-quotas/open-case', (body) => void controls.openCase(idIn(body))],
  ];
}
