import type { RequestId } from '#src/domain/request.ts';
import type { CaseMessage } from '#src/domain/support-case.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, eq, isNull } from '../drizzle.ts';
import { awsCalls, caseMessages } from '../schema/schema.ts';

export async function insertCaseMessage(tx: Tx, requestId: RequestId, message: CaseMessage): Promise<number> {
  const [row] = await tx
    .insert(caseMessages)
    .values({ requestId, ...message })
    .returning({ id: caseMessages.id });
  if (row === undefined) throw new Error('insert returned no row');
  return row.id;
}

/** All answers to what AWS asked, oldest first. */
export async function listAnswers(
  db: Queryable,
  requestId: RequestId,
): Promise<readonly { readonly id: number; readonly body: string }[]> {
  return db
    .select({ id: caseMessages.id, body: caseMessages.body })
    .from(caseMessages)
    .where(and(eq(caseMessages.requestId, requestId), eq(caseMessages.kind, 'answer')))
    .orderBy(asc(caseMessages.id));
}

export async function markAnswerAdded(tx: Tx, id: number, addedAt: Date): Promise<void> {
  await tx
    .update(caseMessages)
    .set({ addedAt })
    .where(and(eq(caseMessages.id, id), isNull(caseMessages.addedAt)));
}

export interface JournaledCall {
  readonly id: number;
  readonly outcome: 'done' | 'refused' | 'unknown' | 'adopted' | null;
  readonly errorCode: string | null;
  readonly startedAt: Date;
}

/** Every call of one operation for a request, as the journal has it, oldest first. */
export async function listCallsOf(
  db: Queryable,
  requestId: RequestId,
  operation: string,
): Promise<readonly JournaledCall[]> {
  return db
    .select({
      id: awsCalls.id,
      outcome: awsCalls.outcome,
      errorCode: awsCalls.errorCode,
      startedAt: awsCalls.startedAt,
    })
    .from(awsCalls)
    .where(and(eq(awsCalls.requestId, requestId), eq(awsCalls.operation, operation)))
    .orderBy(asc(awsCalls.id));
}
