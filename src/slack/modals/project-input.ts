import type { InputBlock, View } from '@slack/types';
import { type ProjectId, readRowId, type SlackUserId } from '#src/domain/request.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import { section } from '../blocks.ts';
import { readProjectWords } from '../commands/project-words.ts';
import type { Values } from '../interactions.ts';
import { plain } from '../views.ts';
import { adminsOr } from '../words.ts';
import { projectOption, projectOptions } from './project-select.ts';

export const PROJECT_BLOCK = 'project';

/** The project of a form that says something else for each: every choice is told to `actionId`. */
export function projectInput(
  actionId: string,
  projects: readonly ProjectView[],
  chosen: ProjectView | undefined,
): InputBlock {
  return {
    type: 'input',
    block_id: PROJECT_BLOCK,
    dispatch_action: true,
    label: plain('Project'),
    element: {
      type: 'static_select',
      action_id: actionId,
      ...projectOptions(projects),
      ...(chosen === undefined ? {} : { initial_option: projectOption(chosen) }),
    },
  };
}

export function readProjectInput(actionId: string, values: Values): ProjectId | undefined {
  const value = values[PROJECT_BLOCK]?.[actionId]?.selected_option?.value;
  return value === undefined ? undefined : readRowId<ProjectId>(value);
}

export interface ChosenProject {
  readonly project: ProjectView | undefined;
  /** Told in the form: why none is chosen. */
  readonly note: string | undefined;
}

const GONE = 'The chosen project was archived meanwhile. Choose another one.';

/**
 * The project that a form shows: the one that is wanted or that a command's words name, else the last one used, else
 * the only one. None where words or choice name no project: another one must not be taken for it.
 */
export function chooseProject(
  {
    projects,
    lastProjectId,
  }: { readonly projects: readonly ProjectView[]; readonly lastProjectId: ProjectId | undefined },
  wanted: ProjectId | undefined,
  words: string,
): ChosenProject {
  const by = (id: ProjectId | undefined) => projects.find((project) => project.id === id);
  const named = wanted === undefined ? readProjectWords(words, projects) : { projectId: wanted, note: GONE };
  const project = by(named.projectId);
  if (project !== undefined) return { project, note: undefined };
  if (named.note !== undefined) return { project: undefined, note: named.note };
  return { project: by(lastProjectId) ?? (projects.length === 1 ? projects[0] : undefined), note: undefined };
}

/** The form that cannot be filled in, because no project is there. */
export function noProjectView(title: string, admins: readonly SlackUserId[]): View {
  const text = `*No project is registered yet.* An admin adds one with \`/voice projects\`. Admins: ${adminsOr(admins)}`;
  return { type: 'modal', title: plain(title), close: plain('Done'), blocks: [section(text)] };
}
