import { insertAuditEvent } from '#db/queries/audit.ts';
import {
  listNumbersToTag,
  markTagsWritten,
  type NumberToTag,
  takeNumberToTag,
} from '#db/queries/number-tags.ts';
import { markNumberProtected } from '#db/queries/numbers.ts';
import { AWS_ERROR_TRAITS } from '../domain/aws-errors.ts';
import type { NumberId } from '../domain/request.ts';
import { type Context, transact } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { callJournaled, OperationError } from './journaled.ts';
import { tagsOf } from './number-tags.ts';

const BATCH = 50;
/** A worker that has not answered by then is taken for dead. */
const TAKE_OVER_AFTER_MS = 60_000;
const AGAIN_AFTER_MS = 5 * 60_000;
/** Somebody has to allow it first, and nothing but the tags waits for that. */
const AGAIN_AFTER_A_PERSON_MS = 24 * 60 * 60_000;

function againAt(now: Date, error: OperationError): Date | null {
  const code = awsCodeOf(error);
  if (code === undefined || AWS_ERROR_TRAITS[code].then === 'final') return null;
  const waitMs = AWS_ERROR_TRAITS[code].then === 'retry' ? AGAIN_AFTER_MS : AGAIN_AFTER_A_PERSON_MS;
  return new Date(now.getTime() + waitMs);
}

/** AWS Support has set it up, so nobody has asked for its protection, which every number that we lease has. */
const isArrival = ({ order }: NumberToTag): boolean => order !== null && order.clientToken === null;

async function protectArrival(context: Context, region: string, number: NumberToTag): Promise<void> {
  const { id, awsId, phoneNumber, projectId, order } = number;
  await callJournaled(
    context,
    { numberId: id, operation: 'UpdatePhoneNumber', region },
    () => context.voice.setDeletionProtection(region, awsId, true),
    async (tx) => {
      const at = context.clock.now();
      if ((await markNumberProtected(tx, id, at)) === undefined) return;
      await insertAuditEvent(tx, {
        at,
        actor: { kind: 'job', name: 'number.protect' },
        action: 'number.protection_changed',
        projectId,
        ...(order === null ? {} : { requestId: order.requestId, orderId: order.id }),
        numberId: id,
        before: { isProtected: false },
        after: { phoneNumber, isProtected: true },
        correlationId: `number-${id}`,
      });
    },
  );
}

async function writeOne(context: Context, region: string, id: NumberId): Promise<void> {
  const { db, clock, voice } = context;
  const now = clock.now();
  const takeOverAt = new Date(now.getTime() + TAKE_OVER_AFTER_MS);
  const number = await transact(context, (tx) => takeNumberToTag(tx, id, now, takeOverAt));
  if (number === undefined) return;
  try {
    if (isArrival(number) && !number.deletionProtected) await protectArrival(context, region, number);
    await callJournaled(
      context,
      { numberId: id, operation: 'TagResource', region },
      () => voice.tagNumber(region, number.arn, tagsOf(number)),
      (tx) => markTagsWritten(tx, id, takeOverAt, null),
    );
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    await markTagsWritten(db, id, takeOverAt, againAt(clock.now(), error));
  }
}

/**
 * Writes the tags of numbers whose project or owner changed (TagResource), and protects those that came by a support
 * case (UpdatePhoneNumber); both twice change nothing.
 */
export async function writeTags(context: Context, region: string): Promise<void> {
  for (const id of await listNumbersToTag(context.db, region, context.clock.now(), BATCH))
    await writeOne(context, region, id);
}
