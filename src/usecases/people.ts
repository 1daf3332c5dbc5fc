import type { Queryable } from '#db/client.ts';
import { findPerson, upsertPerson } from '#db/queries/people.ts';
import type { UserActor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import type { Asker } from '../domain/policy.ts';
import type { SlackUserId } from '../domain/request.ts';
import type { Context } from './context.ts';

const FRESH_FOR_MS = 10 * 60 * 1000;

/**
 * Makes sure that the database knows a person as Slack does now. A stored person is good for ten minutes, and for
 * longer while Slack does not answer; throws `AppError('slack_…')` when nothing is stored and Slack is away.
 */
export async function refreshPerson(context: Context, userId: SlackUserId): Promise<void> {
  const stored = await findPerson(context.db, userId);
  const now = context.clock.now();
  if (stored !== undefined && now.getTime() - stored.refreshedAt.getTime() < FRESH_FOR_MS) return;
  try {
    const person = await context.directory.findPerson(userId);
    if (person !== undefined) await upsertPerson(context.db, person, now);
  } catch (error) {
    const isSlackAway = error instanceof AppError && error.code.startsWith('slack_');
    if (stored === undefined || !isSlackAway) throw error;
    context.log.warn(
      { err: error, slackUserId: userId },
      'person could not be refreshed, the stored one is used',
    );
  }
}

/**
 * The same for several, such as the leads who are about to be asked; Slack's absence is no reason not to ask them.
 */
export async function refreshPeople(context: Context, userIds: readonly SlackUserId[]): Promise<void> {
  for (const userId of userIds) {
    await refreshPerson(context, userId).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      context.log.warn({ err: error, slackUserId: userId }, 'person could not be looked up');
    });
  }
}

/** The person behind a click, read from the database. */
export async function readAsker(db: Queryable, actor: UserActor, context: Context): Promise<Asker> {
  return { actor, person: await findPerson(db, actor.userId), admins: context.settings.admins };
}
