import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { addCase } from './cases.ts';
import { LANGUAGES, SEVERITY_LEVELS, servicesOf, VOICE_LIMITS } from './catalog.ts';
import { demand, refuseAttachments } from './checks.ts';
import type { SupportState } from './state.ts';

interface Input {
  readonly subject: string;
  readonly communicationBody: string;
  readonly serviceCode?: string;
  readonly categoryCode?: string;
  readonly severityCode?: string;
  readonly issueType?: string;
  readonly language?: string;
  readonly ccEmailAddresses?: readonly string[];
  readonly attachmentSetId?: string;
}

/**
 * CreateCase: answers the caseId only; DescribeCases knows the displayId. It has no client token: a second request
 * makes a second case. AWS documents the issue types technical and customer-service; service-limit-increase is taken
 * for as long as DescribeServices lists that service. What AWS fills in for an absent code is not documented; nothing.
 */
export const createCase: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: ({ input, state, readAt, strikes }) => {
    const request = input as Input;
    check(request, state.support);
    if (strikes('case-limit')) {
      throw new AwsError('CaseCreationLimitExceeded', 'The case creation limit of the account is exceeded');
    }
    const values = {
      subject: request.subject,
      body: request.communicationBody,
      serviceCode: request.serviceCode,
      categoryCode: request.categoryCode,
      severityCode: request.severityCode,
      issueType: request.issueType ?? 'technical',
      language: request.language ?? 'en',
      ccEmailAddresses: [...(request.ccEmailAddresses ?? [])],
    };
    return { caseId: addCase(state, values, readAt.now).caseId };
  },
};

function check(request: Input, state: SupportState): void {
  const services = servicesOf(state);
  const chosen = services.filter(({ code }) => (request.serviceCode ?? code) === code);
  const categories = chosen.flatMap((service) => service.categories.map(({ code }) => code));
  const lists = services.some(({ code }) => code === VOICE_LIMITS.serviceCode);
  const issueTypes = ['technical', 'customer-service', ...(lists ? [VOICE_LIMITS.serviceCode] : [])];
  demand(
    'serviceCode',
    request.serviceCode,
    services.map(({ code }) => code),
  );
  demand('categoryCode', request.categoryCode, categories);
  demand(
    'severityCode',
    request.severityCode,
    SEVERITY_LEVELS.map(({ code }) => code),
  );
  demand('issueType', request.issueType, issueTypes);
  demand('language', request.language, LANGUAGES);
  refuseAttachments(request);
}
