import { QUESTION_LABELS } from '#src/domain/packet-words.ts';
import type { Form, Message, Person } from '#src/local/slack/driver.ts';
import type { Stage } from '../support/stage.ts';
import { cardOf } from './support.ts';

export const TITLE = 'Production access';
export const CASE_ID = '12345678901';
export const WEBSITE = 'Website or app that sends the messages';
export const SERVICE = 'Service, and how voice messages are part of it';
export const LIMIT = 'New limit value in USD';
export const LABELS = QUESTION_LABELS.en;

/** The form for production access, loaded. */
export async function openAccess(person: Person, words = ''): Promise<Form> {
  await person.command('/voice-access', words);
  return (await person.modal({ title: TITLE })).settled();
}

/** Everything that the form must have. */
export async function fillAccess(form: Form, limit = '500'): Promise<void> {
  await form.fill(LIMIT, limit);
  await form.fill(WEBSITE, 'https://shop.example.com');
  await form.fill(SERVICE, 'ウェブショップです。電話でコードをお知らせします。');
}

/** Sends the filled form and its review, as a person does. */
export async function sendAccess(person: Person, form: Form): Promise<void> {
  const next = await form.submit();
  if (next.kind !== 'pushed') throw new Error(`the form was not taken: ${JSON.stringify(next)}`);
  const sent = await (await person.modal({ title: 'Review request' })).submit();
  if (sent.kind !== 'cleared') throw new Error(`the review was not taken: ${JSON.stringify(sent)}`);
}

/** A request for production access in the leads' channel. */
export async function askAccess(stage: Stage, id: number, words = ''): Promise<Message> {
  const form = await openAccess(stage.requester, words);
  await fillAccess(form);
  await sendAccess(stage.requester, form);
  return cardOf(stage.lead, id, 'Waiting for a decision');
}

/** The same, approved by the lead; the card once it shows that. */
export async function askApprovedAccess(stage: Stage, id: number, shows = 'Not filed yet'): Promise<Message> {
  const card = await askAccess(stage, id);
  await stage.lead.click(card, 'Approve');
  return stage.lead.redrawn(card, (message) => message.has(shows));
}

/** I filed it, with this id. */
export async function enterCaseId(person: Person, card: Message, caseId: string) {
  await person.click(card, 'I filed it');
  const form = await (await person.modal({ title: 'I filed the case' })).settled();
  await form.fill('Case id', caseId);
  return form.submit();
}
