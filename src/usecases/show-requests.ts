import { listAuditEvents } from '#db/queries/audit.ts';
import { listProjects } from '#db/queries/projects.ts';
import { findRequestView, getRequestView } from '#db/queries/request-view.ts';
import { countRequestsOf, listRequestsOf, listRequestsToDecide } from '#db/queries/requests.ts';
import type { UserActor } from '../domain/actor.ts';
import type { AuditEvent } from '../domain/audit.ts';
import { ok, type Result, refused } from '../domain/errors.ts';
import { refuseReading } from '../domain/policy.ts';
import { isOpen, REQUEST_STATUSES, type RequestId } from '../domain/request.ts';
import type { RequestView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { readAsker } from './people.ts';

export interface RequestStory {
  readonly request: RequestView;
  readonly events: readonly AuditEvent[];
}

/** Where a request stands and how it came there, told from the audit. */
export async function showRequest(
  context: Context,
  actor: UserActor,
  requestId: RequestId,
): Promise<Result<RequestStory>> {
  const request = await findRequestView(context.db, requestId);
  if (request === undefined) return refused({ code: 'request_unknown' });
  const refusal = refuseReading(await readAsker(context.db, actor, context), request);
  if (refusal !== undefined)
    return refused(refusal.code === 'other_workspace' ? { code: 'request_unknown' } : refusal);
  return ok({ request, events: await listAuditEvents(context.db, requestId) });
}

export interface MyWork {
  /** How many wait for this person's decision; `toDecide` has those that expire first. */
  readonly toDecideCount: number;
  readonly toDecide: readonly RequestView[];
  /** How many they asked for in all, and how many of these are not done yet. */
  readonly mineCount: number;
  readonly openCount: number;
  /** Those that are not done first. */
  readonly mine: readonly RequestView[];
  readonly hasProjects: boolean;
}

const SHOWN_AT_MOST = 20;

/** What waits for a person, and what they asked for. */
export async function listMyWork(context: Context, actor: UserActor): Promise<MyWork> {
  const { db, settings } = context;
  const isAdmin = settings.admins.includes(actor.userId);
  const view = (ids: readonly RequestId[]) => Promise.all(ids.map((id) => getRequestView(db, id)));
  const inTeam = (request: RequestView) => request.project.teamId === actor.teamId;
  const waiting = await listRequestsToDecide(db, actor.userId, actor.teamId, isAdmin);
  return {
    toDecideCount: waiting.length,
    toDecide: await view(waiting.slice(0, SHOWN_AT_MOST)),
    mineCount: await countRequestsOf(db, actor.userId, actor.teamId, REQUEST_STATUSES),
    openCount: await countRequestsOf(db, actor.userId, actor.teamId, REQUEST_STATUSES.filter(isOpen)),
    mine: (await view(await listRequestsOf(db, actor.userId, SHOWN_AT_MOST))).filter(inTeam),
    hasProjects: (await listProjects(db, actor.teamId)).length > 0,
  };
}
