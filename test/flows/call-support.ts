import { sql } from '#db/drizzle.ts';
import { numbers } from '#db/schema/schema.ts';
import type { NumberId, ProjectId, SlackUserId } from '#src/domain/request.ts';
import type { Form, Person } from '#src/local/slack/driver.ts';
import type { Stage } from '../support/stage.ts';
import { waitFor } from '../support/wait-for.ts';
import { synchronise } from './inventory-support.ts';
import { count, rows } from './support.ts';

export const REGION = 'us-east-1';
export const DESTINATION = '+442079460958';

export interface StagedNumber {
  readonly id: NumberId;
  readonly awsId: string;
  readonly phoneNumber: string;
}

/** A number that AWS has for us, in a project and owned by the requester unless said otherwise. */
export async function stagedNumber(
  { aws, world }: Stage,
  projectId: ProjectId,
  { ownerId = 'U0REQUESTER', country = 'US', region = REGION } = {},
): Promise<StagedNumber> {
  const wire = aws.voice.addNumber({ region, country, useCase: 'TRANSACTIONAL' });
  const now = world.context.clock.now();
  const owner = ownerId as SlackUserId;
  const phoneNumber = wire.PhoneNumber;
  const awsId = wire.PhoneNumberId;
  const [row] = await world.context.db
    .insert(numbers)
    .values({
      awsId,
      arn: wire.PhoneNumberArn,
      region,
      phoneNumber,
      country,
      useCase: 'TRANSACTIONAL',
      numberType: 'LONG_CODE',
      capabilities: ['VOICE'],
      status: 'ACTIVE',
      currency: 'USD',
      deletionProtected: false,
      projectId,
      ownerId: owner,
      leasedAt: now,
      checkedAt: now,
    })
    // A synchronisation that was quicker has found the number as nobody's.
    .onConflictDoUpdate({ target: [numbers.region, numbers.awsId], set: { projectId, ownerId: owner } })
    .returning({ id: numbers.id });
  if (row === undefined) throw new Error('the number was not inserted');
  return { id: row.id, awsId, phoneNumber };
}

/** The account's tier at AWS, read by Dialtone since; no reading is under way that could tell the old one. */
export async function stagedTier(stage: Stage, tier: 'sandbox' | 'production'): Promise<void> {
  stage.aws.voice.setTier(REGION, tier === 'sandbox' ? 'SANDBOX' : 'PRODUCTION');
  await synchronise(stage, REGION);
}

/** The call form, loaded. */
export async function openCallForm(person: Person, words = ''): Promise<Form> {
  await person.command('/voice-call', words);
  return (await person.modal({ title: 'Place a test call' })).settled();
}

export interface TypedCall {
  readonly to?: string;
  readonly message?: string;
  readonly type?: 'Text' | 'SSML';
  readonly cap?: string;
}

/** Fills in what is given and leaves the rest as it is. */
export async function fillCall(form: Form, { to, message, type, cap }: TypedCall): Promise<void> {
  if (to !== undefined) await form.typeRaw('Number to call', to);
  if (message !== undefined) await form.typeRaw('Message', message);
  if (type !== undefined) await form.choose('Message type', type);
  if (cap !== undefined) await form.typeRaw('Highest price per minute', cap);
}

/** Calls that the local AWS has made, oldest first. */
export const callsMade = ({ aws }: Stage) => aws.state().regions[REGION]?.voiceMessages ?? [];

/** Calls as the database has them, oldest first. */
export const callRows = (stage: Stage) =>
  rows(stage, sql`select id, status, destination, voice_id, error_code, message_id from calls order by id`);

export const countCalls = (stage: Stage) => count(stage, 'calls');

/** Waits until every call that was asked for has ended. */
export const callsEnded = (stage: Stage) =>
  waitFor(
    async () => (await callRows(stage)).every(({ status }) => !['queued', 'calling'].includes(`${status}`)),
    {
      describe: 'all calls to end',
    },
  );

/** The code that the phone of a destination has shown last. */
export function codeAt({ aws }: Stage, phoneNumber: string): string {
  const all = aws.state().regions[REGION]?.verifiedDestinations ?? [];
  const code = all.find((each) => each.DestinationPhoneNumber === phoneNumber)?.Codes.at(-1);
  if (code === undefined) throw new Error(`no code was sent to ${phoneNumber}`);
  return code.VerificationCode;
}
