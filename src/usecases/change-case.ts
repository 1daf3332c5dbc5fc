import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { findRequestView, getRequestView } from '#db/queries/request-view.ts';
import { findCorrelationId, lockRequest } from '#db/queries/requests.ts';
import type { HandOn } from '#db/transaction.ts';
import type { Actor, UserActor } from '../domain/actor.ts';
import type { AuditAction, AuditFacts } from '../domain/audit.ts';
import { isCaseRequest } from '../domain/case-policy.ts';
import { AppError, ok, type Refusal, type Result, refused } from '../domain/errors.ts';
import type { Asker } from '../domain/policy.ts';
import type { RequestId, RequestStatus } from '../domain/request.ts';
import type { CaseRequest, RequestView } from '../domain/request-view.ts';
import { type Context, transact } from './context.ts';
import { readAsker } from './people.ts';
import { promiseRedrawOfNewVersion } from './promises.ts';
import { moveRequest } from './settle-request.ts';

export interface CaseInput {
  readonly actor: UserActor;
  readonly correlationId: string;
  readonly requestId: RequestId;
}

type Refuse = (asker: Asker, request: RequestView) => Refusal | undefined;

/** The request, if this person may do this with its case now; for the form that asks for the words. */
export async function previewCase(
  context: Context,
  actor: UserActor,
  requestId: RequestId,
  refuse: Refuse,
): Promise<Result<CaseRequest>> {
  const request = await findRequestView(context.db, requestId);
  if (request === undefined) return refused({ code: 'request_unknown' });
  const refusal = refuse(await readAsker(context.db, actor, context), request);
  if (refusal !== undefined) return refused(refusal);
  return isCaseRequest(request) ? ok(request) : refused({ code: 'request_unknown' });
}

/** Runs `work` with the request as it is while its row is held, so that of two who tell of a case one is first. */
export async function withCase<T>(
  context: Context,
  requestId: RequestId,
  work: (tx: Tx, handOn: HandOn, request: CaseRequest) => Promise<T>,
): Promise<T> {
  return transact(context, async (tx, handOn) => {
    await lockRequest(tx, requestId);
    const request = await getRequestView(tx, requestId);
    if (!isCaseRequest(request))
      throw new Error(`request ${requestId} is ${request.kind}, which has no case`);
    return work(tx, handOn, request);
  });
}

/** The order of every verb of a case: authorise and decide under the request's lock, then write, audit and promise. */
export async function changeCase(
  context: Context,
  { actor, requestId }: CaseInput,
  refuse: Refuse,
  write: (tx: Tx, handOn: HandOn, request: CaseRequest) => Promise<void>,
): Promise<Result<RequestView>> {
  const preview = await previewCase(context, actor, requestId, refuse);
  if (!preview.ok) return preview;
  return withCase(context, requestId, async (tx, handOn, request) => {
    const late = refuse(await readAsker(tx, actor, context), request);
    if (late !== undefined) return refused(late);
    await write(tx, handOn, request);
    return ok(await getRequestView(tx, requestId));
  });
}

export interface CaseMove {
  readonly from: readonly RequestStatus[];
  readonly to: RequestStatus;
  readonly action: AuditAction;
  readonly actor: Actor;
  readonly facts: AuditFacts;
  /** Of the click; that of the request where a job does it. */
  readonly correlationId?: string;
}

/**
 * What follows for the request from a case that moved: a request for production access moves along; one for numbers
 * stands where its orders stand, so only its story and its cards change.
 */
export async function moveWithCase(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  request: CaseRequest,
  { correlationId, ...move }: CaseMove,
): Promise<void> {
  if (request.kind === 'production_access') {
    const moved = await moveRequest(context, tx, handOn, request, move);
    if (moved === undefined) throw new AppError('internal', { reason: `${request.status} to ${move.to}` });
    return;
  }
  const { action, actor, facts, to } = move;
  await insertAuditEvent(tx, {
    at: context.clock.now(),
    actor,
    action,
    projectId: request.project.id,
    requestId: request.id,
    before: { status: request.supportCase?.status ?? null },
    after: { kind: request.kind, status: to, ...facts },
    correlationId: correlationId ?? (await findCorrelationId(tx, request.id)) ?? `request-${request.id}`,
  });
  await promiseRedrawOfNewVersion(tx, handOn, context, request.id);
}
