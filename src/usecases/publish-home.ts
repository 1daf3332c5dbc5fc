import {
  findHome,
  markHomeGivenUp,
  markHomeOutdated,
  markHomePostponed,
  markHomePublished,
  type StoredHome,
  upsertHome,
} from '#db/queries/homes.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import type { UserActor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { noticeBackoffMs } from '../domain/pacing.ts';
import { refuseStranger } from '../domain/policy.ts';
import type { HomeId } from '../domain/request.ts';
import { type Context, transact } from './context.ts';
import { readAsker } from './people.ts';
import { showHome } from './show-home.ts';

/** After that many tries in vain a Home waits until it is opened again. */
const MAX_ATTEMPTS = 8;

/** A person looks at their App Home: it is published now, and again when what it shows changes. */
export async function openHome(context: Context, actor: UserActor): Promise<void> {
  const { userId, teamId } = actor;
  const refusal = refuseStranger(await readAsker(context.db, actor, context), teamId);
  if (refusal !== undefined) {
    context.log.info({ slackUserId: userId, code: refusal.code }, 'app home is not for this person');
    return;
  }
  await transact(context, async (tx, handOn) => {
    const id = await upsertHome(tx, { userId, teamId, openedAt: context.clock.now() });
    handOn({ name: 'home.publish', payload: { id } });
  });
}

const isPassing = ({ code }: AppError): boolean =>
  code === 'slack_rate_limited' || code === 'slack_unavailable';

/** Slack did not take it: later, by its own word or ours, or not before it is opened or changed again. */
async function postpone(
  { db, clock, log }: Context,
  { id, userId, attempts }: StoredHome,
  publishAt: Date,
  error: AppError,
): Promise<JobOutcome> {
  if (!isPassing(error) || attempts + 1 >= MAX_ATTEMPTS) {
    log.warn({ err: error, slackUserId: userId, code: error.code }, 'app home cannot be published');
    await markHomeGivenUp(db, id, publishAt);
    return undefined;
  }
  const wait = error.details.retryAfterMs ?? noticeBackoffMs(attempts);
  const runAgainAt = new Date(clock.now().getTime() + wait);
  await markHomePostponed(db, id, runAgainAt);
  return { runAgainAt };
}

/** Publishes one App Home as the rows are now. A change that comes meanwhile leaves it due. */
export async function publishHome(context: Context, id: HomeId): Promise<JobOutcome> {
  const { db, clock } = context;
  const home = await findHome(db, id);
  if (home === undefined || home.publishAt === null) return undefined;
  const { userId, teamId, publishAt, publishedAt } = home;
  if (publishAt > clock.now()) return { runAgainAt: publishAt };
  const content = await showHome(context, { kind: 'user', userId, teamId }, publishedAt === null);
  try {
    await context.notifier.publishHome({ homeId: id, userId, content });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('slack_')) throw error;
    return postpone(context, home, publishAt, error);
  }
  if (await markHomePublished(db, id, publishAt, clock.now())) return undefined;
  // Where somebody else published it meanwhile, nobody knows which of the two Slack took last.
  return { runAgainAt: await markHomeOutdated(db, id, clock.now()) };
}
