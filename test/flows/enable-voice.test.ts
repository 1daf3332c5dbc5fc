import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Form, Person } from '#src/local/slack/driver.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { auditOf, cardOf, count, craftedClick, ownStage, read, requestRow, told } from './support.ts';

const APPLICATION = '0123456789abcdef0123456789abcdef';
const SMS_TOO = "These settings also apply to SMS: enabling voice enables the project's SMS channel as well.";

async function openEnableForm(person: Person, words = ''): Promise<Form> {
  await person.command('/voice-enable', words);
  return (await person.modal({ title: 'Enable voice' })).settled();
}

/** The result that this person was told of a request; the redrawn receipt says the same, but not first. */
const resultOf = (person: Person, id: number, words: string) =>
  person.dm((message) => read(message).includes(`R-${id}: ${words}`));

const setsAtAws = ({ aws }: Stage, region = 'us-east-1') =>
  (aws.state().regions[region]?.configurationSets ?? []).map((set) => set.ConfigurationSetName);

const applicationAtAws = ({ aws }: Stage) =>
  aws.state().pinpoint.applications['us-east-1']?.find(({ id }) => id === APPLICATION);

describe('enabling voice', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    stage.aws.pinpoint.addApplication({ region: 'us-east-1', id: APPLICATION, name: 'checkout' });
    await stage.addProject({ pinpointApplicationId: APPLICATION });
  });
  afterAll(async () => {
    expect(stage.slack.violations()).toEqual([]);
    await stage.close();
  });

  it('takes effect at once for a lead, and says that it applies to SMS as well', async () => {
    const { lead } = stage;
    const form = await openEnableForm(lead);
    expect(form.submitLabel).toBe('Enable voice');
    expect(read(form)).toContain(SMS_TOO);
    expect(read(form)).toContain('Takes effect at once.');
    expect((await form.submit()).kind).toBe('closed');
    const result = await resultOf(
      lead,
      1001,
      'Voice is enabled for Checkout alerts, but no number can call yet.',
    );
    expect(read(result)).toContain('The SMS and voice channels of the legacy Pinpoint project are enabled');
    expect(applicationAtAws(stage)).toMatchObject({ sms: { enabled: true }, voice: { enabled: true } });
    expect(setsAtAws(stage)).toEqual(['dialtone-checkout-alerts-1']);
    expect(await auditOf(stage, 1001)).toEqual([
      'request.asked',
      'request.approved',
      'aws.called',
      'aws.called',
      'aws.called',
      'voice.enabled',
    ]);
  });

  it('offers to request a number where none can call', async () => {
    const { lead } = stage;
    const result = await resultOf(lead, 1001, 'Voice is enabled');
    await lead.click(result, 'Request phone numbers');
    const form = await (await lead.modal({ title: 'Request phone numbers' })).settled();
    expect(form.value('Project')).toBe('Checkout alerts');
    await form.close();
  });

  it('again changes nothing for a lead, and says so', async () => {
    const { lead2, aws } = stage;
    const before = { sets: setsAtAws(stage), application: applicationAtAws(stage) };
    const form = await openEnableForm(lead2, 'checkout');
    expect(read(form)).toContain('Enabling it again changes only what is missing.');
    await form.submit();
    await resultOf(lead2, 1002, 'Voice was already enabled for Checkout alerts. Nothing changed.');
    expect({ sets: setsAtAws(stage), application: applicationAtAws(stage) }).toEqual(before);
    const changed = aws.requests().filter(({ operation = '' }) => /^(Create|Update)/.test(operation));
    expect(changed).toHaveLength(3);
  });

  it('again asks nobody where it is not a lead’s wish: the form says how it stands', async () => {
    const { requester } = stage;
    const asked = await count(stage, 'requests');
    const form = await openEnableForm(requester);
    expect(form.submitLabel).toBe('Ask a lead');
    expect((await form.submit()).kind).toBe('updated');
    expect(read(form)).toContain('Voice was already enabled for Checkout alerts. Nothing changed.');
    expect(read(form)).toContain('No number can call yet.');
    expect(form.submitLabel).toBeUndefined();
    expect(await count(stage, 'requests')).toBe(asked);
    await form.click('Request phone numbers');
    await (await requester.modal({ title: 'Request phone numbers' })).close();
  });

  it('shows each number of the project, and whether it can call', async () => {
    const { requester, lead } = stage;
    await askForNumbers(requester, [{ country: 'Canada', quantity: 2 }]);
    await lead.click(await cardOf(lead, 1003), 'Approve');
    await requester.dm((message) => message.has('R-1003: both numbers leased.'));
    const numbers = stage.aws.state().regions['us-east-1']?.numbers ?? [];

    const form = await openEnableForm(requester);
    await form.submit();
    const shown = read(form);
    for (const { PhoneNumber } of numbers) expect(shown).toContain(`${PhoneNumber} · Canada · Enabled`);
    expect(form.buttons()).toEqual([]);
    await form.close();

    await (await openEnableForm(lead)).submit();
    const result = read(await resultOf(lead, 1004, 'Voice was already enabled'));
    for (const { PhoneNumber } of numbers) expect(result).toContain(PhoneNumber);
    expect(result).toContain('Enabled');
  });
});

