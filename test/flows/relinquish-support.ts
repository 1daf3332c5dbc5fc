import { sql } from '#db/drizzle.ts';
import type { ProjectId, SlackUserId } from '#src/domain/request.ts';
import type { Form, Message, Person } from '#src/local/slack/driver.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import { openRequest } from '#src/usecases/open-request.ts';
import { refreshPerson } from '#src/usecases/people.ts';
import type { Stage } from '../support/stage.ts';
import { allDelivered, cardOf, rows } from './support.ts';

export const TITLE = 'Relinquish a number';
export const REGION = 'us-east-1';

export interface Leased {
  readonly id: number;
  readonly phoneNumber: string;
  readonly awsId: string;
}

/** The inventory's numbers, oldest first. */
export async function inventoryOf(stage: Stage): Promise<readonly Leased[]> {
  const found = await rows(stage, sql`select id, phone_number, aws_id from numbers order by id`);
  return found.map((row) => ({
    id: Number(row['id']),
    phoneNumber: String(row['phone_number']),
    awsId: String(row['aws_id']),
  }));
}

let made = 0;

/** Numbers that the requester has leased for a project. */
export async function leaseNumbers(
  stage: Stage,
  projectId: ProjectId,
  quantity: number,
  country = 'CA',
): Promise<readonly Leased[]> {
  const { context } = stage.world;
  made += 1;
  const had = (await inventoryOf(stage)).length;
  const by = async (id: string) => {
    const userId = id as SlackUserId;
    await refreshPerson(context, userId);
    return { kind: 'user', userId, teamId: stage.slack.teamId } as const;
  };
  const asked = await openRequest(context, {
    actor: await by('U0REQUESTER'),
    correlationId: `lease-${made}`,
    submissionKey: `lease-${made}`,
    projectId,
    lines: [{ country, useCase: 'TRANSACTIONAL', numberType: 'LONG_CODE', quantity }],
    purpose: 'Password reset calls',
  });
  if (!asked.ok) throw new Error(`the request was refused: ${asked.refusal.code}`);
  const decision = { actor: await by('U0LEAD'), correlationId: `lease-${made}`, requestId: asked.value.id };
  await approveRequest(context, decision);
  const isDone = new RegExp(`^R-${asked.value.id}: (1 number|both numbers|all \\d+ numbers) leased for`);
  await stage.requester.dm((message) => isDone.test(message.text));
  await allDelivered(stage);
  return (await inventoryOf(stage)).slice(had);
}

/** The form of a number, opened by the words of the command. */
export async function openImpact(person: Person, words: string): Promise<Form> {
  await person.command('/voice-release', words);
  return person.modal({ title: TITLE, where: (form) => form.submitLabel === 'Ask to relinquish' });
}

/** Asks to relinquish a number, as a person does; the card in the leads' channel. */
export async function askToRelinquish(stage: Stage, number: Leased, id: number, why = ''): Promise<Message> {
  const form = await openImpact(stage.requester, number.phoneNumber);
  if (why !== '') await form.fill('Why', why);
  await form.fill('Type delete to confirm', 'delete');
  const sent = await form.submit();
  if (sent.kind !== 'cleared') throw new Error(`the form was not taken: ${JSON.stringify(sent)}`);
  return cardOf(stage.lead, id);
}

/** AWS's numbers by id. */
export const atAws = (stage: Stage, { awsId }: Leased) =>
  stage.aws.state().regions[REGION]?.numbers.find((number) => number.PhoneNumberId === awsId);

/** What changed something at AWS besides leasing, in order. */
export const changesAtAws = (stage: Stage): string[] =>
  stage.aws
    .requests()
    .map((request) => request.operation)
    .filter((operation) =>
      ['DisassociateOriginationIdentity', 'UpdatePhoneNumber', 'ReleasePhoneNumber'].includes(
        operation ?? '',
      ),
    )
    .map(String);
