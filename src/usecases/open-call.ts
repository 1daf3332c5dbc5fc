import { findAccount } from '#db/queries/accounts.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { countCallsSince, findCallBySubmission, getCallView, insertCall } from '#db/queries/calls.ts';
import { findInventoryNumber } from '#db/queries/inventory.ts';
import type { UserActor } from '../domain/actor.ts';
import {
  DAY_MS,
  refuseCalling,
  refuseOneMore,
  refuseOrigin,
  refuseUnverified,
} from '../domain/call-policy.ts';
import type { CallView } from '../domain/call-view.ts';
import { ok, type Refusal, type Result, refused } from '../domain/errors.ts';
import type { InventoryNumber } from '../domain/inventory.ts';
import type { CallId, NumberId } from '../domain/request.ts';
import { type MessageType, readDestination, readPriceCap, refuseMessage } from '../domain/voice-message.ts';
import { findVoice } from '../domain/voices.ts';
import { refuseSsml } from '../ssml.ts';
import { type Context, transact } from './context.ts';
import { readAsker } from './people.ts';

export interface OpenCallInput {
  readonly actor: UserActor;
  readonly correlationId: string;
  /** The form that it came from: sent twice, it is one call. */
  readonly submissionKey: string;
  readonly numberId: NumberId;
  /** As typed. */
  readonly destination: string;
  readonly body: string;
  readonly bodyType: MessageType;
  readonly voiceId: string;
  /** As typed; empty for none. */
  readonly priceCap: string;
  readonly isDryRun: boolean;
  /** Verified destinations of a Region as AWS listed them for the form; undefined where it did not. */
  readonly verified: { readonly region: string; readonly numbers: readonly string[] } | undefined;
}

/** What of a call was typed, read. */
interface Typed {
  readonly destination: string;
  readonly priceCap: string | undefined;
}

function readTyped({ destination: typed, body, bodyType, voiceId, priceCap }: OpenCallInput): Result<Typed> {
  const destination = readDestination(typed);
  if (typeof destination === 'object') return refused(destination);
  const refusal =
    refuseMessage(body, bodyType) ??
    (bodyType === 'SSML' ? refuseSsml(body) : undefined) ??
    (findVoice(voiceId) === undefined ? ({ code: 'voice_unknown' } as const) : undefined);
  if (refusal !== undefined) return refused(refusal);
  const cap = readPriceCap(priceCap);
  return typeof cap === 'object' ? refused(cap) : ok({ destination, priceCap: cap });
}

/** What AWS would surely refuse for the account's sake; a dry run is for finding that out. */
async function refuseForAccount(
  context: Context,
  region: string,
  destination: string,
  { isDryRun, verified }: OpenCallInput,
): Promise<Refusal | undefined> {
  if (isDryRun) return undefined;
  const tier = (await findAccount(context.db, region))?.tier;
  const since = new Date(context.clock.now().getTime() - DAY_MS);
  const made = await countCallsSince(context.db, region, destination, since, 'made');
  const known = verified?.region === region ? verified.numbers : undefined;
  return refuseUnverified(tier, destination, known) ?? refuseOneMore(tier, made);
}

/** The number to call from, for a person who may. */
export async function findOrigin(
  context: Context,
  actor: UserActor,
  numberId: NumberId,
): Promise<Result<InventoryNumber>> {
  const number = await findInventoryNumber(context.db, numberId);
  if (number === undefined) return refused({ code: 'number_unknown' });
  const asker = await readAsker(context.db, actor, context);
  const refusal = refuseCalling(asker, number) ?? refuseOrigin(number);
  return refusal === undefined ? ok(number) : refused(refusal);
}

async function insertAskedCall(
  context: Context,
  input: OpenCallInput,
  number: InventoryNumber,
  { destination, priceCap }: Typed,
): Promise<CallId | undefined> {
  const { actor, correlationId, submissionKey, body, bodyType, voiceId, isDryRun } = input;
  const now = context.clock.now();
  return transact(context, async (tx, handOn) => {
    const id = await insertCall(tx, {
      numberId: number.id,
      callerId: actor.userId,
      teamId: actor.teamId,
      region: number.region,
      destination,
      body,
      bodyType,
      voiceId,
      maxPricePerMinute: priceCap,
      isDryRun,
      submissionKey,
      askedAt: now,
      dueAt: now,
      correlationId,
    });
    if (id === undefined) return undefined;
    await insertAuditEvent(tx, {
      at: now,
      actor,
      action: 'call.asked',
      ...(number.project === undefined ? {} : { projectId: number.project.id }),
      numberId: number.id,
      after: { call: id, phoneNumber: number.phoneNumber, destination, isDryRun },
      correlationId,
    });
    handOn({ name: 'call.place', payload: { id } });
    return id;
  });
}

/** Records a test call that a worker then places, once. */
export async function openCall(context: Context, input: OpenCallInput): Promise<Result<CallView>> {
  const { submissionKey } = input;
  const earlier = await findCallBySubmission(context.db, submissionKey);
  if (earlier !== undefined) return ok(await getCallView(context.db, earlier));

  const origin = await findOrigin(context, input.actor, input.numberId);
  if (!origin.ok) return origin;
  const number = origin.value;
  const typed = readTyped(input);
  if (!typed.ok) return typed;
  const refusal = await refuseForAccount(context, number.region, typed.value.destination, input);
  if (refusal !== undefined) return refused(refusal);

  const id =
    (await insertAskedCall(context, input, number, typed.value)) ??
    (await findCallBySubmission(context.db, submissionKey));
  if (id === undefined) throw new Error('the call of this form is gone');
  return ok(await getCallView(context.db, id));
}
