import { afterAll, beforeAll, expect, it } from 'vitest';
import { button, command, field, modal, press } from './support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from './support/page-stage.ts';
import { fillRequest } from './support/request-hands.ts';

describeInBrowser('a person does not lose their place', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await openPageStage();
  });
  afterAll(() => stage?.close());

  it('when a form is drawn anew: the button that did it keeps the focus, and the form does not jump', async () => {
    const window = await stage.open('U0REQUESTER');
    const form = await fillRequest(window, [{ country: 'Canada' }]);
    const add = button(form, 'Add a country or region');
    await add.scrollIntoViewIfNeeded();
    const content = form.getByRole('region');
    const before = await content.evaluate(({ scrollTop }) => scrollTop);
    await add.click();
    await form.getByText('Line 2').waitFor();
    await expect
      .poll(() => add.evaluate((element) => element === element.ownerDocument.activeElement))
      .toBe(true);
    // What grew above it is made up for.
    expect(await content.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThanOrEqual(before);
    await press(form, 'Cancel');
  });

  it('when they save a draft below a field with an error', async () => {
    const window = await stage.open('U0REQUESTER');
    await command(window, '/voice-access');
    const form = await modal(window, 'Production access');
    await press(form, 'Next');
    await form.getByText('Please complete this required field.').first().waitFor();
    await field(form, 'How do you obtain consent to send voice messages to your customers?').fill(
      'At sign-up',
    );
    const save = button(form, 'Save draft');
    await save.click();
    await form.getByText(/^Draft saved/).waitFor();
    expect(await save.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await press(form, 'Cancel');
  });

  it('when they mention somebody in the middle of a sentence', async () => {
    const window = await stage.open('U0REQUESTER', { place: 'C0RANDOM' });
    const text = window.getByRole('textbox', { name: 'Message #random' });
    await text.fill('Ask about it');
    for (let back = 'about it'.length; back > 0; back -= 1) await text.press('ArrowLeft');
    await window.getByRole('button', { name: 'Mention somebody' }).click();
    await window.getByRole('option', { name: '@Owner' }).click();
    await expect.poll(() => text.inputValue()).toBe('Ask @Owner about it');
  });
});
