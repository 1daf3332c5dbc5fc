import type { View } from '@slack/types';
import type { BasketLine } from '#src/domain/basket.ts';
import type { ProjectId } from '#src/domain/request.ts';
import { loadAccountRoom, loadRequestForm } from '#src/usecases/request-form.ts';
import { withinDeadline } from '../../deadline.ts';
import type { Opener, SlackApp } from '../../interactions.ts';
import { openModal } from '../../views.ts';
import { drawRequestForm, REQUEST_FORM_TITLE } from './draw.ts';
import { type FormState, newForm } from './state.ts';

/** A form does not wait longer for AWS; the next choice shows what it said. */
const ROOM_WITHIN_MS = 1_000;

/** Draws a state with what it needs from the database and from AWS. */
export async function drawForm(app: SlackApp, from: Pick<Opener, 'actor'>, state: FormState): Promise<View> {
  const form = await loadRequestForm(app.context, from.actor);
  const chosen = state.projectId;
  const wanted = chosen ?? form.lastProjectId;
  const only = chosen === undefined && form.projects.length === 1 ? form.projects[0] : undefined;
  const project = form.projects.find((candidate) => candidate.id === wanted) ?? only;
  const room =
    project && (await withinDeadline(loadAccountRoom(app.context, project.region), ROOM_WITHIN_MS));
  const { admins } = app.context.settings;
  const isProjectGone = chosen !== undefined && project === undefined;
  return drawRequestForm({
    state: { ...state, projectId: project?.id },
    form,
    room: room?.value,
    admins,
    isProjectGone,
  });
}

export interface Prefill {
  readonly lines: readonly Partial<BasketLine>[];
  readonly projectId?: ProjectId;
  readonly purpose?: string;
  readonly note?: string | undefined;
}

/** The form for phone numbers, empty or filled in. */
export function openRequestForm(app: SlackApp, from: Opener, prefill: () => Promise<Prefill>): Promise<void> {
  const opening = {
    title: REQUEST_FORM_TITLE,
    loading: 'Loading projects and prices…',
    again: 'Run `/voice-request` again.',
  };
  return openModal(app, from, opening, async () => {
    const { lines, ...rest } = await prefill();
    return drawForm(app, from, newForm(lines, rest));
  });
}
