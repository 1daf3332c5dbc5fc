import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Form } from '#src/local/slack/driver.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { openForm, read } from './support.ts';

describe('the words after /voice-request', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await stage.addProject();
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    await stage.requester.topModal()?.close();
    expect(stage.slack.violations()).toEqual([]);
  });

  const filledIn = (form: Form) => ({ country: form.value('Country'), quantity: form.value('Quantity') });

  it('are not needed', async () => {
    const form = await openForm(stage.requester);
    expect(filledIn(form)).toEqual({ country: '', quantity: '1' });
    expect(form.value('Project')).toBe('Checkout alerts');
    expect(read(form)).toContain('Step 1 of 2 · Nothing is leased until a lead approves.');
    expect(read(form)).toContain('Region us-east-1 · leads @Lead and @Lead two');
    expect(form.submitLabel).toBe('Next');
  });

  it.each([
    ['US 3', 'United States (+1)', '3'],
    ['us', 'United States (+1)', '1'],
    ['United States 10', 'United States (+1)', '10'],
    ['Trinidad and Tobago', 'Trinidad and Tobago (+1868)', '1'],
    ['+44 2', 'United Kingdom (+44)', '2'],
    ['4', '', '4'],
  ])('“%s” fill in country and quantity', async (words, country, quantity) => {
    const form = await openForm(stage.requester, words);
    expect(filledIn(form)).toEqual({ country, quantity });
    expect(read(form)).not.toContain('!info');
  });

  it('are the same after /voice request', async () => {
    await stage.requester.command('/voice', 'request Canada 2');
    const form = await (await stage.requester.modal()).settled();
    expect(filledIn(form)).toEqual({ country: 'Canada (+1)', quantity: '2' });
  });

  it.each(['ten', '0', '11', '2.5', '-1'])(
    '“US %s” open the form and say why 1 is chosen',
    async (quantity) => {
      const form = await openForm(stage.requester, `US ${quantity}`);
      expect(filledIn(form)).toEqual({ country: 'United States (+1)', quantity: '1' });
      expect(read(form)).toContain(`!info “${quantity}” is not a quantity from 1 to 10, so 1 is chosen.`);
    },
  );

  it.each([
    ['Atlantis', 'Atlantis', '1'],
    ['Atlantis 3', 'Atlantis', '3'],
    ['+1 2', '+1', '2'],
    ['<!channel> 2', '<!channel>', '2'],
  ])('“%s” name no country, which is said, and the quantity stays', async (words, country, quantity) => {
    const form = await openForm(stage.requester, words);
    expect(filledIn(form)).toEqual({ country: '', quantity });
    expect(read(form)).toContain(
      `“${country}” is not one country in which AWS leases numbers that can call.`,
    );
  });

  it('may be as long as a command can be', async () => {
    const form = await openForm(stage.requester, 'x'.repeat(3900));
    expect(filledIn(form)).toEqual({ country: '', quantity: '1' });
    expect(read(form)).toContain('is not one country in which AWS leases numbers that can call.');
  });
});
