import type { Tx } from '#db/client.ts';
import { getRequestOf } from '#db/queries/request-view.ts';
import { findWork, markWorkEnded, markWorkPostponed, takeWork, type WorkKind } from '#db/queries/work.ts';
import type { HandOn } from '#db/transaction.ts';
import type { JobName, JobOutcome } from '#jobs/catalog.ts';
import type { AuditAction, AuditFacts } from '../domain/audit.ts';
import { AWS_ERROR_TRAITS } from '../domain/aws-errors.ts';
import { refuseArchived } from '../domain/decide.ts';
import { AppError, type AwsErrorCode } from '../domain/errors.ts';
import { MAX_ORDER_ATTEMPTS, orderBackoffMs } from '../domain/pacing.ts';
import { isOpen, type RequestId, type RequestStatus } from '../domain/request.ts';
import type { Failure, RequestOf, RequestView } from '../domain/request-view.ts';
import { WorkTakenOverError } from './call-aws.ts';
import { type Context, transact } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { moveRequest } from './settle-request.ts';

/** A worker that has not ended its try by then is taken for dead; one try makes several calls to AWS. */
const TAKE_OVER_AFTER_MS = 2 * 60_000;

/** One try of the work that a request waits for. */
export interface WorkTry<Kind extends WorkKind> {
  readonly kind: Kind;
  readonly job: JobName;
  readonly request: RequestOf<Kind>;
  /** Counts the tries since a lead approved or somebody tried again; what is written later names it. */
  readonly attempts: number;
}

export interface WorkPlan<Kind extends WorkKind> {
  readonly kind: Kind;
  readonly job: JobName;
  readonly run: (context: Context, work: WorkTry<Kind>) => Promise<JobOutcome>;
}

async function take<Kind extends WorkKind>(
  context: Context,
  { kind, job }: WorkPlan<Kind>,
  id: RequestId,
): Promise<WorkTry<Kind> | undefined> {
  return transact(context, async (tx) => {
    const now = context.clock.now();
    const attempts = await takeWork(tx, kind, id, now, new Date(now.getTime() + TAKE_OVER_AFTER_MS));
    if (attempts === undefined) return undefined;
    const request = await getRequestOf(tx, kind, id);
    const { status }: RequestView = request;
    if (isOpen(status)) return { kind, job, request, attempts };
    await markWorkEnded(tx, kind, id, attempts);
    return undefined;
  });
}

/** Later by what AWS asks for, else by 2 s, 4 s, 8 s … at most 5 min. */
export async function postponeWork<Kind extends WorkKind>(
  context: Context,
  { kind, request, attempts }: WorkTry<Kind>,
  ms: number,
): Promise<JobOutcome> {
  const { id }: RequestView = request;
  const runAgainAt = new Date(context.clock.now().getTime() + ms);
  await markWorkPostponed(context.db, kind, id, attempts, runAgainAt);
  return { runAgainAt };
}

/**
 * The work is over: what it brought, the request's status, audit and result in one transaction. Nothing is written by
 * a worker that was too slow, and whose work another has taken over.
 */
export async function endWork<Kind extends WorkKind>(
  context: Context,
  { kind, job, request, attempts }: WorkTry<Kind>,
  end: {
    readonly to: RequestStatus;
    readonly action: AuditAction;
    readonly facts?: AuditFacts;
    readonly failure?: Failure;
    readonly along?: (tx: Tx, handOn: HandOn) => Promise<void>;
  },
): Promise<undefined> {
  const { to, action, facts = {}, failure, along } = end;
  const { id, status }: RequestView = request;
  await transact(context, async (tx, handOn) => {
    if ((await markWorkEnded(tx, kind, id, attempts, failure)) === undefined) return;
    await along?.(tx, handOn);
    const actor = { kind: 'job', name: job } as const;
    await moveRequest(context, tx, handOn, request, { from: [status], to, action, actor, facts });
  });
}

/** The work is over, and this is why it was not done. */
export function failWork<Kind extends WorkKind>(
  context: Context,
  work: WorkTry<Kind>,
  failure: Failure,
): Promise<undefined> {
  const facts = { code: failure.code, reason: failure.details.reason ?? null };
  return endWork(context, work, { to: 'failed', action: 'request.finished', facts, failure });
}

/** Whether the same call may succeed by itself, and has tries left. */
export function isTriedAgain(code: AwsErrorCode, attempts: number, tries = MAX_ORDER_ATTEMPTS): boolean {
  return AWS_ERROR_TRAITS[code].then === 'retry' && attempts < tries;
}

/**
 * The order of every try: take the work so that nobody else does it meanwhile, run it, and end the request with its
 * reason when AWS refused it for good. What heals by itself is tried again later, eight times at most.
 */
export async function tryWork<Kind extends WorkKind>(
  context: Context,
  plan: WorkPlan<Kind>,
  id: RequestId,
): Promise<JobOutcome> {
  const known = await findWork(context.db, plan.kind, id);
  if (known?.dueAt === undefined) return undefined;
  if (known.dueAt > context.clock.now()) return { runAgainAt: known.dueAt };
  const work = await take(context, plan, id);
  if (work === undefined) return undefined;
  const { attempts } = work;
  const request: RequestView = work.request;
  const archived = request.status === 'approved' ? refuseArchived(request) : undefined;
  if (archived !== undefined) return failWork(context, work, { code: archived.code, details: {} });
  try {
    return await plan.run(context, work);
  } catch (error) {
    if (error instanceof WorkTakenOverError) return undefined;
    const code = awsCodeOf(error);
    if (code === undefined || !(error instanceof AppError)) throw error;
    const { details } = error;
    const isAgain = isTriedAgain(code, attempts);
    const told = { requestId: id, job: plan.job, code, ...details, tries: attempts, isTriedAgain: isAgain };
    context.log.warn(told, 'work was not done');
    if (!isAgain) return failWork(context, work, { code, details });
    return postponeWork(context, work, details.retryAfterMs ?? orderBackoffMs(attempts));
  }
}
