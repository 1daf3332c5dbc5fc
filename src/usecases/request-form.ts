import { findAccountRoom } from '#db/queries/numbers.ts';
import { findPerson } from '#db/queries/people.ts';
import { listProjects } from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import type { AccountRoom } from '../domain/basket.ts';
import { AppError } from '../domain/errors.ts';
import type { ProjectId } from '../domain/request.ts';
import type { ProjectView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { openQuoter, type Quoter } from './quote-prices.ts';
import { readAccountRoom } from './read-account.ts';

const ROOM_FRESH_FOR_MS = 60_000;

/** What the form for phone numbers is drawn from. */
export interface RequestForm {
  readonly projects: readonly ProjectView[];
  readonly lastProjectId: ProjectId | undefined;
  readonly quote: Quoter;
}

export async function loadRequestForm(context: Context, actor: UserActor): Promise<RequestForm> {
  const person = await findPerson(context.db, actor.userId);
  return {
    projects: await listProjects(context.db, actor.teamId),
    lastProjectId: person?.lastProjectId,
    quote: await openQuoter(context.db, context.settings),
  };
}

/** The account's room in a Region, a minute old at most; undefined when AWS does not say. */
export async function loadAccountRoom(context: Context, region: string): Promise<AccountRoom | undefined> {
  const stored = await findAccountRoom(context.db, region);
  const now = context.clock.now().getTime();
  if (stored !== undefined && now - stored.readAt.getTime() < ROOM_FRESH_FOR_MS) return stored;
  try {
    await readAccountRoom(context, region);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    context.log.warn({ err: error, region, code: error.code }, 'account limits could not be read');
    return undefined;
  }
  return findAccountRoom(context.db, region);
}
