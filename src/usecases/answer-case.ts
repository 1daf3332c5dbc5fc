import { insertCaseMessage } from '#db/queries/case-texts.ts';
import { findCase, markCaseMoved } from '#db/queries/cases.ts';
import { refuseAnswer } from '../domain/case-policy.ts';
import { AppError, type Result, refused } from '../domain/errors.ts';
import type { RequestView } from '../domain/request-view.ts';
import { CASE_ANSWER_MAX_LENGTH, FIRST_ANSWER_WITHIN_MS } from '../domain/support-case.ts';
import { type CaseInput, changeCase, moveWithCase } from './change-case.ts';
import type { Context } from './context.ts';
import { promiseNotice } from './promises.ts';

/**
 * Add the answer: AWS's day begins anew. Dialtone adds it to a case that it filed itself; the one who filed another
 * case is asked to add it there.
 */
export async function answerCase(
  context: Context,
  input: CaseInput & { readonly answer: string },
): Promise<Result<RequestView>> {
  const { actor, correlationId, requestId } = input;
  const body = [...input.answer.trim()].slice(0, CASE_ANSWER_MAX_LENGTH).join('');
  if (body === '') return refused({ code: 'case_answer_missing' });
  return changeCase(context, input, refuseAnswer, async (tx, handOn, request) => {
    const at = context.clock.now();
    const isByApi = (await findCase(tx, requestId))?.isByApi === true;
    const answerDueAt = new Date(at.getTime() + FIRST_ANSWER_WITHIN_MS);
    const dueAt = isByApi ? at : answerDueAt;
    const again = { status: 'filed', answerDueAt, remindedAt: null, dueAt } as const;
    if ((await markCaseMoved(tx, requestId, ['more_asked'], again)) === undefined)
      throw new AppError('internal', { reason: 'the case moved meanwhile' });
    const messageId = await insertCaseMessage(tx, requestId, { kind: 'answer', by: actor, body, at });
    await moveWithCase(context, tx, handOn, request, {
      from: ['more_asked'],
      to: 'filed',
      action: 'case.answered',
      actor,
      facts: { caseId: request.supportCase?.caseId ?? null },
      correlationId,
    });
    handOn({ name: 'case.follow', payload: { id: requestId }, notBefore: dueAt });
    if (isByApi) return;
    await promiseNotice(tx, handOn, {
      requestId,
      kind: 'case_answer_in_thread',
      recipient: request.project.channelId,
      dedupeKey: `case-answer:${messageId}`,
      dueAt: at,
    });
  });
}
