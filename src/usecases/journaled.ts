import type { Tx } from '#db/client.ts';
import { insertAwsCall, type NewAwsCall } from '#db/queries/aws-calls.ts';
import type { HandOn } from '#db/transaction.ts';
import { AppError } from '../domain/errors.ts';
import type { Context } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { sendJournaled } from './send-journaled.ts';

/** AWS did not do what one operation asks for. */
export class OperationError extends AppError {
  /** As AWS names it: SendVoiceMessage. */
  readonly operation: string;

  constructor(operation: string, cause: AppError) {
    super(cause.code, cause.details, { cause });
    this.name = 'OperationError';
    this.operation = operation;
  }
}

/**
 * One call that changes something at AWS: in the journal before it leaves, closed with its answer, in one transaction
 * with what `record` writes. Throws `OperationError` where AWS did not do it.
 */
export async function callJournaled<T>(
  context: Context,
  journal: Omit<NewAwsCall, 'startedAt'>,
  call: () => Promise<T>,
  record?: (tx: Tx, answer: T, handOn: HandOn) => Promise<void>,
): Promise<T> {
  const { operation, region } = journal;
  const id = await insertAwsCall(context.db, { ...journal, startedAt: context.clock.now() });
  try {
    return await sendJournaled(context, id, call, record);
  } catch (error) {
    const code = awsCodeOf(error);
    if (code === undefined || !(error instanceof AppError)) throw error;
    context.log.warn({ operation, region, code, ...error.details }, 'aws refused an operation');
    throw new OperationError(operation, error);
  }
}
