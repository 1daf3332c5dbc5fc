import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, field, fill, finish, message, modal, press } from '../support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from '../support/page-stage.ts';
import { fillRequest } from '../support/request-hands.ts';

const PURPOSE = 'What it is for';

describeInBrowser('a modal that is closed half-way', () => {
  let stage: PageStage;
  let window: Page;
  beforeAll(async () => {
    stage = await openPageStage();
    window = await stage.open('U0REQUESTER');
  });
  afterAll(() => stage?.close());

  it('asks nothing by Escape, Cancel or the cross, and begins anew', async () => {
    const form = await fillRequest(window, [{ country: 'Canada' }]);
    await window.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });

    await command(window, '/voice-request');
    await modal(window, 'Request phone numbers');
    expect(await field(form, PURPOSE).inputValue()).toBe('');
    expect(await form.getByRole('combobox', { name: 'Country' }).inputValue()).toBe('');
    await fill(form, PURPOSE, 'Delivery calls');
    await finish(form, 'Cancel');

    await command(window, '/voice-request');
    await modal(window, 'Request phone numbers');
    expect(await field(form, PURPOSE).inputValue()).toBe('');
    await form.getByRole('button', { name: 'Close' }).click();
    await form.waitFor({ state: 'detached' });
  });

  it('asks nothing from the review either, which leads back to the form as it was', async () => {
    const form = await fillRequest(window, [{ country: 'Canada', quantity: 3 }]);
    await press(form, 'Next');
    const review = await modal(window, 'Review request');
    await window.keyboard.press('Escape');
    await review.waitFor({ state: 'detached' });
    expect(await field(form, PURPOSE).inputValue()).toBe('Password reset calls');
    expect(await form.getByRole('combobox', { name: 'Quantity' }).inputValue()).toBe('3');
    await press(form, 'Next');
    await review.getByRole('button', { name: 'Close' }).click();
    await form.waitFor({ state: 'detached' });
    await command(window, '/voice');
    await message(window, 'Nothing waits for you.').waitFor();
  });

  it('for production access holds the draft that was saved', async () => {
    await command(window, '/voice-access');
    const form = await modal(window, 'Production access');
    await fill(form, 'New limit value in USD', '500');
    await fill(form, 'Website or app that sends the messages', 'https://shop.example.com');
    await press(form, 'Save draft');
    await form.getByText('Draft saved').waitFor();
    await window.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });

    await command(window, '/voice-access');
    await modal(window, 'Production access');
    expect(await field(form, 'New limit value in USD').inputValue()).toBe('500');
    await finish(form, 'Cancel');
    expect(stage.complaints()).toEqual([]);
  });
});
