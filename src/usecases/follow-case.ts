import { findCase, markCaseLetGo, type StoredCase, setCaseReminded, takeCase } from '#db/queries/cases.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { isCaseAwaited } from '../domain/case-policy.ts';
import type { RequestId } from '../domain/request.ts';
import { earliest, nextLookAt, nextReminderAt, REMINDED_STATUSES } from '../domain/support-case.ts';
import { WorkTakenOverError } from './call-aws.ts';
import { withCase } from './change-case.ts';
import { type Context, transact } from './context.ts';
import { fileByApi } from './file-by-api.ts';
import { lookAtCase } from './look-at-case.ts';
import { promiseNotice } from './promises.ts';

/** A worker that has not let go of a case by then is taken for dead; one look is a few calls at AWS's pace. */
const TAKE_OVER_AFTER_MS = 2 * 60_000;

/**
 * Reminds of a case that nobody has filed or AWS has not answered, and says when to look again: `soon` where something
 * is left to do, else an hour after AWS was asked.
 */
async function remindAndLetGo(
  context: Context,
  id: RequestId,
  { takeOverAt, askedAt, soon }: { takeOverAt: Date; askedAt: Date; soon: Date | undefined },
): Promise<JobOutcome> {
  return withCase(context, id, async (tx, handOn, request) => {
    const row = await findCase(tx, id);
    if (row?.dueAt == null) return undefined;
    // Somebody moved the case meanwhile and said when to look again.
    if (row.dueAt.getTime() !== takeOverAt.getTime()) return { runAgainAt: row.dueAt };
    if (!isCaseAwaited(request)) {
      await markCaseLetGo(tx, id, takeOverAt, { dueAt: null, isDone: true });
      return undefined;
    }
    const now = context.clock.now();
    const reminder =
      REMINDED_STATUSES.includes(row.status) && row.answerDueAt !== null
        ? nextReminderAt(row.answerDueAt, row.remindedAt ?? undefined)
        : undefined;
    const isDue = reminder !== undefined && reminder <= now;
    if (isDue) {
      await setCaseReminded(tx, id, now);
      await promiseNotice(tx, handOn, {
        requestId: id,
        kind: 'case_reminder_in_thread',
        recipient: request.project.channelId,
        dedupeKey: `case-reminder:${id}:${reminder.getTime()}`,
        dueAt: now,
      });
    }
    const remindedAt = isDue ? now : row.remindedAt;
    const dueAt = earliest(nextLookAt({ ...row, remindedAt }, askedAt), soon);
    await markCaseLetGo(tx, id, takeOverAt, { dueAt: dueAt ?? null, isDone: soon === undefined });
    return dueAt && { runAgainAt: dueAt };
  });
}

/** Of a case that another worker has by now, nothing is left to do here. */
async function look(context: Context, taken: StoredCase, takeOverAt: Date): Promise<Date | undefined> {
  try {
    return await lookAtCase(context, taken, takeOverAt);
  } catch (error) {
    if (!(error instanceof WorkTakenOverError)) throw error;
    return undefined;
  }
}

/**
 * What a worker does for a case: files it through the API, adds to it what people wrote, learns what AWS says, and
 * reminds of it once a day while nobody files it or AWS says nothing. Whether AWS granted it is for people to say.
 */
export async function followCase(context: Context, id: RequestId): Promise<JobOutcome> {
  const row = await findCase(context.db, id);
  if (row === undefined || row.dueAt === null) return undefined;
  const now = context.clock.now();
  if (row.dueAt > now) return { runAgainAt: row.dueAt };
  const takeOverAt = new Date(now.getTime() + TAKE_OVER_AFTER_MS);
  const taken = await transact(context, (tx) => takeCase(tx, id, now, takeOverAt));
  if (taken === undefined) return undefined;
  if (taken.status === 'filing') return fileByApi(context, taken, takeOverAt);
  const soon = taken.isByApi ? await look(context, taken, takeOverAt) : undefined;
  return remindAndLetGo(context, id, { takeOverAt, askedAt: now, soon });
}
