import type { View } from '@slack/types';
import { QUESTIONS, type TypedAccess } from '#src/domain/questionnaire.ts';
import type { ProjectId } from '#src/domain/request.ts';
import { type AccessDrawing, drawAccessForm } from '#src/slack/modals/access-form/draw.ts';
import { EMPTY_ACCESS } from '#src/slack/modals/access-form/state.ts';
import { drawAccessReview } from '#src/slack/modals/access-review.ts';
import { CASE_ANSWER } from '#src/slack/modals/case-answer.ts';
import { CASE_FILED } from '#src/slack/modals/case-filed.ts';
import { drawCaseForm } from '#src/slack/modals/case-form.ts';
import { CASE_QUESTION } from '#src/slack/modals/case-question.ts';
import { CASE_REFUSED } from '#src/slack/modals/case-refused.ts';
import type { AccessPreview } from '#src/usecases/preview-access.ts';
import { aTypedAccess } from '../../support/access.ts';
import { ADMIN, ASKED_AT, aProject, aRequestView, DECIDED_AT } from '../../support/request-view.ts';
import { aCase, anAccessRequest, anAccount } from '../../support/requests-of-every-kind.ts';
import type { Surface } from './every-surface.ts';
import { longestProject, people, worstText } from './longest-requests.ts';

const JAPANESE = 'あいうえお'.repeat(600);

function longestTyped(): TypedAccess {
  const answers = Object.fromEntries(QUESTIONS.map((question) => [question, JAPANESE]));
  const text = { website: worstText(3000), service: JAPANESE };
  return aTypedAccess({ ...text, answers, limit: '1000000000', region: 'us-gov-west-1', language: 'ja' });
}

export function accessFormOf(overrides: Partial<AccessDrawing> = {}): View {
  const project = aProject();
  return drawAccessForm({
    state: { ...EMPTY_ACCESS, projectId: project.id, typed: aTypedAccess() },
    projects: [project],
    facts: { account: anAccount(), lastSentAt: DECIDED_AT },
    savedAt: ASKED_AT,
    admins: [ADMIN],
    ...overrides,
  });
}

export function anAccessPreview(overrides: Partial<AccessPreview> = {}): AccessPreview {
  const { access } = anAccessRequest();
  const facts = { account: anAccount(), lastSentAt: DECIDED_AT };
  return { project: aProject(), fields: access, savedAt: ASKED_AT, ...facts, ...overrides };
}

function longestForm(): View {
  const projects = Array.from({ length: 150 }, (_, nth) =>
    aProject({ ...longestProject(), id: (nth + 1) as ProjectId, name: `${nth} ${'n'.repeat(60)}` }),
  );
  const state = { projectId: 150 as ProjectId, typed: longestTyped(), note: worstText(400) };
  const account = anAccount({ tier: 'unknown', tierValue: worstText(300), spendLimit: undefined });
  return accessFormOf({
    state: { ...EMPTY_ACCESS, ...state, round: 999, regionRound: 999 },
    projects,
    facts: { account, lastSentAt: undefined },
    admins: people(20),
  });
}

function longestReview(): View {
  const { limit, ...typed } = longestTyped();
  const fields = { ...typed, limitUsd: Number(limit) };
  return drawAccessReview(
    anAccessPreview({ fields, project: longestProject(), lastSentAt: undefined }),
    'V0000000000',
  );
}

/** Every view of production access and of the case, as it usually is and at its longest. */
export function accessSurfaces(): Surface[] {
  const asked = anAccessRequest({ status: 'more_asked' });
  const long = aRequestView({
    status: 'waiting',
    supportCase: aCase('more_asked', {
      caseId: `case-${'9'.repeat(80)}`,
      messages: [{ kind: 'question', by: { kind: 'system' }, body: worstText(8000), at: ASKED_AT }],
    }),
  });
  const caseForms = [CASE_FILED, CASE_QUESTION, CASE_ANSWER, CASE_REFUSED].flatMap((parts) => [
    [parts.title, drawCaseForm(parts, asked)] as const,
    [`longest ${parts.title}`, drawCaseForm(parts, long)] as const,
  ]);
  const none = { ...EMPTY_ACCESS, projectId: undefined };
  const views: Readonly<Record<string, View>> = {
    'access form': accessFormOf(),
    'empty access form': accessFormOf({ state: none, facts: undefined, savedAt: undefined }),
    'access form of an account that nobody has read': accessFormOf({
      facts: { account: undefined, lastSentAt: undefined },
    }),
    'access form in production': accessFormOf({
      facts: { account: anAccount({ tier: 'production', tierValue: 'PRODUCTION' }), lastSentAt: ASKED_AT },
    }),
    'access form without projects': accessFormOf({ projects: [] }),
    'longest access form': longestForm(),
    'access review': drawAccessReview(anAccessPreview(), 'V1'),
    'longest access review': longestReview(),
    ...Object.fromEntries(caseForms),
  };
  return Object.entries(views).map(([name, view]) => ({ name, view, blocks: view.blocks }));
}
