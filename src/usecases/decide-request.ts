import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { findRequestView, getRequestView } from '#db/queries/request-view.ts';
import { markRequestDecided } from '#db/queries/requests.ts';
import type { HandOn } from '#db/transaction.ts';
import type { Actor, UserActor } from '../domain/actor.ts';
import type { AuditAction } from '../domain/audit.ts';
import { AppError, ok, type Refusal, type Result, refused } from '../domain/errors.ts';
import type { Asker } from '../domain/policy.ts';
import type { RequestId } from '../domain/request.ts';
import type { RequestView } from '../domain/request-view.ts';
import { type Context, transact } from './context.ts';
import { readAsker } from './people.ts';
import { promiseRedraw } from './promises.ts';

export interface DecideInput {
  readonly actor: UserActor;
  readonly correlationId: string;
  readonly requestId: RequestId;
}

export interface DecisionPlan {
  readonly status: 'approved' | 'denied' | 'withdrawn';
  readonly action: AuditAction;
  readonly reason?: string;
  readonly refuse: (asker: Asker, request: RequestView, now: Date) => Refusal | undefined;
  /** What else stands or falls with the decision. */
  readonly along?: (tx: Tx, handOn: HandOn, request: RequestView, now: Date) => Promise<void>;
}

/** Writes a decision and its audit row if the request is still as it was read; false when another was first. */
export async function writeDecision(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  request: RequestView,
  decision: {
    readonly status: 'approved' | 'denied' | 'withdrawn' | 'expired';
    readonly action: AuditAction;
    readonly by: Actor;
    readonly at: Date;
    readonly reason?: string | undefined;
    readonly correlationId: string;
  },
): Promise<boolean> {
  const { status, action, by, at, reason, correlationId } = decision;
  const decided = await markRequestDecided(tx, request.id, request.version, {
    status,
    by,
    at,
    ...(reason === undefined ? {} : { reason }),
  });
  if (decided === undefined) return false;
  await insertAuditEvent(tx, {
    at,
    actor: by,
    action,
    projectId: request.project.id,
    requestId: request.id,
    before: { status: request.status },
    after: reason === undefined ? { status } : { status, reason },
    correlationId,
  });
  await promiseRedraw(tx, handOn, context, request.id);
  return true;
}

/** A pending request is redrawn when its project changes; a decision that met such a change is tried again. */
const TRIES = 5;

/**
 * The order of every decision: authorise and decide from the database, then one conditional write. Whoever loses the
 * race is told who decided and when.
 */
export async function decideRequest(
  context: Context,
  { actor, correlationId, requestId }: DecideInput,
  plan: DecisionPlan,
): Promise<Result<RequestView>> {
  const { status, action, reason } = plan;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const request = await findRequestView(context.db, requestId);
    if (request === undefined) return refused({ code: 'request_unknown' });
    const asker = await readAsker(context.db, actor, context);
    const now = context.clock.now();
    const refusal = plan.refuse(asker, request, now);
    if (refusal !== undefined) return refused(refusal);

    const decided = await transact(context, async (tx, handOn) => {
      const decision = { status, action, by: actor, at: now, reason, correlationId };
      if (!(await writeDecision(context, tx, handOn, request, decision))) return undefined;
      await plan.along?.(tx, handOn, request, now);
      return getRequestView(tx, requestId);
    });
    if (decided !== undefined) return ok(decided);
  }
  throw new AppError('database_unavailable');
}
