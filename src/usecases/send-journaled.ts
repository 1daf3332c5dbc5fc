import type { Tx } from '#db/client.ts';
import { closeAwsCall } from '#db/queries/aws-calls.ts';
import type { HandOn } from '#db/transaction.ts';
import { AWS_ERROR_TRAITS } from '../domain/aws-errors.ts';
import { AppError } from '../domain/errors.ts';
import { type Context, transact } from './context.ts';
import { awsCodeOf } from './failure.ts';

type Record<T> = (tx: Tx, answer: T, handOn: HandOn, at: Date) => Promise<void>;

/**
 * Sends a call that stands in the journal, and closes its entry: with the refusal, which is thrown on, or with the
 * answer, in one transaction with what `record` writes. A worker that dies in between leaves the entry open.
 */
export async function sendJournaled<T>(
  context: Context,
  id: number,
  send: () => Promise<T>,
  record: Record<T> = async () => {},
): Promise<T> {
  let answer: T;
  try {
    answer = await send();
  } catch (error) {
    const code = awsCodeOf(error);
    if (code === undefined || !(error instanceof AppError)) throw error;
    const { outcome } = AWS_ERROR_TRAITS[code];
    const finishedAt = context.clock.now();
    await closeAwsCall(context.db, id, { outcome, finishedAt, errorCode: code, errorDetails: error.details });
    throw error;
  }
  await transact(context, async (tx, handOn) => {
    const at = context.clock.now();
    await closeAwsCall(tx, id, { outcome: 'done', finishedAt: at });
    await record(tx, answer, handOn, at);
  });
  return answer;
}
