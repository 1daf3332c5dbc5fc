import type { Tx } from '#db/client.ts';
import { insertCaseMessage } from '#db/queries/case-texts.ts';
import { findCase, markCaseMoved } from '#db/queries/cases.ts';
import type { HandOn } from '#db/transaction.ts';
import type { Actor } from '../domain/actor.ts';
import { refuseQuestion } from '../domain/case-policy.ts';
import { AppError, type Result, refused } from '../domain/errors.ts';
import type { CaseRequest, RequestView } from '../domain/request-view.ts';
import { CASE_QUESTION_MAX_LENGTH } from '../domain/support-case.ts';
import { type CaseInput, changeCase, moveWithCase } from './change-case.ts';
import type { Context } from './context.ts';
import { promiseNotice } from './promises.ts';

/** AWS waits for the requester from now on, who is asked; nobody is reminded of AWS meanwhile. */
export async function recordQuestion(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  request: CaseRequest,
  question: {
    readonly body: string;
    readonly by: Actor;
    readonly at: Date;
    readonly correlationId?: string;
  },
): Promise<void> {
  const { body, by, at, ...rest } = question;
  const isByApi = (await findCase(tx, request.id))?.isByApi === true;
  const asked = { status: 'more_asked', ...(isByApi ? {} : { dueAt: null }) } as const;
  if ((await markCaseMoved(tx, request.id, ['filed'], asked)) === undefined)
    throw new AppError('internal', { reason: 'the case moved meanwhile' });
  const messageId = await insertCaseMessage(tx, request.id, { kind: 'question', by, body, at });
  await moveWithCase(context, tx, handOn, request, {
    from: ['filed'],
    to: 'more_asked',
    action: 'case.question_asked',
    actor: by,
    facts: { caseId: request.supportCase?.caseId ?? null },
    ...rest,
  });
  await promiseNotice(tx, handOn, {
    requestId: request.id,
    kind: 'case_question',
    recipient: request.requester,
    dedupeKey: `case-question:${messageId}`,
    dueAt: context.clock.now(),
  });
}

/** AWS asked for more: the question goes to the requester. */
export async function askOfCase(
  context: Context,
  input: CaseInput & { readonly question: string },
): Promise<Result<RequestView>> {
  const { actor, correlationId } = input;
  const body = [...input.question.trim()].slice(0, CASE_QUESTION_MAX_LENGTH).join('');
  if (body === '') return refused({ code: 'question_missing' });
  const at = context.clock.now();
  return changeCase(context, input, refuseQuestion, (tx, handOn, request) =>
    recordQuestion(context, tx, handOn, request, { body, by: actor, at, correlationId }),
  );
}