describe('somebody who is not a lead', () => {
  it('asks; a lead approves; both hear of it, once', async () => {
    const stage = await ownStage();
    await stage.addProject();
    const { requester, lead, slack } = stage;
    await (await openEnableForm(requester)).submit();
    const card = await cardOf(lead, 1001);
    expect(read(card)).toContain('Enable voice for Checkout alerts (R-1001)');
    expect(read(card)).toContain(SMS_TOO);
    await requester.dm((message) => message.has('R-1001 is with the leads.'));
    expect(setsAtAws(stage)).toEqual([]);

    await lead.click(card, 'Approve');
    await resultOf(requester, 1001, 'Voice is enabled for Checkout alerts, but no number can call yet.');
    await lead.reply(card, (message) => message.has('Voice is enabled for Checkout alerts'));
    const done = await lead.redrawn(card, (message) => message.has('dialtone-checkout-alerts-1'));
    expect(done.buttons()).toEqual([]);
    const results = requester.dms().filter((message) => message.text.includes('voice is enabled for'));
    expect(results.filter(({ redraws }) => redraws === 0)).toHaveLength(1);
    expect(slack.violations()).toEqual([]);
  });

  it('cannot approve it by a crafted click, and neither can a stranger', async () => {
    const stage = await ownStage();
    await stage.addProject();
    await (await openEnableForm(stage.requester)).submit();
    await cardOf(stage.lead, 1001);
    await craftedClick(stage, 'request.approve', '1001');
    await told(stage.requester, 'You asked for R-1001, so you cannot decide it.');
    await craftedClick(stage, 'request.approve', '1001', { id: 'U0GUEST' });
    await told(stage.slack.person('U0GUEST'), 'Guests cannot decide requests.');
    expect(await requestRow(stage, 1001)).toMatchObject({ status: 'pending' });
    expect(setsAtAws(stage)).toEqual([]);
  });

  it('hears that it was denied, gets the same form again, and can ask again', async () => {
    const stage = await ownStage();
    await stage.addProject({ name: 'Survey calls' });
    await stage.addProject();
    const { requester, lead, slack } = stage;
    await (await openEnableForm(requester, 'survey')).submit();
    await lead.click(await cardOf(lead, 1001), 'Deny');
    const deny = await (await lead.modal({ title: 'Deny R-1001' })).settled();
    await deny.fill('Reason', 'After the audit.');
    await deny.submit();
    const denied = await requester.dm((message) => message.has('R-1001 was denied by @Lead.'));
    await requester.click(denied, 'Ask again');
    const form = await (await requester.modal({ title: 'Enable voice' })).settled();
    expect(form.value('Project')).toBe('Survey calls');
    await form.submit();
    await cardOf(lead, 1002);
    expect(slack.violations()).toEqual([]);
  });
});
