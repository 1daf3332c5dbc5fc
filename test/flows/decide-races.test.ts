import { describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import type { Stage } from '../support/stage.ts';
import { waitFor } from '../support/wait-for.ts';
import { auditOf, cardOf, count, ownStage, read, requestRow, rows, told } from './support.ts';

const ask = ({ requester }: Stage) => askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
const leasedAtAws = ({ aws }: Stage) => aws.state().regions['us-east-1']?.numbers ?? [];

describe('deciding when several click', () => {
  it('takes one of twenty decisions and tells the other nineteen who was first', async () => {
    const stage = await ownStage();
    const { slack, requester } = stage;
    const ids = Array.from({ length: 20 }, (_, nth) => `U0LEADNR${nth}`);
    for (const id of ids) {
      slack.workspace.addPerson({ id, realName: `Lead number ${id.slice(8)}` });
      slack.workspace.join('C0VOICE', id);
    }
    await stage.addProject({ leads: ids });
    await ask(stage);
    const card = await cardOf(requester, 1001, 'and 15 more leads');
    const leads = ids.map((id) => slack.person(id));
    const acks = await Promise.all(leads.map((lead) => lead.click(card, 'Approve', { stale: true })));
    expect(acks.map((ack) => ack.status)).toEqual(ids.map(() => 200));
    await requester.dm((message) => message.text === 'R-1001: 1 number leased for Checkout alerts.');
    const answers = () => leads.flatMap((lead) => lead.ephemerals());
    await slack.until(() => answers().length === 19, 'the answers to those who were late');

    const [{ by } = { by: '' }] = await rows(stage, sql`select decided_by ->> 'userId' as by from requests`);
    const winner = slack.person(String(by));
    expect(winner.ephemerals()).toEqual([]);
    for (const answer of answers()) {
      expect(answer.text).toContain(`R-1001 was approved by @${winner.name}`);
      expect(answer.text).toContain('Your click changed nothing.');
    }
    const audit = await auditOf(stage, 1001);
    expect(audit.filter((action) => action === 'request.approved')).toHaveLength(1);
    expect(leasedAtAws(stage)).toHaveLength(1);
    expect(slack.violations()).toEqual([]);
  });

  it('lets one of an approval and a denial win', async () => {
    const stage = await ownStage();
    await stage.addProject();
    const { lead, lead2, slack } = stage;
    await ask(stage);
    const card = await cardOf(lead, 1001);
    await lead.click(card, 'Deny');
    const form = await (await lead.modal({ title: 'Deny R-1001' })).settled();
    await form.fill('Reason', 'One too many.');
    const [denied] = await Promise.all([form.submit(), lead2.click(card, 'Approve')]);
    const isDenied = denied.kind === 'closed';
    await lead.redrawn(card, (message) => message.has(isDenied ? 'Denied by @Lead' : '1 number leased.'));
    await stage.close();
    expect(leasedAtAws(stage)).toHaveLength(isDenied ? 0 : 1);
    if (isDenied) await told(lead2, 'R-1001 was denied by @Lead');
    else expect(read(form)).toContain('Your reason was not sent.');
    expect(slack.violations()).toEqual([]);
  });

  it('has one effect and no second answer when Slack delivers a click twice', async () => {
    const stage = await ownStage();
    await stage.addProject();
    const { lead, requester, slack } = stage;
    await ask(stage);
    const card = await cardOf(lead, 1001);
    const { delivery } = await lead.click(card, 'Approve');
    const again = await slack.send.again(delivery, { duplicate: true });
    expect([again.status, again.second?.status]).toEqual([200, 200]);
    await requester.dm((message) => message.text === 'R-1001: 1 number leased for Checkout alerts.');
    const audit = await auditOf(stage, 1001);
    await stage.close();
    expect(audit.filter((action) => action === 'request.approved')).toHaveLength(1);
    expect(lead.ephemerals()).toEqual([]);
    expect(leasedAtAws(stage)).toHaveLength(1);
    expect(slack.violations()).toEqual([]);
  });

  it('answers once when Slack delivers a click that changes nothing twice', async () => {
    const stage = await ownStage();
    await stage.addProject();
    const { requester, slack } = stage;
    await ask(stage);
    const { delivery } = await requester.click(await cardOf(requester, 1001), 'Approve');
    await slack.send.again(delivery, { duplicate: true });
    await told(requester, 'You asked for R-1001, so you cannot decide it.');
    await stage.close();
    expect(requester.ephemerals()).toHaveLength(1);
    expect(slack.violations()).toEqual([]);
  });

  it('tells a lead who clicks again that the first click counted', async () => {
    const stage = await ownStage();
    await stage.addProject();
    const { lead, slack } = stage;
    await ask(stage);
    const card = await cardOf(lead, 1001);
    await lead.click(card, 'Approve');
    await lead.click(card, 'Approve', { stale: true });
    const answer = await told(lead, 'You approved R-1001');
    expect(answer.text).toContain('Your second click changed nothing.');
    expect(slack.violations()).toEqual([]);
  });
});

describe('copies of a card', () => {
  it('go to every lead when the channel does not take it, and all of them show the decision', async () => {
    const stage = await ownStage();
    await stage.addProject();
    const { lead, lead2, requester, slack } = stage;
    slack.workspace.leave('C0VOICE');
    await ask(stage);
    const shows = (words: string) => (message: { has(fragment: string): boolean }) =>
      message.has('(R-1001)') && message.has(words);
    const first = await lead.dm(shows('Waiting for a decision'));
    const second = await lead2.dm(shows('Waiting for a decision'));
    expect(read(first)).toContain(
      'because Dialtone cannot post in #voice-approvals. Write /invite @Dialtone there',
    );
    expect(first.buttons()).toEqual(['Approve', 'Deny']);
    await lead2.click(second, 'Approve');
    await lead.redrawn(first, shows('1 number leased.'));
    const copy = await lead2.redrawn(second, shows('1 number leased.'));
    expect(copy.buttons()).toEqual([]);
    await requester.dm((message) => message.text === 'R-1001: 1 number leased for Checkout alerts.');
    expect(slack.violations()).toEqual([]);
  });

  it('that nobody remembers is redrawn by a click on it', async () => {
    const stage = await ownStage();
    await stage.addProject();
    const { lead, lead2, slack } = stage;
    slack.faults.add({ method: 'chat.postMessage', channel: 'C0VOICE', status: 500, performed: true });
    await ask(stage);
    const cards = () => lead.messages('C0VOICE').filter((message) => message.has('(R-1001)'));
    await slack.until(() => cards().length === 2, 'the card whose answer was lost, and the one after it');
    const [lost, known] = cards();
    if (lost === undefined || known === undefined) throw new Error('a card is missing');
    await lead.click(known, 'Approve');
    await lead.redrawn(known, (message) => message.has('1 number leased.'));
    expect(cards()[0]?.buttons()).toEqual(['Approve', 'Deny']);
    await lead2.click(lost, 'Approve');
    await told(lead2, 'R-1001 was approved by @Lead');
    const redrawn = await lead2.redrawn(lost, (message) => message.has('1 number leased.'));
    expect(redrawn.buttons()).toEqual([]);
    await waitFor(async () => (await count(stage, 'cards')) === 3, {
      describe: 'both cards and the receipt',
    });
    expect(await requestRow(stage, 1001)).toMatchObject({ decided_by: 'U0LEAD' });
    expect(slack.violations()).toEqual([]);
  });

  it('that was deleted does not keep the others from being redrawn', async () => {
    const stage = await ownStage();
    await stage.addProject();
    const { lead, requester, slack } = stage;
    await ask(stage);
    const card = await cardOf(lead, 1001);
    const receipt = await requester.dm((message) => message.has('R-1001 is with the leads.'));
    await lead.click(card, 'Deny');
    const form = await (await lead.modal({ title: 'Deny R-1001' })).settled();
    await form.fill('Reason', 'One too many.');
    const record = slack.workspace.messages.find(card.channel, card.ts);
    if (record === undefined) throw new Error('the card is not there');
    slack.workspace.remove(record);
    await form.submit();
    await requester.redrawn(receipt, (message) => message.has('Denied by @Lead'));
    await requester.dm((message) => message.has('R-1001 was denied by @Lead.'));
    expect(slack.violations()).toEqual([]);
  });
});
