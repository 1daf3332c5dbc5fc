import type { Actor } from '#src/domain/actor.ts';
import type { ErrorDetails } from '#src/domain/errors.ts';
import type { ContactLanguage } from '#src/domain/questionnaire.ts';
import type { RequestId } from '#src/domain/request.ts';
import type { Failure } from '#src/domain/request-view.ts';
import type { CaseMessage, CaseStatus, CaseView } from '#src/domain/support-case.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, eq, inArray, lte, sql } from '../drizzle.ts';
import { caseMessages, cases } from '../schema/schema.ts';

export type StoredCase = typeof cases.$inferSelect;

export interface NewCase {
  readonly requestId: RequestId;
  readonly status: 'to_file' | 'filing';
  readonly subject: string;
  readonly body: string;
  readonly language: ContactLanguage;
  /** Until when somebody should have filed it; null while Dialtone does. */
  readonly answerDueAt: Date | null;
  readonly dueAt: Date;
}

export async function insertCase(tx: Tx, row: NewCase): Promise<void> {
  await tx.insert(cases).values(row);
}

export async function findCase(db: Queryable, requestId: RequestId): Promise<StoredCase | undefined> {
  const [row] = await db.select().from(cases).where(eq(cases.requestId, requestId));
  return row;
}

const failureOf = (code: Failure['code'] | null, details: ErrorDetails | null): Failure | undefined =>
  code === null ? undefined : { code, details: details ?? {} };

export async function findCaseView(db: Queryable, requestId: RequestId): Promise<CaseView | undefined> {
  const row = await findCase(db, requestId);
  if (row === undefined) return undefined;
  const messages = await db
    .select()
    .from(caseMessages)
    .where(eq(caseMessages.requestId, requestId))
    .orderBy(asc(caseMessages.id));
  return {
    status: row.status,
    subject: row.subject,
    body: row.body,
    language: row.language,
    apiRefusal: failureOf(row.apiErrorCode, row.apiErrorDetails),
    caseId: row.caseId ?? undefined,
    filedBy: row.filedBy ?? undefined,
    filedAt: row.filedAt ?? undefined,
    answerDueAt: row.answerDueAt ?? undefined,
    messages: messages.map(({ kind, by, body, at }): CaseMessage => ({ kind, by, body, at })),
    endedBy: row.endedBy ?? undefined,
    endedAt: row.endedAt ?? undefined,
    endReason: row.endReason ?? undefined,
  };
}

/** The case id is known from now on. Undefined when it was filed already. */
export async function markCaseFiled(
  tx: Tx,
  requestId: RequestId,
  filed: {
    readonly caseId: string;
    readonly filedBy: Actor;
    readonly filedAt: Date;
    readonly answerDueAt: Date;
    readonly isByApi: boolean;
    readonly dueAt: Date;
  },
): Promise<RequestId | undefined> {
  const from: CaseStatus = filed.isByApi ? 'filing' : 'to_file';
  const [row] = await tx
    .update(cases)
    .set({ ...filed, status: 'filed', attempts: 0 })
    .where(and(eq(cases.requestId, requestId), eq(cases.status, from)))
    .returning({ requestId: cases.requestId });
  return row?.requestId;
}

/** The API does not take it: somebody has to file it by hand, and is told so at once. */
export async function markCaseFellBack(
  tx: Tx,
  requestId: RequestId,
  failure: Failure,
  now: Date,
): Promise<RequestId | undefined> {
  const [row] = await tx
    .update(cases)
    .set({
      status: 'to_file',
      answerDueAt: now,
      dueAt: now,
      attempts: 0,
      apiErrorCode: failure.code,
      apiErrorDetails: failure.details,
    })
    .where(and(eq(cases.requestId, requestId), eq(cases.status, 'filing')))
    .returning({ requestId: cases.requestId });
  return row?.requestId;
}

/** Moves an open, filed case on; undefined when it has another status by now. */
export async function markCaseMoved(
  tx: Tx,
  requestId: RequestId,
  from: readonly CaseStatus[],
  set: Partial<
    Pick<
      typeof cases.$inferInsert,
      'status' | 'answerDueAt' | 'dueAt' | 'remindedAt' | 'endedBy' | 'endedAt' | 'endReason'
    >
  >,
): Promise<RequestId | undefined> {
  const [row] = await tx
    .update(cases)
    .set(set)
    .where(and(eq(cases.requestId, requestId), inArray(cases.status, [...from])))
    .returning({ requestId: cases.requestId });
  return row?.requestId;
}

/**
 * Takes a case for one look or try, and says when another worker may take it over. Undefined when it is not due:
 * ended, or another worker has it.
 */
export async function takeCase(
  tx: Tx,
  requestId: RequestId,
  now: Date,
  takeOverAt: Date,
): Promise<StoredCase | undefined> {
  const [row] = await tx
    .update(cases)
    .set({ attempts: sql`${cases.attempts} + 1`, dueAt: takeOverAt })
    .where(and(eq(cases.requestId, requestId), lte(cases.dueAt, now)))
    .returning();
  return row;
}

/** Whether the worker that took it until `takeOverAt` still has it. Holds the row to the end of the transaction. */
export async function isCaseHeld(tx: Tx, requestId: RequestId, takeOverAt: Date): Promise<boolean> {
  const rows = await tx
    .select({ requestId: cases.requestId })
    .from(cases)
    .where(and(eq(cases.requestId, requestId), eq(cases.dueAt, takeOverAt)))
    .for('update');
  return rows.length > 0;
}

/**
 * Lets go of a case that was taken until `takeOverAt`. Undefined when somebody changed it meanwhile: then their due
 * time stands. A look that was done counts no tries.
 */
export async function markCaseLetGo(
  tx: Queryable,
  requestId: RequestId,
  takeOverAt: Date,
  next: { readonly dueAt: Date | null; readonly isDone: boolean },
): Promise<RequestId | undefined> {
  const [row] = await tx
    .update(cases)
    .set({ dueAt: next.dueAt, ...(next.isDone ? { attempts: 0 } : {}) })
    .where(and(eq(cases.requestId, requestId), eq(cases.dueAt, takeOverAt)))
    .returning({ requestId: cases.requestId });
  return row?.requestId;
}

/** The id that people see in Support Center, once AWS has told it. */
export async function setCaseId(db: Queryable, requestId: RequestId, caseId: string): Promise<void> {
  await db.update(cases).set({ caseId }).where(eq(cases.requestId, requestId));
}

export async function setCaseReminded(tx: Tx, requestId: RequestId, remindedAt: Date): Promise<void> {
  await tx.update(cases).set({ remindedAt }).where(eq(cases.requestId, requestId));
}

export async function listDueCases(tx: Tx, now: Date, limit: number): Promise<readonly RequestId[]> {
  const rows = await tx
    .select({ requestId: cases.requestId })
    .from(cases)
    .where(lte(cases.dueAt, now))
    .orderBy(asc(cases.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map((row) => row.requestId);
}
