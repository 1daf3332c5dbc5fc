import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';
import { cardOf, fillLine, openForm, read, told } from './support.ts';

describe('the guide’s steps for requesting numbers', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await stage.addProject();
  });
  afterAll(async () => {
    expect(stage.slack.violations()).toEqual([]);
    await stage.close();
  });

  it('choose a country, say what a use case means, and follow the quantity with the subtotal (steps 3 to 7)', async () => {
    const form = await openForm(stage.requester, 'Canada');
    expect(form.options('Use case')).toEqual(['Transactional', 'Promotional']);
    const hint = 'In some countries the use case sets the price of each message.';
    expect(read(form)).toContain(hint);
    expect(form.options('Quantity')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    expect(read(form)).toContain('USD 1.00 (sample) per month');
    await fillLine(form, { quantity: 10 });
    expect(read(form)).toContain('10 × USD 1.00 = USD 10.00 (sample) per month');
    await form.close();
  });

  it('end with the numbers in the inventory (step 13)', async () => {
    const { requester, lead } = stage;
    const form = await openForm(requester, 'Canada 2');
    await fillLine(form, { useCase: 'Transactional' });
    await form.fill('What it is for', 'Password reset calls');
    await form.submit();
    await (await requester.modal({ title: 'Review request' })).submit();
    await lead.click(await cardOf(lead, 1001), 'Approve');
    await requester.dm((message) => message.has('R-1001: both numbers leased.'));
    await requester.command('/voice-numbers');
    const list = read(await told(requester, '2 numbers of yours'));
    const leased = stage.aws.state().regions['us-east-1']?.numbers ?? [];
    expect(leased).toHaveLength(2);
    for (const { PhoneNumber } of leased)
      expect(list).toContain(`${PhoneNumber} | Active | Enabled | Canada`);
  });
});
