import type { View } from '@slack/types';
import type { ProjectId } from '#src/domain/request.ts';
import { drawDenyForm } from '#src/slack/modals/deny-form.ts';
import { drawProjectForm } from '#src/slack/modals/project-form.ts';
import { drawRequestForm, type FormDrawing } from '#src/slack/modals/request-form/draw.ts';
import { newForm } from '#src/slack/modals/request-form/state.ts';
import { drawReview } from '#src/slack/modals/request-review.ts';
import { closedView } from '#src/slack/views.ts';
import { ADMIN, aProject, aQuote, aRequestView } from '../../support/request-view.ts';
import {
  longestLines,
  longestProject,
  longestRequest,
  manyProjects,
  people,
  worstText,
} from './longest-requests.ts';
import { ofView, type Surface } from './surface.ts';

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

/** The forms for numbers, for a denial and for projects, as they usually are and at their longest. */
export function formSurfaces(): Surface[] {
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
