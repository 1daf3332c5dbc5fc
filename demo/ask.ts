import type { Form, Message, Person } from '#src/local/slack/driver.ts';
import { type AskedLine, askForNumbers } from './ask-for-numbers.ts';
import { cardOf, type Stage } from './stage.ts';
import { tell } from './transcript.ts';

/** Asks for numbers with the command and shows the forms; the card and its request. */
export async function ask(
  stage: Stage,
  person: Person,
  lines: readonly AskedLine[],
  purpose: string,
): Promise<{ id: string; card: Message }> {
  const wanted = lines.map(({ quantity, country }) => `${quantity} × ${country}`).join(', ');
  tell.does(person, `types /voice-request and asks for ${wanted}`);
  await askForNumbers(person, lines, purpose, (_title, form) => tell.seesModal(form));
  const id = stage.nextId();
  return { id, card: await cardOf(stage, id) };
}

/** The modal of this title, loaded. */
export async function opened(person: Person, title: string): Promise<Form> {
  return (await person.modal({ title })).settled();
}

/** Sends a form, which must be taken: nothing stays open where `as` says so. */
export async function send(form: Form, as: 'closed' | 'cleared' | 'pushed' | 'updated'): Promise<void> {
  const { title } = form;
  const sent = await form.submit();
  if (sent.kind !== as) throw new Error(`“${title}” should be ${as}: ${JSON.stringify(sent)}`);
}

/** A lead approves; the card as it is once it says so. */
export async function approve(
  stage: Stage,
  card: Message,
  words: string,
  label = 'Approve',
): Promise<Message> {
  tell.does(stage.lead, `chooses [${label}]`);
  await stage.lead.click(card, label);
  return stage.lead.redrawn(card, (message) => message.lines().join('\n').includes(words));
}
