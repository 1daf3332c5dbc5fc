import { findAccount } from '#db/queries/accounts.ts';
import { findLastSentAt } from '#db/queries/calls.ts';
import { findPerson } from '#db/queries/people.ts';
import { listProjects } from '#db/queries/projects.ts';
import type { AccountView } from '../domain/account.ts';
import type { UserActor } from '../domain/actor.ts';
import type { ProjectId } from '../domain/request.ts';
import type { ProjectView } from '../domain/request-view.ts';
import type { Context } from './context.ts';

/** What AWS asks for before production access, as last read. */
export interface AccessFacts {
  /** Undefined before the first reading. */
  readonly account: AccountView | undefined;
  /** Undefined while Dialtone has sent no voice message in the Region; AWS has no call that would tell. */
  readonly lastSentAt: Date | undefined;
}

export interface AccessForm {
  readonly projects: readonly ProjectView[];
  readonly lastProjectId: ProjectId | undefined;
}

/** What the form for production access is drawn from. */
export async function loadAccessForm(context: Context, actor: UserActor): Promise<AccessForm> {
  const person = await findPerson(context.db, actor.userId);
  return { projects: await listProjects(context.db, actor.teamId), lastProjectId: person?.lastProjectId };
}

/** The guide's first question: where the account stands in this Region, and whether a message was sent. */
export async function loadAccessFacts(context: Context, region: string): Promise<AccessFacts> {
  return {
    account: await findAccount(context.db, region),
    lastSentAt: await findLastSentAt(context.db, region),
  };
}
