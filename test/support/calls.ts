import { asc } from '#db/drizzle.ts';
import { upsertAccount } from '#db/queries/accounts.ts';
import { auditEvents, awsCalls, calls } from '#db/schema/schema.ts';
import type { CallView } from '#src/domain/call-view.ts';
import type { NumberId } from '#src/domain/request.ts';
import { type OpenCallInput, openCall } from '#src/usecases/open-call.ts';
import { REQUESTER } from './request-view.ts';
import { insertNumberRow } from './rows.ts';
import { actorOf, granted, type Scene } from './scene.ts';

export const DESTINATION = '+442079460958';

let asked = 0;

/** A number of the scene that can call, at AWS and here, owned by the requester, in the scene's project. */
export async function aCallingNumber(
  { context, projectId, voice }: Scene,
  row: Parameters<typeof insertNumberRow>[1] = {},
): Promise<NumberId> {
  const { region = 'us-east-1', phoneNumber = '+12065550142' } = row;
  const { awsId, arn } = voice.arrive({ region, phoneNumber });
  return (await insertNumberRow(context.db, { projectId, awsId, arn, ...row })).id;
}

export function callInput(numberId: NumberId, overrides: Partial<OpenCallInput> = {}): OpenCallInput {
  asked += 1;
  return {
    actor: actorOf(REQUESTER),
    correlationId: `click-${asked}`,
    submissionKey: `view:call-${asked}`,
    numberId,
    destination: DESTINATION,
    body: 'This is a test call.',
    bodyType: 'TEXT',
    voiceId: 'MATTHEW',
    priceCap: '',
    isDryRun: false,
    verified: undefined,
    ...overrides,
  };
}

/** A call that was asked for; its job is forgotten. */
export async function anAskedCall(
  scene: Scene,
  numberId: NumberId,
  overrides: Partial<OpenCallInput> = {},
): Promise<CallView> {
  const call = granted(await openCall(scene.context, callInput(numberId, overrides)));
  scene.queue.take();
  return call;
}

export async function setTier(
  { context }: Scene,
  tier: 'sandbox' | 'production' | 'unknown',
  region = 'us-east-1',
): Promise<void> {
  const now = context.clock.now();
  await upsertAccount(context.db, region, {
    tier: { tier, value: tier.toUpperCase() },
    spendLimit: { enforcedUsd: 1, maxUsd: 1, isOverridden: false },
    readAt: now,
    dueAt: now,
  });
}

export const callRows = ({ context }: Scene) => context.db.select().from(calls).orderBy(asc(calls.id));
export const journalRows = ({ context }: Scene) =>
  context.db.select().from(awsCalls).orderBy(asc(awsCalls.id));
export const auditRows = ({ context }: Scene) =>
  context.db.select().from(auditEvents).orderBy(asc(auditEvents.id));
