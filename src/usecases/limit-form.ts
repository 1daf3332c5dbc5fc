import { findAccount, type StoredAccount } from '#db/queries/accounts.ts';
import { findPerson } from '#db/queries/people.ts';
import { listProjects } from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import { decidersOf } from '../domain/policy.ts';
import type { ProjectId, SlackUserId } from '../domain/request.ts';
import type { ProjectView } from '../domain/request-view.ts';
import type { Context } from './context.ts';

/** What the form for the spend limit is drawn from. */
export interface LimitForm {
  readonly projects: readonly ProjectView[];
  readonly lastProjectId: ProjectId | undefined;
  /** Who decides for a project what this person asks. */
  readonly decidersOf: (project: ProjectView) => readonly SlackUserId[];
}

export async function loadLimitForm(context: Context, actor: UserActor): Promise<LimitForm> {
  const { db, settings } = context;
  const person = await findPerson(db, actor.userId);
  return {
    projects: await listProjects(db, actor.teamId),
    lastProjectId: person?.lastProjectId,
    decidersOf: (project) => decidersOf({ project, requester: actor.userId }, settings.admins),
  };
}

/** The account in the project's Region as last read; undefined before the first reading. */
export function findProjectAccount(
  context: Context,
  { region }: Pick<ProjectView, 'region'>,
): Promise<StoredAccount | undefined> {
  return findAccount(context.db, region);
}
