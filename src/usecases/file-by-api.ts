import { insertAuditEvent } from '#db/queries/audit.ts';
import { mayHaveBeenDone } from '#db/queries/aws-calls.ts';
import { markCaseFellBack, markCaseLetGo, type StoredCase } from '#db/queries/cases.ts';
import { getRequestView } from '#db/queries/request-view.ts';
import { findCorrelationId } from '#db/queries/requests.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { AWS_ERROR_TRAITS } from '../domain/aws-errors.ts';
import { AppError, type AwsErrorCode } from '../domain/errors.ts';
import { MAX_ORDER_ATTEMPTS, orderBackoffMs } from '../domain/pacing.ts';
import type { Failure, RequestView } from '../domain/request-view.ts';
import { communicationsOf } from '../domain/support-case.ts';
import type { NewCase } from '../ports.ts';
import { WorkTakenOverError } from './call-aws.ts';
import { type CaseTry, callSupport } from './call-support.ts';
import { withCase } from './change-case.ts';
import type { Context } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { recordFiled } from './file-case.ts';
import { promiseRedrawOfNewVersion } from './promises.ts';

const ACTOR = { kind: 'job', name: 'case.follow' } as const;

/** A case whose answer was lost is looked for only after this: AWS lists a new case a little later. */
const LOOK_FOR_LOST_AFTER_MS = 60_000;

/** Clocks differ; a case of ours is not older than its approval. */
const CLOCKS_DIFFER_BY_MS = 10 * 60_000;

/** The case that an earlier call opened, or may have opened: AWS has no client token for CreateCase. */
async function findMade(
  context: Context,
  { requestId, subject }: StoredCase,
  { decidedAt, askedAt }: RequestView,
): Promise<string | undefined> {
  if (!(await mayHaveBeenDone(context.db, requestId, 'CreateCase'))) return undefined;
  const after = new Date((decidedAt ?? askedAt).getTime() - CLOCKS_DIFFER_BY_MS);
  const found = await context.support.findCase(subject, after);
  return found && (found.displayId ?? found.caseId);
}

/** People know a case by another id than the API answers; AWS tells it only when it describes the case. */
async function displayIdOf(context: Context, caseId: string): Promise<string> {
  try {
    return (await context.support.describeCase(caseId))?.displayId ?? caseId;
  } catch (error) {
    if (awsCodeOf(error) === undefined) throw error;
    return caseId;
  }
}

/** DescribeServices, a dry run, then CreateCase. */
async function openAtAws(context: Context, work: CaseTry): Promise<string> {
  const { subject, body, language, attempts } = work.taken;
  // After the last try comes one look, for a case that it may have opened.
  if (attempts > MAX_ORDER_ATTEMPTS) throw new AppError('aws_unavailable');
  const route = await context.support.findRoute();
  if (route === undefined) throw new AppError('case_route_unknown');
  const [first = body] = communicationsOf(body);
  const input: NewCase = { ...route, subject, body: first, language };
  await context.support.tryCase(input);
  const { caseId } = await callSupport(context, work, 'CreateCase', () => context.support.createCase(input));
  return displayIdOf(context, caseId);
}

/** The API is of no use for this case: the packet goes to people. */
async function fallBack(context: Context, request: RequestView, failure: Failure): Promise<void> {
  const now = context.clock.now();
  await withCase(context, request.id, async (tx, handOn) => {
    if ((await markCaseFellBack(tx, request.id, failure, now)) === undefined) return;
    await insertAuditEvent(tx, {
      at: now,
      actor: ACTOR,
      action: 'case.fell_back',
      projectId: request.project.id,
      requestId: request.id,
      after: { code: failure.code },
      correlationId: (await findCorrelationId(tx, request.id)) ?? `request-${request.id}`,
    });
    await promiseRedrawOfNewVersion(tx, handOn, context, request.id);
  });
}

async function recordNotFiled(
  context: Context,
  { taken: { requestId, attempts }, takeOverAt, request }: CaseTry,
  failure: { readonly code: AwsErrorCode | 'case_route_unknown'; readonly details: AppError['details'] },
): Promise<JobOutcome> {
  const { code, details } = failure;
  const isDoubtful = await mayHaveBeenDone(context.db, requestId, 'CreateCase');
  const isPassing = code !== 'case_route_unknown' && AWS_ERROR_TRAITS[code].then === 'retry';
  const isTriedAgain = isPassing && attempts < MAX_ORDER_ATTEMPTS + (isDoubtful ? 1 : 0);
  context.log.warn(
    { requestId, code, ...details, tries: attempts, isDoubtful, isTriedAgain },
    'case was not filed through the API',
  );
  if (!isTriedAgain) {
    await fallBack(context, request, { code: isDoubtful ? 'case_of_unknown_outcome' : code, details });
    return { runAgainAt: context.clock.now() };
  }
  const backoff = details.retryAfterMs ?? orderBackoffMs(attempts);
  const wait = isDoubtful ? Math.max(backoff, LOOK_FOR_LOST_AFTER_MS) : backoff;
  const dueAt = new Date(context.clock.now().getTime() + wait);
  await markCaseLetGo(context.db, requestId, takeOverAt, { dueAt, isDone: false });
  return { runAgainAt: dueAt };
}

/**
 * Files a case through AWS Support's API: once. A worker that died, or whose answer was lost, left an open entry in
 * the journal; then the case is looked for by its subject, which has our reference, before AWS is asked again.
 */
export async function fileByApi(context: Context, taken: StoredCase, takeOverAt: Date): Promise<JobOutcome> {
  const { requestId } = taken;
  const request = await getRequestView(context.db, requestId);
  const work = { taken, takeOverAt, request };
  try {
    const caseId = (await findMade(context, taken, request)) ?? (await openAtAws(context, work));
    await withCase(context, requestId, async (tx, handOn, now) => {
      if (now.supportCase?.status !== 'filing') return;
      await recordFiled(context, tx, handOn, now, { caseId, by: ACTOR, isByApi: true });
    });
    return { runAgainAt: context.clock.now() };
  } catch (error) {
    if (error instanceof WorkTakenOverError) return undefined;
    if (!(error instanceof AppError)) throw error;
    const code = error.code === 'case_route_unknown' ? error.code : awsCodeOf(error);
    if (code === undefined) throw error;
    return recordNotFiled(context, work, { code, details: error.details });
  }
}
