import type { KnownBlock, View } from '@slack/types';
import { COUNTRIES } from '#src/domain/countries.ts';
import {
  type LineId,
  type ProjectId,
  REQUEST_STATUSES,
  type RequestId,
  type SlackUserId,
} from '#src/domain/request.ts';
import type { LineView, ProjectView, RequestView } from '#src/domain/request-view.ts';
import { objectsOf } from '#src/local/slack/json.ts';
import { receipt } from '#src/slack/cards/receipt.ts';
import { reminder } from '#src/slack/cards/reminder.ts';
import { requestCard } from '#src/slack/cards/request-card.ts';
import { resultInThread, resultToRequester } from '#src/slack/cards/result.ts';
import { supportTextView } from '#src/slack/cards/support-text.ts';
import { drawHelp } from '#src/slack/commands/help.ts';
import { drawHub } from '#src/slack/commands/hub.ts';
import { drawProjects } from '#src/slack/commands/projects.ts';
import { drawDenyForm } from '#src/slack/modals/deny-form.ts';
import { drawProjectForm } from '#src/slack/modals/project-form.ts';
import { drawRequestForm, type FormDrawing } from '#src/slack/modals/request-form/draw.ts';
import { newForm } from '#src/slack/modals/request-form/state.ts';
import { drawReview } from '#src/slack/modals/request-review.ts';
import { closedView } from '#src/slack/views.ts';
import { ADMIN, aLine, aProject, aQuote, aRequestView } from '../../support/request-view.ts';
import { REAL, TEST_MODE } from '../cards/drawn.ts';

/** Something that Dialtone shows: a message's blocks or a modal. */
export type Surface =
  | { readonly name: string; readonly blocks: readonly KnownBlock[]; readonly view?: undefined }
  | { readonly name: string; readonly blocks: View['blocks']; readonly view: View };

const ofView = (name: string, view: View): Surface => ({ name, view, blocks: view.blocks });

const people = (count: number): SlackUserId[] =>
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

export const worstText = (length: number): string => '<&>*_~`\n'.repeat(length).slice(0, length);

export function longestRequest(overrides: Partial<RequestView> = {}): RequestView {
  const request = aRequestView({
    id: 999_999_999 as RequestId,
    project: longestProject(),
    purpose: worstText(500),
    lines: longestLines(),
    ...overrides,
  });
  return { ...request, ...(request.status === 'denied' ? { decisionReason: worstText(500) } : {}) };
}

function drawingsOf(request: RequestView, name: string): Surface[] {
  return [REAL, TEST_MODE].flatMap((settings) => {
    const mode = settings.localVoice ? 'test mode' : 'real';
    const draw = { requestCard, receipt, reminder, resultInThread, resultToRequester };
    const messages = Object.entries(draw).map(([what, drawn]) => ({
      name: `${what}, ${name}, ${mode}`,
      blocks: drawn(request, settings).blocks,
    }));
    const direct = requestCard(request, settings, { asDirectMessage: true });
    return [
      ...messages,
      { name: `direct card, ${name}, ${mode}`, blocks: direct.blocks },
      ofView(`support text, ${name}, ${mode}`, supportTextView(request, settings)),
    ];
  });
}

export function formOf(overrides: Partial<FormDrawing> = {}): View {
  const project = aProject();
  return drawRequestForm({
    state: newForm([{ country: 'US', quantity: 3 }, {}], { projectId: project.id }),
    form: { projects: [project], lastProjectId: undefined, quote: () => aQuote() },
    room: { used: 18, max: 25 },
    admins: [ADMIN],
    isProjectGone: false,
    ...overrides,
  });
}

export function manyProjects(count: number): ProjectView[] {
  return Array.from({ length: count }, (_, nth) =>
    aProject({ ...longestProject(), id: (nth + 1) as ProjectId, name: `${nth} ${'n'.repeat(60)}` }),
  );
}

function forms(): Surface[] {
  const lines = longestLines();
  const projects = manyProjects(150);
  const longest = {
    state: newForm(lines, {
      projectId: projects[149]?.id ?? (1 as ProjectId),
      purpose: worstText(500),
      note: worstText(400),
    }),
    form: { projects, lastProjectId: undefined, quote: () => lines[0]?.quote },
    room: { used: 24, max: 25 },
    admins: people(20),
    isProjectGone: true,
  };
  const none = { form: { projects: [], lastProjectId: undefined, quote: () => undefined } };
  const preview = { project: longestProject(), lines, merged: lines, purpose: worstText(500) };
  return [
    ofView('request form', formOf()),
    ofView('longest request form', drawRequestForm(longest)),
    ofView('request form without a room', formOf({ room: undefined })),
    ofView('request form without projects', formOf(none)),
    ofView('longest review', drawReview(preview, 'V0000000000')),
    ofView('deny form', drawDenyForm(aRequestView())),
    ofView('longest deny form', drawDenyForm(longestRequest())),
    ofView('project form', drawProjectForm(undefined)),
    ofView('longest project form', drawProjectForm(longestProject())),
    ofView('closed view', closedView('Deny R-999999999', 'error', worstText(3000))),
  ];
}

function messages(): Surface[] {
  const many = Array.from({ length: 20 }, () => longestRequest());
  const hubs = [
    { toDecide: [], toDecideCount: 0, mine: [], hasProjects: false },
    { toDecide: [], toDecideCount: 0, mine: [], hasProjects: true },
    { toDecide: many, toDecideCount: 500, mine: many, hasProjects: true },
  ];
  return [
    ...hubs.map((work, index) => ({ name: `hub ${index}`, blocks: drawHub(work, people(20)).blocks ?? [] })),
    { name: 'help', blocks: drawHelp(people(20)).blocks ?? [] },
    ...[0, 1, 150].flatMap((count) =>
      [true, false].map((isAdmin) => ({
        name: `${count} projects, ${isAdmin ? 'admin' : 'member'}`,
        blocks: drawProjects(manyProjects(count), isAdmin, people(20)).blocks ?? [],
      })),
    ),
  ];
}

/** Everything that Dialtone shows, in every state, as it usually is and at its longest. */
export function everySurface(): Surface[] {
  const requests = REQUEST_STATUSES.flatMap((status) => [
    ...drawingsOf(aRequestView({ status }), status),
    ...drawingsOf(longestRequest({ status }), `longest ${status}`),
  ]);
  return [...requests, ...forms(), ...messages()];
}

export const blocksOf = (surface: Surface) => objectsOf(surface.blocks);
