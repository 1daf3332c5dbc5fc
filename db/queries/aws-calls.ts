import type { ErrorDetails } from '#src/domain/errors.ts';
import type { CallId, NumberId, OrderId, RequestId } from '#src/domain/request.ts';
import type { Queryable } from '../client.ts';
import { and, eq, inArray, or, sql } from '../drizzle.ts';
import { awsCalls } from '../schema/schema.ts';

export interface NewAwsCall {
  readonly orderId?: OrderId;
  readonly requestId?: RequestId;
  readonly numberId?: NumberId;
  readonly callId?: CallId;
  readonly operation: string;
  readonly region: string;
  readonly clientToken?: string;
  readonly startedAt: Date;
}

/** The journal: committed before the call, closed after the answer. */
export async function insertAwsCall(tx: Queryable, call: NewAwsCall): Promise<number> {
  const [row] = await tx.insert(awsCalls).values(call).returning({ id: awsCalls.id });
  if (row === undefined) throw new Error('insert returned no row');
  return row.id;
}

export async function closeAwsCall(
  tx: Queryable,
  id: number,
  answer: {
    outcome: 'done' | 'refused' | 'unknown' | 'adopted';
    finishedAt: Date;
    errorCode?: string;
    errorDetails?: ErrorDetails;
  },
): Promise<void> {
  await tx.update(awsCalls).set(answer).where(eq(awsCalls.id, id));
}

/** Whether an earlier call with this token may have leased a number that we do not know of. */
export async function hasCallOfUnknownOutcome(db: Queryable, clientToken: string): Promise<boolean> {
  const rows = await db
    .select({ id: awsCalls.id })
    .from(awsCalls)
    .where(
      and(
        eq(awsCalls.clientToken, clientToken),
        or(sql`${awsCalls.outcome} is null`, eq(awsCalls.outcome, 'unknown')),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Whether Dialtone itself has asked AWS for this, for the request, and AWS did or may have done it. */
export async function mayHaveBeenDone(
  db: Queryable,
  requestId: RequestId,
  operation: string,
): Promise<boolean> {
  const rows = await db
    .select({ id: awsCalls.id })
    .from(awsCalls)
    .where(
      and(
        eq(awsCalls.requestId, requestId),
        eq(awsCalls.operation, operation),
        or(sql`${awsCalls.outcome} is null`, inArray(awsCalls.outcome, ['done', 'unknown', 'adopted'])),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
