import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { setLastProject } from '#db/queries/people.ts';
import { getRequestView } from '#db/queries/request-view.ts';
import { findRequestBySubmission, insertRequest, markRequestDecided } from '#db/queries/requests.ts';
import type { HandOn } from '#db/transaction.ts';
import type { UserActor } from '../domain/actor.ts';
import type { AuditFacts } from '../domain/audit.ts';
import {
  REMIND_BEFORE_EXPIRY_MS,
  REQUEST_LIFETIME_MS,
  type RequestId,
  type RequestKind,
} from '../domain/request.ts';
import type { ProjectView, RequestView } from '../domain/request-view.ts';
import { type Context, transact } from './context.ts';
import { promiseHomes, promiseNotice } from './promises.ts';
import { startWork } from './start-work.ts';

export interface NewAsk {
  readonly kind: RequestKind;
  readonly project: ProjectView;
  readonly actor: UserActor;
  readonly purpose: string;
  readonly correlationId: string;
  /** The form that it came from: sent twice, it is one request. */
  readonly submissionKey: string;
  /** What was asked for, for the audit. */
  readonly facts: AuditFacts;
  /** The rows of this kind of request. */
  readonly insertDetails: (tx: Tx, requestId: RequestId) => Promise<void>;
  /** The person may decide it themselves, so nobody is asked. */
  readonly isApprovedAtOnce?: boolean;
}

/** The request that this form made already; undefined when it is the first time. */
export async function findAsked(context: Context, submissionKey: string): Promise<RequestView | undefined> {
  const earlier = await findRequestBySubmission(context.db, submissionKey);
  return earlier === undefined ? undefined : getRequestView(context.db, earlier);
}

async function promiseMessages(
  tx: Tx,
  handOn: HandOn,
  requestId: RequestId,
  { project, actor, isApprovedAtOnce = false }: NewAsk,
  askedAt: Date,
): Promise<void> {
  const notice = { requestId, dueAt: askedAt };
  await promiseNotice(tx, handOn, {
    ...notice,
    kind: 'card',
    recipient: project.channelId,
    dedupeKey: `card:${requestId}`,
  });
  // Who decides alone hears the result next; a receipt beside it would say the same.
  if (isApprovedAtOnce) return;
  await promiseNotice(tx, handOn, {
    ...notice,
    kind: 'receipt',
    recipient: actor.userId,
    dedupeKey: `receipt:${requestId}`,
  });
  await promiseNotice(tx, handOn, {
    ...notice,
    kind: 'reminder_in_thread',
    recipient: project.channelId,
    dedupeKey: `reminder:${requestId}`,
    forStatus: 'pending',
    dueAt: new Date(askedAt.getTime() + REQUEST_LIFETIME_MS - REMIND_BEFORE_EXPIRY_MS),
  });
}

/** Approves in the transaction that asks: the person leads the project, and the audit says both. */
async function approveAtOnce(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  requestId: RequestId,
  { actor, project, correlationId }: NewAsk,
  at: Date,
): Promise<void> {
  const request = await getRequestView(tx, requestId);
  await markRequestDecided(tx, requestId, request.version, { status: 'approved', by: actor, at });
  await insertAuditEvent(tx, {
    at,
    actor,
    action: 'request.approved',
    projectId: project.id,
    requestId,
    before: { status: 'pending' },
    after: { status: 'approved', atOnce: true },
    correlationId,
  });
  await startWork(context, tx, handOn, await getRequestView(tx, requestId), at, correlationId);
}

/**
 * Asks the leads: the request, its audit row, its card, its receipt and its reminder in one transaction. Nothing is
 * done at AWS; the request waits for a decision until it expires. The caller has authorised and checked everything.
 */
export async function askLeads(context: Context, ask: NewAsk): Promise<RequestView> {
  const { kind, project, actor, purpose, correlationId, submissionKey } = ask;
  const askedAt = context.clock.now();
  const expiresAt = new Date(askedAt.getTime() + REQUEST_LIFETIME_MS);
  const id = await transact(context, async (tx, handOn) => {
    const requestId = await insertRequest(tx, {
      kind,
      projectId: project.id,
      requesterId: actor.userId,
      purpose: purpose.trim(),
      submissionKey,
      askedAt,
      expiresAt,
      correlationId,
    });
    if (requestId === undefined) return undefined;
    await ask.insertDetails(tx, requestId);
    await insertAuditEvent(tx, {
      at: askedAt,
      actor,
      action: 'request.asked',
      projectId: project.id,
      requestId,
      after: { kind, status: 'pending', project: project.name, ...ask.facts },
      correlationId,
    });
    await setLastProject(tx, actor.userId, project.id);
    await promiseMessages(tx, handOn, requestId, ask, askedAt);
    await promiseHomes(tx, handOn, context, [actor.userId, ...project.leads, ...context.settings.admins]);
    if (ask.isApprovedAtOnce === true) await approveAtOnce(context, tx, handOn, requestId, ask, askedAt);
    return requestId;
  });
  const made = id ?? (await findRequestBySubmission(context.db, submissionKey));
  if (made === undefined) throw new Error('the request was made by another delivery, but is not there');
  return getRequestView(context.db, made);
}
