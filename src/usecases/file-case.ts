import type { Tx } from '#db/client.ts';
import { markCaseFiled } from '#db/queries/cases.ts';
import { getRequestView } from '#db/queries/request-view.ts';
import type { HandOn } from '#db/transaction.ts';
import type { Actor } from '../domain/actor.ts';
import { refuseFiling } from '../domain/case-policy.ts';
import { AppError, ok, type Result, refused } from '../domain/errors.ts';
import type { CaseRequest, RequestView } from '../domain/request-view.ts';
import { FIRST_ANSWER_WITHIN_MS, parseCaseId } from '../domain/support-case.ts';
import { type CaseInput, changeCase, moveWithCase } from './change-case.ts';
import type { Context } from './context.ts';

/** The case is at AWS from now on, under this id: its day for the first answer begins. */
export async function recordFiled(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  request: CaseRequest,
  filed: {
    readonly caseId: string;
    readonly by: Actor;
    readonly isByApi: boolean;
    readonly correlationId?: string;
  },
): Promise<void> {
  const { caseId, by, isByApi, ...rest } = filed;
  const filedAt = context.clock.now();
  const answerDueAt = new Date(filedAt.getTime() + FIRST_ANSWER_WITHIN_MS);
  const dueAt = isByApi ? filedAt : answerDueAt;
  const marked = await markCaseFiled(tx, request.id, {
    caseId,
    filedBy: by,
    filedAt,
    answerDueAt,
    isByApi,
    dueAt,
  });
  if (marked === undefined) throw new AppError('internal', { reason: 'the case was filed meanwhile' });
  await moveWithCase(context, tx, handOn, request, {
    from: ['approved'],
    to: 'filed',
    action: 'case.filed',
    actor: by,
    facts: { caseId },
    ...rest,
  });
  handOn({ name: 'case.follow', payload: { id: request.id }, notBefore: dueAt });
}

/**
 * I filed it: somebody sent the packet to AWS Support and tells the case id. Nothing is filed without one. The same
 * id from the same person again changes nothing.
 */
export async function fileCase(
  context: Context,
  input: CaseInput & { readonly caseId: string },
): Promise<Result<RequestView>> {
  const { actor, correlationId, requestId } = input;
  const caseId = parseCaseId(input.caseId);
  if (caseId === undefined) return refused({ code: 'case_id_malformed' });
  const filed = await changeCase(context, input, refuseFiling, (tx, handOn, request) =>
    recordFiled(context, tx, handOn, request, { caseId, by: actor, isByApi: false, correlationId }),
  );
  if (filed.ok || filed.refusal.code !== 'case_already_filed') return filed;
  const { by } = filed.refusal;
  const isAgain = filed.refusal.caseId === caseId && by?.kind === 'user' && by.userId === actor.userId;
  return isAgain ? ok(await getRequestView(context.db, requestId)) : filed;
}
