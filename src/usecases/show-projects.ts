import { findProject, listProjects } from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import type { Refusal } from '../domain/errors.ts';
import { refuseManagingProjects } from '../domain/policy.ts';
import type { ProjectId } from '../domain/request.ts';
import type { ProjectView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { readAsker } from './people.ts';

/** The workspace's projects that are not archived, by name. */
export function listTeamProjects(context: Context, actor: UserActor): Promise<readonly ProjectView[]> {
  return listProjects(context.db, actor.teamId);
}

/** A project of the actor's workspace; undefined for any other. */
export async function findTeamProject(
  context: Context,
  actor: UserActor,
  projectId: ProjectId,
): Promise<ProjectView | undefined> {
  const project = await findProject(context.db, projectId);
  return project?.teamId === actor.teamId ? project : undefined;
}

/** Why this person may not add, edit or archive projects; undefined when they may. */
export async function refuseProjectManager(context: Context, actor: UserActor): Promise<Refusal | undefined> {
  return refuseManagingProjects(await readAsker(context.db, actor, context), actor.teamId);
}
