import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { markNumberProtected } from '#db/queries/numbers.ts';
import type { UserActor } from '../domain/actor.ts';
import { AWS_ERROR_TRAITS } from '../domain/aws-errors.ts';
import { ok, type Result, refused } from '../domain/errors.ts';
import type { InventoryNumber } from '../domain/inventory.ts';
import { refuseProtecting } from '../domain/inventory-policy.ts';
import type { NumberId } from '../domain/request.ts';
import type { Failure } from '../domain/request-view.ts';
import { type Context, transact } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { findNumberWithTeam } from './find-number.ts';
import { callJournaled, OperationError } from './journaled.ts';
import { readAsker } from './people.ts';
import { withReleaser } from './preview-relinquishment.ts';

export interface ProtectInput {
  readonly actor: UserActor;
  readonly correlationId: string;
  readonly numberId: NumberId;
}

export interface Protection {
  readonly number: InventoryNumber;
  /** Why AWS did not do it; undefined when the number is protected now. */
  readonly failure: Failure | undefined;
}

async function recordProtection(
  tx: Tx,
  { project, phoneNumber }: InventoryNumber,
  { actor, correlationId, numberId }: ProtectInput,
  at: Date,
): Promise<void> {
  if ((await markNumberProtected(tx, numberId, at)) === undefined) return;
  await insertAuditEvent(tx, {
    at,
    actor,
    action: 'number.protection_changed',
    ...(project === undefined ? {} : { projectId: project.id }),
    numberId,
    before: { isProtected: false },
    after: { phoneNumber, isProtected: true },
    correlationId,
  });
}

/** After a lost answer AWS is looked at, since it may have done it. */
async function isDoneAllTheSame(
  context: Context,
  { region, awsId }: InventoryNumber,
  error: OperationError,
): Promise<boolean> {
  const code = awsCodeOf(error);
  if (code === undefined || AWS_ERROR_TRAITS[code].outcome === 'refused') return false;
  const described = await context.voice.describeNumbers(region, [awsId]).catch(() => []);
  return described.some((number) => number.deletionProtected);
}

/**
 * Switches a number's deletion protection on (UpdatePhoneNumber), at once: for its owner, the leads of its project and
 * the admins. Only relinquishing switches it off. Where Dialtone ends in between, the next synchronisation says what is.
 */
export async function protectNumber(context: Context, input: ProtectInput): Promise<Result<Protection>> {
  const { db, clock, voice } = context;
  const { actor, numberId } = input;
  const found = await findNumberWithTeam(db, actor, numberId);
  if (found === undefined) return refused({ code: 'number_unknown' });
  const { number, teamId } = found;
  const refusal = refuseProtecting(await readAsker(db, actor, context), number, teamId);
  if (refusal !== undefined) return refused(await withReleaser(db, refusal, numberId));
  const isProtected = { number: { ...number, deletionProtected: true }, failure: undefined };
  if (number.deletionProtected) return ok(isProtected);
  const { region, awsId } = number;
  const record = (tx: Tx) => recordProtection(tx, number, input, clock.now());
  try {
    const journal = { numberId, operation: 'UpdatePhoneNumber', region };
    await callJournaled(context, journal, () => voice.setDeletionProtection(region, awsId, true), record);
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    if (!(await isDoneAllTheSame(context, number, error)))
      return ok({ number, failure: { code: error.code, details: error.details } });
    await transact(context, record);
  }
  return ok(isProtected);
}
