import type { Form, Message } from '#src/local/slack/driver.ts';
import { approve, opened, send } from '../ask.ts';
import { DAY_MS, HOUR_MS } from '../movable-clock.ts';
import { CHANNEL, cardOf, insist, passTime, REGION, type Stage, says } from '../stage.ts';
import { tell } from '../transcript.ts';

/** The guide's questions, without two of them. */
const ANSWERS = {
  'Website or app that sends the messages': 'The web shop, https://shop.example.com',
  'Service, and how voice messages are part of it':
    'We sell shoes. Who forgot the password hears a code in a call.',
  "What's the maximum number of voice messages that you plan to send per day?": '1,500: one for each reset.',
  'What will be the average length of each call that you send?': '20 seconds',
  'How do you obtain the phone numbers that you plan to send voice messages to?':
    'People enter them when they sign up, and confirm them with a code.',
  'How many dedicated phone numbers will you use to send your messages? Why did you choose this number?':
    '6: one or two for each country, so that people see a number of their own.',
  'How do you obtain consent to send voice messages to your customers?':
    'アカウント設定で「音声通話でコードを受け取る」を選んだお客様にのみ発信します。',
} as const;

async function fillIn(form: Form): Promise<void> {
  await form.fill('New limit value in USD', '500');
  for (const [label, answer] of Object.entries(ANSWERS)) await form.fill(label, answer);
}

async function askForAccess({ requester }: Stage): Promise<void> {
  tell.does(requester, 'types /voice-access and fills the form in as far as possible');
  await requester.command('/voice-access');
  const first = await opened(requester, 'Production access');
  await fillIn(first);
  tell.seesModal(first);
  tell.does(requester, 'chooses [Save draft] and closes it; opened again later, it holds the draft');
  await first.click('Save draft');
  await (await first.settled()).close();
  await requester.command('/voice-access');
  const form = await opened(requester, 'Production access');
  insist(form.value('New limit value in USD') === '500', 'the draft was not kept');
  await send(form, 'pushed');
  const review = await requester.modal({ title: 'Review request' });
  tell.seesModal(review);
  insist(review.has('2 of 7 questions are not answered'), 'the review does not say what is missing');
  await send(review, 'cleared');
}

async function fileCase(stage: Stage, card: Message): Promise<void> {
  const { lead } = stage;
  tell.does(lead, 'files the case in Support Center with this text, then chooses [I filed it]');
  await lead.click(card, 'I filed it');
  const form = await opened(lead, 'I filed the case');
  await form.fill('Case id', '1700000002');
  await send(form, 'closed');
  tell.sees('#voice-approvals:', await lead.redrawn(card, says('Filed as case 1700000002')));
  await passTime(stage, DAY_MS);
  tell.notes('A day passes without an answer of AWS.');
  tell.sees('In the thread of the card:', await lead.reply(card, says('no answer for 24 hours')));
}

async function answerAws({ lead, requester }: Stage, id: string, card: Message): Promise<void> {
  tell.does(lead, 'finds a question of AWS in the case and chooses [AWS asked for more]');
  await lead.click(card, 'AWS asked for more');
  const question = await opened(lead, 'AWS asked for more');
  await question.fill('What AWS asks', 'How can your customers stop these calls?');
  await send(question, 'closed');
  tell.sees('#voice-approvals:', await lead.redrawn(card, says('@Requester answers')));
  const message = await requester.dm(says(`${id}: AWS asked for more`));
  tell.sees('Direct message to Requester:', message);

  tell.does(requester, 'chooses [Add the answer]');
  await requester.click(message, 'Add the answer');
  const answer = await opened(requester, 'Add the answer');
  await answer.fill(
    'Answer',
    'They press 9 in any call, or switch it off in the settings; it holds at once.',
  );
  tell.seesModal(answer);
  await send(answer, 'closed');
  tell.sees('In the thread of the card:', await lead.reply(card, says('the answer for AWS is here')));
  tell.sees('#voice-approvals:', await lead.redrawn(card, says('@Requester answered')));
}

export async function getProductionAccess(stage: Stage): Promise<void> {
  const { aws, lead, requester } = stage;
  tell.chapter('9. Production access: the form, the case at AWS Support, and what became of it');
  await askForAccess(stage);
  const id = stage.nextId();
  const card = await cardOf(stage, id);
  tell.sees('#voice-approvals:', card);
  tell.sees('#voice-approvals:', await approve(stage, card, 'Not filed yet'));
  await fileCase(stage, card);
  await answerAws(stage, id, card);

  tell.does(lead, 'reads that AWS grants it and chooses [Granted]');
  aws.voice.setTier(REGION, 'PRODUCTION');
  await lead.click(card, 'Granted');
  tell.sees('#voice-approvals:', await lead.redrawn(card, says(`${REGION} is in production`)));
  tell.sees('Direct message to Requester:', await requester.dm(says(`${id}: production access`)));
  await passTime(stage, HOUR_MS);
  tell.notes('Within the hour Dialtone reads the account at AWS.');
  tell.sees('#voice-approvals:', await lead.message(CHANNEL, says(`in ${REGION} is in production now`)));
}
