import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Form, Message, Person } from '#src/local/slack/driver.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { auditOf, cardOf, read, requestRow, told } from './support.ts';

describe('denying a request', () => {
  let stage: Stage;
  let asked = 1000;
  beforeAll(async () => {
    stage = await openStage();
    await stage.addProject();
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    await stage.lead.topModal()?.close();
    await stage.lead2.topModal()?.close();
    expect(stage.slack.violations()).toEqual([]);
  });

  const ask = async (): Promise<{ id: number; card: Message }> => {
    asked += 1;
    await askForNumbers(stage.requester, [{ country: 'Canada', quantity: 2 }]);
    return { id: asked, card: await cardOf(stage.lead, asked) };
  };
  const openDeny = async (person: Person, card: Message, id: number): Promise<Form> => {
    await person.click(card, 'Deny');
    return (await person.modal({ title: `Deny R-${id}` })).settled();
  };

  it('asks for a reason, which the requester reads', async () => {
    const { requester, lead } = stage;
    const { id, card } = await ask();
    const form = await openDeny(lead, card, id);
    expect(read(form)).toContain(
      'Lease 2 phone numbers for Checkout alerts, asked by @Requester, USD 2.00 (sample) per month',
    );
    expect(form.submitLabel).toBe('Deny request');
    await form.fill('Reason', 'One number is enough.\nAsk again for *one* <!channel>.');
    expect((await form.submit()).kind).toBe('closed');

    const result = await requester.dm((message) => message.has(`R-${id} was denied by @Lead.`));
    expect(read(result)).toContain('> One number is enough.');
    expect(JSON.stringify(result.blocks)).not.toContain('<!channel>');
    expect(read(result)).toContain('Nothing was leased.');
    expect(result.buttons()).toEqual(['Ask again']);
    const record = await lead.redrawn(card, (message) => message.has('Denied by @Lead'));
    expect(record.buttons()).toEqual([]);
    expect(read(record)).toContain('> One number is enough.');
    expect(await requestRow(stage, id)).toMatchObject({
      status: 'denied',
      decided_by: 'U0LEAD',
      decision_reason: 'One number is enough.\nAsk again for *one* <!channel>.',
    });
    expect(await auditOf(stage, id)).toEqual(['request.asked', 'request.denied']);
  });

  it('takes a reason with characters that no text has', async () => {
    const { lead } = stage;
    const { id, card } = await ask();
    const form = await openDeny(lead, card, id);
    await form.typeRaw('Reason', 'First\u0000 line\r\nSecond\ud800');
    expect((await form.submit()).kind).toBe('closed');
    expect((await requestRow(stage, id))?.['decision_reason']).toBe('First  line\nSecond\ufffd');
  });

  it.each([
    ['', 'Enter a reason'],
    ['  \n ', 'Enter a reason'],
    ['r'.repeat(501), 'Reason must be 500 characters or less'],
  ])('wants a reason that can be read (case %#)', async (reason, error) => {
    const { id, card } = await ask();
    const form = await openDeny(stage.lead, card, id);
    await form.fill('Reason', reason, { force: true });
    expect((await form.submit({ force: true })).errors).toEqual({ Reason: error });
    expect(form.value('Reason')).toBe(reason);
    expect(await requestRow(stage, id)).toMatchObject({ status: 'pending' });
  });

  it('fills in the form again for who asks again', async () => {
    const { requester } = stage;
    const { id, card } = await ask();
    const form = await openDeny(stage.lead, card, id);
    await form.fill('Reason', 'One is enough.');
    await form.submit();
    const result = await requester.dm((message) => message.has(`R-${id} was denied`));
    await requester.click(result, 'Ask again');
    const again = await (await requester.modal({ title: 'Request phone numbers' })).settled();
    expect(again.value('Project')).toBe('Checkout alerts');
    expect(again.value('Country')).toBe('Canada (+1)');
    expect(again.value('Use case')).toBe('Transactional');
    expect(again.value('Quantity')).toBe('2');
    expect(again.value('What it is for')).toBe('Password reset calls for the web shop');
    await again.close();
  });

  it('tells a second denier who was first, and when', async () => {
    const { lead, lead2 } = stage;
    const { id, card } = await ask();
    const first = await openDeny(lead, card, id);
    await first.fill('Reason', 'One is enough.');
    await first.submit();
    await lead2.click(card, 'Deny', { stale: true });
    const modal = await lead2.modal({ where: (form) => form.has(`R-${id} was denied by @Lead`) });
    expect(modal.submitLabel).toBeUndefined();
    await lead.click(card, 'Deny', { stale: true });
    await lead.modal({ where: (form) => form.has(`You denied R-${id}`) });
    expect(await auditOf(stage, id)).toEqual(['request.asked', 'request.denied']);
  });

  it('tells who approves afterwards who denied, and when', async () => {
    const { lead, lead2 } = stage;
    const { id, card } = await ask();
    const form = await openDeny(lead, card, id);
    await form.fill('Reason', 'One is enough.');
    await form.submit();
    await lead2.click(card, 'Approve', { stale: true });
    const answer = await told(lead2, `R-${id} was denied by @Lead`);
    expect(read(answer)).toMatch(/\d+ \w+ \d{4}, \d\d:\d\d UTC\. Your click changed nothing\./);
    expect(stage.aws.state().regions['us-east-1']?.numbers ?? []).toEqual([]);
  });

  it('keeps the reason of who wrote it while another approved', async () => {
    const { lead, lead2 } = stage;
    const { id, card } = await ask();
    const form = await openDeny(lead, card, id);
    await form.fill('Reason', 'A reason that took long to write.');
    await lead2.click(card, 'Approve');
    await cardOf(lead, id, 'Both numbers leased.');
    expect((await form.submit()).kind).toBe('updated');
    expect(read(form)).toContain(`R-${id} was approved by @Lead two`);
    expect(read(form)).toContain('Your reason was not sent.');
    expect(read(form)).toContain('> A reason that took long to write.');
    expect(form.submitLabel).toBeUndefined();
    expect(form.closeLabel).toBe('Done');
    expect(await requestRow(stage, id)).toMatchObject({ status: 'leased', decided_by: 'U0LEAD2' });
  });
});
