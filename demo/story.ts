import type { LocalAws } from '#src/local/aws/start-local-aws.ts';
import type { LocalSlack, Message } from '#src/local/slack/driver.ts';
import { type AskedLine, askForNumbers } from './ask-for-numbers.ts';
import { tell } from './transcript.ts';

const CHANNEL = 'C0VOICE';
const REGION = 'us-east-1';

export interface Stage {
  readonly slack: LocalSlack;
  readonly aws: LocalAws;
}

const says = (words: string) => (message: Message) => message.lines().join('\n').includes(words);

/** What must be true, or the demo ends with an error: it is a proof, not a picture. */
function insist(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(`the story went wrong: ${what}`);
}

const countNumbers = ({ aws }: Stage): number => aws.state().regions[REGION]?.numbers.length ?? 0;

async function registerProject({ slack }: Stage): Promise<void> {
  tell.chapter('1. An admin registers a project');
  const admin = slack.person('U0ADMIN');
  tell.does('Admin', 'types /voice projects and chooses [Add a project]');
  await admin.command('/voice', 'projects');
  await admin.click(await admin.ephemeral(says('No project')), 'Add a project');
  const form = await (await admin.modal({ title: 'Add a project' })).settled();
  await form.fill('Name', 'Checkout alerts');
  await form.choose('Region', REGION);
  await form.choose('Leads', ['Lead', 'Lead two']);
  await form.choose('Approval channel', 'voice-approvals');
  tell.sees('The form, filled in:', form);
  const saved = await form.submit();
  insist(saved.kind === 'closed', 'the project was not saved');
  await admin.command('/voice', 'projects');
  tell.sees('/voice projects (only Admin sees it):', await admin.ephemeral(says('Checkout alerts')));
}

async function ask(stage: Stage, who: string, id: string, lines: readonly AskedLine[], purpose: string) {
  const person = stage.slack.person(id);
  tell.does(
    who,
    `types /voice-request and asks for ${lines.map((line) => `${line.quantity} × ${line.country}`).join(', ')}`,
  );
  await askForNumbers(person, lines, purpose, (title, form) => tell.sees(`The modal “${title}”:`, form));
  return person;
}

async function lease(stage: Stage): Promise<void> {
  tell.chapter('2. A requester asks for 3 numbers in 2 countries, a lead approves, AWS leases');
  const lines = [
    { country: 'Canada', quantity: 2 },
    { country: 'Brazil', quantity: 1, useCase: 'Promotional' },
  ];
  const requester = await ask(
    stage,
    'Requester',
    'U0REQUESTER',
    lines,
    'Password reset calls for the web shop',
  );
  tell.sees('Direct message to Requester:', await requester.dm(says('R-1001 is with the leads')));
  const lead = stage.slack.person('U0LEAD');
  const card = await lead.message(CHANNEL, says('R-1001'));
  tell.sees('#voice-approvals:', card);

  tell.does('Requester', 'tries to approve their own request');
  await requester.click(card, 'Approve');
  tell.sees('Only Requester sees:', await requester.ephemeral(says('so you cannot decide it')));

  tell.does('Lead', 'chooses [Approve]');
  await lead.click(card, 'Approve');
  const counting = await lead.redrawn(card, says(' of 3 leased ■'));
  tell.sees('#voice-approvals, while AWS leases:', counting);
  const done = await lead.redrawn(card, says('All 3 numbers leased'));
  tell.sees('#voice-approvals, when it is done:', done);
  tell.sees('In the thread of the card:', await lead.reply(done, says('all 3 numbers leased')));
  tell.sees('Direct message to Requester:', await requester.dm(says('all 3 numbers leased')));
  insist(countNumbers(stage) === 3, 'AWS does not have 3 numbers');

  tell.does('Lead two', 'chooses [Approve] on a copy of the card that is out of date');
  const late = stage.slack.person('U0LEAD2');
  await late.click(card, 'Approve', { stale: true });
  tell.sees('Only Lead two sees:', await late.ephemeral(says('changed nothing')));
}

async function failAndRetry(stage: Stage): Promise<void> {
  tell.chapter('3. AWS has no long code in stock in Canada: one of two fails, and is tried again');
  stage.aws.faults.add({ fault: 'out-of-stock', country: 'CA', region: REGION });
  const lines = [
    { country: 'United Kingdom', quantity: 1 },
    { country: 'Canada', quantity: 1 },
  ];
  const requester = await ask(stage, 'Requester two', 'U0REQUESTER2', lines, 'Delivery calls');
  const lead = stage.slack.person('U0LEAD2');
  const card = await lead.message(CHANNEL, says('R-1002'));
  tell.does('Lead two', 'chooses [Approve]');
  await lead.click(card, 'Approve');
  const partly = await lead.redrawn(card, says('Partly leased'));
  tell.sees('#voice-approvals:', partly);
  const result = await requester.dm(says('1 of 2 numbers leased'));
  tell.sees('Direct message to Requester two:', result);
  tell.does('Requester two', 'chooses [Get support text]');
  await requester.click(result, 'Get support text');
  const support = await requester.modal({
    title: 'Support text',
    where: (form) => form.closeLabel === 'Done',
  });
  tell.sees('The modal “Support text”:', support);
  await support.close();

  stage.aws.faults.clear();
  tell.notes('AWS has long codes in Canada again.');
  tell.does('Requester two', 'chooses [Try again]');
  await requester.click(result, 'Try again');
  tell.sees('#voice-approvals:', await lead.redrawn(card, says('All 2 numbers leased')));
  insist(countNumbers(stage) === 5, 'AWS does not have 5 numbers: trying again must lease only what failed');
}

async function deny(stage: Stage): Promise<void> {
  tell.chapter('4. A lead denies a request, with the reason');
  const requester = await ask(
    stage,
    'Requester',
    'U0REQUESTER',
    [{ country: 'United States', quantity: 10, useCase: 'Promotional' }],
    'Calls about the summer sale',
  );
  const lead = stage.slack.person('U0LEAD');
  const card = await lead.message(CHANNEL, says('R-1003'));
  tell.does('Lead', 'chooses [Deny]');
  await lead.click(card, 'Deny');
  const form = await (await lead.modal({ title: 'Deny R-1003' })).settled();
  await form.fill('Reason', 'Ten are too many for a sale. Two would do.');
  tell.sees('The modal “Deny R-1003”:', form);
  insist((await form.submit()).kind === 'closed', 'the reason was not taken');
  tell.sees('#voice-approvals:', await lead.redrawn(card, says('Denied')));
  tell.sees('Direct message to Requester:', await requester.dm(says('was denied')));
  insist(countNumbers(stage) === 5, 'a denied request leased numbers');
}

async function audit({ slack }: Stage): Promise<void> {
  tell.chapter('5. Who approved what: the story of a request');
  const member = slack.person('U0MEMBER');
  tell.does('Member', 'types /voice status R-1002');
  await member.command('/voice', 'status R-1002');
  const story = await member.ephemeral(says('R-1002'));
  tell.sees('Only Member sees:', story);
  insist(says('tried again')(story), 'the story does not tell of the second try');
}

/** The whole story; rejects as soon as something does not happen. */
export async function playStory(stage: Stage): Promise<void> {
  await registerProject(stage);
  await lease(stage);
  await failAndRetry(stage);
  await deny(stage);
  await audit(stage);
  const violations = stage.slack.violations();
  insist(violations.length === 0, `Slack refused something: ${JSON.stringify(violations)}`);
}
