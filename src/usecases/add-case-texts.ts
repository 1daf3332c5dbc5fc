import { closeAwsCall } from '#db/queries/aws-calls.ts';
import { type JournaledCall, listAnswers, listCallsOf, markAnswerAdded } from '#db/queries/case-texts.ts';
import type { StoredCase } from '#db/queries/cases.ts';
import { getRequestView } from '#db/queries/request-view.ts';
import { AWS_ERROR_TRAITS } from '../domain/aws-errors.ts';
import { AWS_ERROR_CODES } from '../domain/errors.ts';
import { orderBackoffMs } from '../domain/pacing.ts';
import { communicationsOf } from '../domain/support-case.ts';
import { type CaseTry, callSupport } from './call-support.ts';
import { withCase } from './change-case.ts';
import type { Context } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { promiseNotice } from './promises.ts';

const OPERATION = 'AddCommunicationToCase';

/** What goes into a case after its first text, in order: the rest of the packet, then each answer. */
interface CaseText {
  readonly body: string;
  /** Undefined for a part of the packet. */
  readonly answerId: number | undefined;
}

async function listTexts({ db }: Context, { requestId, body }: StoredCase): Promise<readonly CaseText[]> {
  const [, ...rest] = communicationsOf(body);
  const answers = await listAnswers(db, requestId);
  return [
    ...rest.map((part) => ({ body: part, answerId: undefined })),
    ...answers.map((answer) => ({ body: answer.body, answerId: answer.id })),
  ];
}

/** AWS took it, may have taken it, or never will: no second try. What only came at a bad time is tried again. */
function isSettled({ outcome, errorCode }: JournaledCall): boolean {
  if (outcome !== 'refused') return true;
  const code = AWS_ERROR_CODES.find((known) => known === errorCode);
  return code === undefined || AWS_ERROR_TRAITS[code].then !== 'retry';
}

/** A call that nobody has closed by then is of a worker that died: AWS may have the text. */
const CALL_ENDS_WITHIN_MS = 2 * 60_000;

/** The moment from which an open call can be taken for lost; undefined while none is under way. */
function underWayUntil(calls: readonly JournaledCall[], now: Date): Date | undefined {
  const ends = calls
    .filter(({ outcome }) => outcome === null)
    .map(({ startedAt }) => new Date(startedAt.getTime() + CALL_ENDS_WITHIN_MS));
  return ends.find((end) => end > now);
}

/**
 * Texts go out one after the other and each is settled by one call, so the n-th settled call of the journal was for
 * the n-th text.
 */
async function settle(
  { db, clock }: Context,
  calls: readonly JournaledCall[],
): Promise<readonly JournaledCall[]> {
  for (const { id, outcome } of calls)
    if (outcome === null) await closeAwsCall(db, id, { outcome: 'unknown', finishedAt: clock.now() });
  return calls.filter(isSettled);
}

/** What AWS surely has is marked; of every other text people are told, once, since Dialtone sends nothing twice. */
async function tellOfTexts(
  context: Context,
  { requestId }: StoredCase,
  texts: readonly CaseText[],
  settled: readonly JournaledCall[],
): Promise<void> {
  if (settled.length === 0) return;
  const now = context.clock.now();
  await withCase(context, requestId, async (tx, handOn, { project }) => {
    for (const [nth, call] of settled.entries()) {
      const answerId = texts[nth]?.answerId;
      if (call.outcome === 'done') {
        if (answerId !== undefined) await markAnswerAdded(tx, answerId, now);
        continue;
      }
      const isToAdd = call.outcome === 'refused' && answerId !== undefined;
      await promiseNotice(tx, handOn, {
        requestId,
        kind: isToAdd ? 'case_answer_in_thread' : 'case_text_in_thread',
        recipient: project.channelId,
        dedupeKey: `case-text:${requestId}:${nth}`,
        dueAt: now,
      });
    }
  });
}

/** Sends one text; answers when to try it again, or undefined once it is settled. */
async function send(
  context: Context,
  work: CaseTry,
  apiCaseId: string,
  { body }: CaseText,
): Promise<Date | undefined> {
  const { attempts, requestId } = work.taken;
  try {
    await callSupport(context, work, OPERATION, () => context.support.addCommunication(apiCaseId, body));
    return undefined;
  } catch (error) {
    const code = awsCodeOf(error);
    if (code === undefined) throw error;
    context.log.warn({ err: error, requestId, code }, 'text was not added to the case');
    const { then, outcome } = AWS_ERROR_TRAITS[code];
    const isTriedAgain = then === 'retry' && outcome === 'refused';
    return isTriedAgain ? new Date(context.clock.now().getTime() + orderBackoffMs(attempts)) : undefined;
  }
}

/** Sends them one after the other, until one has to wait. */
async function sendAll(
  context: Context,
  work: CaseTry,
  apiCaseId: string,
  texts: readonly CaseText[],
): Promise<Date | undefined> {
  for (const text of texts) {
    const again = await send(context, work, apiCaseId, text);
    if (again !== undefined) return again;
  }
  return undefined;
}

/**
 * Adds what is left of the packet, and the answers to what AWS asked, to a case that Dialtone filed (AWS
 * AddCommunicationToCase): in order, each once. Answers when to come back for what is left. Throws
 * `WorkTakenOverError` when another worker has the case.
 */
export async function addCaseTexts(
  context: Context,
  taken: StoredCase,
  takeOverAt: Date,
  /** Undefined while AWS does not tell of the case. */
  apiCaseId: string | undefined,
): Promise<Date | undefined> {
  const { requestId, attempts } = taken;
  const now = context.clock.now();
  const calls = await listCallsOf(context.db, requestId, OPERATION);
  const until = underWayUntil(calls, now);
  if (until !== undefined) return until;
  const texts = await listTexts(context, taken);
  const settled = await settle(context, calls);
  await tellOfTexts(context, taken, texts, settled);
  const left = texts.slice(settled.length);
  if (left.length === 0) return undefined;
  if (apiCaseId === undefined) return new Date(now.getTime() + orderBackoffMs(attempts));
  const request = await getRequestView(context.db, requestId);
  const again = await sendAll(context, { taken, takeOverAt, request }, apiCaseId, left);
  const after = await listCallsOf(context.db, requestId, OPERATION);
  await tellOfTexts(context, taken, texts, after.filter(isSettled));
  return again;
}
