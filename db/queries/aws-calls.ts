import { and, eq, or, sql } from 'drizzle-orm';
import type { ErrorDetails } from '#src/domain/errors.ts';
import type { OrderId } from '#src/domain/request.ts';
import type { Queryable, Tx } from '../client.ts';
import { awsCalls } from '../schema/schema.ts';

/** The journal: committed before the call, closed after the answer. */
export async function insertAwsCall(
  tx: Tx,
  call: { orderId: OrderId; operation: string; region: string; clientToken: string; startedAt: Date },
): Promise<number> {
  const [row] = await tx.insert(awsCalls).values(call).returning({ id: awsCalls.id });
  if (row === undefined) throw new Error('insert returned no row');
  return row.id;
}

export async function closeAwsCall(
  tx: Tx,
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
