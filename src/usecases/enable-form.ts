import { findPerson } from '#db/queries/people.ts';
import { listProjects } from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import { mayEnableAlone } from '../domain/enablement.ts';
import { decidersOf } from '../domain/policy.ts';
import type { ProjectId, SlackUserId } from '../domain/request.ts';
import type { ProjectView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { readAsker } from './people.ts';

/** What the form for enabling voice is drawn from. */
export interface EnableForm {
  readonly projects: readonly ProjectView[];
  readonly lastProjectId: ProjectId | undefined;
  /** Whether this person enables voice on it alone, and else who decides. */
  readonly standing: (project: ProjectView) => {
    readonly isAlone: boolean;
    readonly deciders: readonly SlackUserId[];
  };
}

export async function loadEnableForm(context: Context, actor: UserActor): Promise<EnableForm> {
  const { db, settings } = context;
  const person = await findPerson(db, actor.userId);
  const asker = await readAsker(db, actor, context);
  return {
    projects: await listProjects(db, actor.teamId),
    lastProjectId: person?.lastProjectId,
    standing: (project) => ({
      isAlone: mayEnableAlone(asker, project),
      deciders: decidersOf({ project, requester: actor.userId }, settings.admins),
    }),
  };
}
