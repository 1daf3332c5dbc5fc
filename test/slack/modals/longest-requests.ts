import { COUNTRIES } from '#src/domain/countries.ts';
import { QUESTIONS } from '#src/domain/questionnaire.ts';
import type {
  LineId,
  ProjectId,
  RequestId,
  RequestKind,
  RequestStatus,
  SlackUserId,
} from '#src/domain/request.ts';
import type { LineView, ProjectView, RequestView } from '#src/domain/request-view.ts';
import type { CaseView } from '#src/domain/support-case.ts';
import { aLine, aProject, aQuote, aRequestView, aUser, LEAD } from '../../support/request-view.ts';
import {
  aCase,
  anAccessRequest,
  anEnableRequest,
  anImpact,
  anInventoryNumber,
  aRelinquishRequest,
  aSpendLimitRequest,
} from '../../support/requests-of-every-kind.ts';

export const people = (count: number): SlackUserId[] =>
  Array.from({ length: count }, (_, nth) => `U0LEADNR${nth}` as SlackUserId);

/** Ten countries that only a support case leases, ten kinds of trouble: the longest that a request can be. */
export function longestLines(): LineView[] {
  const countries = COUNTRIES.toSorted((a, b) => b.name.length - a.name.length).slice(0, 10);
  return countries.map((country, index) =>
    aLine({
      id: (index + 1) as LineId,
      country: country.iso,
      useCase: 'PROMOTIONAL',
      quantity: 1,
      quote: aQuote({
        source: 's'.repeat(100),
        asOf: `2026-11-${10 + index}`,
        currency: index % 2 ? 'EUR' : 'USD',
      }),
    }),
  );
}

export function longestProject(): ProjectView {
  return aProject({ name: '&'.repeat(64), leads: people(50), region: 'ap-northeast-1' });
}

export function manyProjects(count: number): ProjectView[] {
  return Array.from({ length: count }, (_, nth) =>
    aProject({ ...longestProject(), id: (nth + 1) as ProjectId, name: `${nth} ${'n'.repeat(60)}` }),
  );
}

export const worstText = (length: number): string => '<&>*_~`\n'.repeat(length).slice(0, length);

const failure = {
  code: 'aws_refused',
  details: { reason: worstText(300), exception: worstText(300), awsRequestId: worstText(300) },
} as const;

/** A case with the longest packet, question and reason. */
function longestCase(status: RequestStatus): CaseView {
  const long = worstText(3000);
  return aCase(anAccessRequest({ status }).supportCase?.status ?? 'to_file', {
    subject: worstText(200),
    body: worstText(30_000),
    caseId: `case-${'9'.repeat(80)}`,
    apiRefusal: failure,
    messages: [{ kind: 'question', by: aUser(LEAD), body: long, at: aRequestView().askedAt }],
    endReason: long,
  });
}

/** The longest request of a kind in a status. */
export function longestRequest(
  kind: RequestKind = 'lease_numbers',
  status: RequestStatus = 'pending',
): RequestView {
  const long = worstText(3000);
  const core = {
    status,
    id: 999_999_999 as RequestId,
    project: longestProject(),
    purpose: worstText(500),
    ...(status === 'denied' ? { decisionReason: worstText(500) } : {}),
  };
  const number = anInventoryNumber({ project: longestProject(), phoneNumber: '+123456789012345' });
  switch (kind) {
    case 'lease_numbers':
      return aRequestView({ ...core, lines: longestLines() });
    case 'enable_voice':
      return anEnableRequest({
        ...core,
        failure,
        legacy: 'unavailable',
        legacyFailure: failure,
        configurationSet: 'c'.repeat(64),
        numbers: Array.from({ length: 1000 }, () => number),
      });
    case 'relinquish_number':
      return aRelinquishRequest({
        ...core,
        number,
        impact: anImpact({
          poolId: 'p'.repeat(256),
          registrationId: 'r'.repeat(256),
          lastCallAt: core.project.archivedAt,
        }),
        failure,
      });
    case 'production_access':
      return anAccessRequest({
        ...core,
        tierAtAsking: long,
        access: {
          region: 'ap-northeast-1',
          limitUsd: 1_000_000_000,
          website: long,
          service: long,
          answers: Object.fromEntries(QUESTIONS.map((question) => [question, long])),
          language: 'ja',
        },
        supportCase: anAccessRequest({ status }).supportCase && longestCase(status),
      });
    case 'spend_limit':
      return aSpendLimitRequest({
        ...core,
        what: 'quota',
        limitUsd: 1_000_000_000,
        quotaStatus: worstText(100),
        quotaCaseId: worstText(100),
        failure,
      });
  }
}
