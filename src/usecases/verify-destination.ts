import { randomUUID } from 'node:crypto';
import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import type { UserActor } from '../domain/actor.ts';
import type { AuditAction } from '../domain/audit.ts';
import { AppError, ok, type Result, refused } from '../domain/errors.ts';
import type { InventoryNumber } from '../domain/inventory.ts';
import type { NumberId } from '../domain/request.ts';
import { readDestination, readVerificationCode } from '../domain/voice-message.ts';
import type { VerifiedDestination } from '../ports.ts';
import type { Context } from './context.ts';
import { callJournaled, OperationError } from './journaled.ts';
import { findOrigin } from './open-call.ts';

export type VerificationChannel = 'TEXT' | 'VOICE';

interface Verifier {
  readonly actor: UserActor;
  readonly correlationId: string;
  /** The number to call from; its Region's account calls the destination, and who may call from it may verify. */
  readonly numberId: NumberId;
}

/** A destination on its way to be verified. */
export interface Verification {
  readonly awsId: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly region: string;
  /** It was verified before, and no code was sent. */
  readonly isVerified: boolean;
}

const isCode = (error: unknown, code: AppError['code']): boolean =>
  error instanceof AppError && error.code === code;

async function audit(
  context: Context,
  tx: Tx,
  { actor, correlationId }: Verifier,
  { project, region }: InventoryNumber,
  action: AuditAction,
  destination: string,
): Promise<void> {
  const at = context.clock.now();
  const projectId = project === undefined ? {} : { projectId: project.id };
  const after = { destination, region };
  await insertAuditEvent(tx, { at, actor, action, ...projectId, after, correlationId });
}

/** The destination as AWS has it, made where it has none (CreateVerifiedDestinationNumber). */
async function addDestination(
  context: Context,
  verifier: Verifier,
  number: InventoryNumber,
  phoneNumber: string,
): Promise<VerifiedDestination> {
  const { region, id: numberId } = number;
  const clientToken = randomUUID();
  const operation = 'CreateVerifiedDestinationNumber';
  try {
    return await callJournaled(
      context,
      { operation, region, numberId, clientToken },
      () => context.voice.createVerifiedDestination(region, phoneNumber, clientToken),
      (tx) => audit(context, tx, verifier, number, 'destination.added', phoneNumber),
    );
  } catch (error) {
    if (!isCode(error, 'aws_already_exists')) throw error;
    const all = await context.voice.listVerifiedDestinations(region);
    const known = all.find((each) => each.phoneNumber === phoneNumber);
    if (known === undefined) throw error;
    return known;
  }
}

/** A new code to a destination (SendDestinationNumberVerificationCode); false when it is verified already. */
async function sendCode(
  context: Context,
  { id: numberId, region }: InventoryNumber,
  awsId: string,
  by: VerificationChannel,
): Promise<boolean> {
  const operation = 'SendDestinationNumberVerificationCode';
  try {
    await callJournaled(context, { operation, region, numberId }, () =>
      context.voice.sendVerificationCode(region, awsId, by),
    );
    return true;
  } catch (error) {
    if (!isCode(error, 'aws_already_exists')) throw error;
    return false;
  }
}

/**
 * Has AWS send a code to a number that is to be called from the sandbox. Asked again, it sends another code. Throws
 * `OperationError` where AWS does not.
 */
export async function startVerification(
  context: Context,
  input: Verifier & { readonly destination: string; readonly by: VerificationChannel },
): Promise<Result<Verification>> {
  const origin = await findOrigin(context, input.actor, input.numberId);
  if (!origin.ok) return origin;
  const phoneNumber = readDestination(input.destination);
  if (typeof phoneNumber === 'object') return refused(phoneNumber);
  const number = origin.value;
  const { awsId, status } = await addDestination(context, input, number, phoneNumber);
  const isVerified = status === 'VERIFIED' || !(await sendCode(context, number, awsId, input.by));
  return ok({ awsId, phoneNumber, region: number.region, isVerified });
}

/**
 * Has AWS send another code to a destination that waits for one; `false` when it is verified already. Throws
 * `OperationError` where AWS does not.
 */
export async function sendCodeAgain(
  context: Context,
  input: Verifier & { readonly awsId: string; readonly by: VerificationChannel },
): Promise<Result<boolean>> {
  const origin = await findOrigin(context, input.actor, input.numberId);
  if (!origin.ok) return origin;
  return ok(await sendCode(context, origin.value, input.awsId, input.by));
}

/**
 * Tells AWS the code that the destination's phone has shown or said (VerifyDestinationNumber). Throws
 * `OperationError` with `aws_code_wrong` or `aws_code_expired`, or with what else AWS says. The code is kept nowhere.
 */
export async function finishVerification(
  context: Context,
  input: Verifier & {
    readonly awsId: string;
    readonly phoneNumber: string;
    readonly verificationCode: string;
  },
): Promise<Result<InventoryNumber>> {
  const origin = await findOrigin(context, input.actor, input.numberId);
  if (!origin.ok) return origin;
  const code = readVerificationCode(input.verificationCode);
  if (typeof code === 'object') return refused(code);
  const number = origin.value;
  const { region, id: numberId } = number;
  const operation = 'VerifyDestinationNumber';
  try {
    await callJournaled(
      context,
      { operation, region, numberId },
      () => context.voice.verifyDestination(region, input.awsId, code),
      (tx) => audit(context, tx, input, number, 'destination.verified', input.phoneNumber),
    );
  } catch (error) {
    if (!(error instanceof OperationError) || error.code !== 'aws_already_exists') throw error;
  }
  return ok(number);
}
