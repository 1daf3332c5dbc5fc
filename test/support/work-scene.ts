import { asc, eq } from '#db/drizzle.ts';
import { listAuditEvents } from '#db/queries/audit.ts';
import { getRequestOf } from '#db/queries/request-view.ts';
import { awsCalls } from '#db/schema/schema.ts';
import type { RequestId, SlackUserId } from '#src/domain/request.ts';
import type { EnableRequest, SpendLimitRequest } from '#src/domain/request-view.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import { type OpenEnablementInput, openEnablement } from '#src/usecases/open-enablement.ts';
import { type OpenSpendLimitInput, openSpendLimit } from '#src/usecases/open-spend-limit.ts';
import { LEAD, REQUESTER } from './request-view.ts';
import { actorOf, granted, type Scene } from './scene.ts';
import { workOff } from './work-off.ts';

let forms = 0;
const nextForm = (): string => {
  forms += 1;
  return `work-form-${forms}`;
};

/** Enabling voice on the scene's project; each call comes from a form of its own. */
export function openToEnable(scene: Scene, userId: SlackUserId, input: Partial<OpenEnablementInput> = {}) {
  return openEnablement(scene.context, {
    actor: actorOf(userId),
    correlationId: 'click-enable',
    submissionKey: nextForm(),
    projectId: scene.projectId,
    ...input,
  });
}

/** The request that was made; throws when none was. */
export async function askToEnable(
  scene: Scene,
  userId: SlackUserId = LEAD,
  input: Partial<OpenEnablementInput> = {},
): Promise<EnableRequest> {
  const opened = granted(await openToEnable(scene, userId, input));
  if (!opened.isAsked) throw new Error('nothing was asked');
  return opened.request;
}

export const enablementOf = (scene: Scene, id: RequestId): Promise<EnableRequest> =>
  getRequestOf(scene.context.db, 'enable_voice', id);

/** Asking for another limit, by the requester; each call comes from a form of its own. */
export function openLimit(scene: Scene, input: Partial<OpenSpendLimitInput> = {}) {
  return openSpendLimit(scene.context, {
    actor: actorOf(REQUESTER),
    correlationId: 'click-limit',
    submissionKey: nextForm(),
    projectId: scene.projectId,
    what: 'override',
    limit: '20',
    purpose: '',
    ...input,
  });
}

/** The same, approved by a lead; its jobs wait. */
export async function approvedLimit(
  scene: Scene,
  input: Partial<OpenSpendLimitInput> = {},
): Promise<RequestId> {
  const { id } = granted(await openLimit(scene, input));
  granted(await approve(scene, id));
  return id;
}

export const limitOf = (scene: Scene, id: RequestId): Promise<SpendLimitRequest> =>
  getRequestOf(scene.context.db, 'spend_limit', id);

export const approve = (scene: Scene, requestId: RequestId, userId: SlackUserId = LEAD) =>
  approveRequest(scene.context, { actor: actorOf(userId), correlationId: 'click-approve', requestId });

/** What the sweep finds due, with an empty queue, and all that follows from it. */
export async function sweepAndWork(scene: Scene, withinMs?: number): Promise<string[]> {
  scene.queue.take();
  scene.queue.jobs.push({ name: 'sweep', payload: {} });
  return workOff(scene, withinMs);
}

/** The journal of a request: “CreateConfigurationSet done”; “open” for a call whose worker is gone. */
export async function journalOf(scene: Scene, id: RequestId): Promise<string[]> {
  const calls = await scene.context.db
    .select()
    .from(awsCalls)
    .where(eq(awsCalls.requestId, id))
    .orderBy(asc(awsCalls.id));
  return calls.map(({ operation, outcome }) => `${operation} ${outcome ?? 'open'}`);
}

/** What happened to a request, oldest first. */
export async function actionsOf(scene: Scene, id: RequestId): Promise<string[]> {
  return (await listAuditEvents(scene.context.db, id)).map((event) => event.action);
}

export class Crash extends Error {}

/** The worker dies at this point of a call. */
export const die = async (): Promise<void> => {
  throw new Crash();
};
