import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { button, message, modal } from './support/hands.ts';
import { focused, focusIn, hasFocus, holdsFocus, tabTo } from './support/keys.ts';
import {
  closeWindowsAfterEach,
  describeInBrowser,
  openPageStage,
  type PageStage,
} from './support/page-stage.ts';

const composer = (window: Page, channel = '#general') =>
  window.getByRole('textbox', { name: `Message ${channel}` });

/** Types a command into the composer, takes it from the list and sends it. */
async function run(window: Page, command: string): Promise<void> {
  await tabTo(window, composer(window));
  await window.keyboard.type(command);
  await window.getByRole('listbox', { name: 'Commands' }).waitFor();
  await window.keyboard.press('Tab');
  await window.keyboard.press('Enter');
}

describeInBrowser('with the keyboard alone, a person', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await openPageStage();
  });
  afterAll(() => stage?.close());
  closeWindowsAfterEach();

  it('chooses a command with the arrow keys, completes it with Tab and puts the list away with Escape', async () => {
    const window = await stage.open('U0REQUESTER');
    const field = composer(window);
    const list = window.getByRole('listbox', { name: 'Commands' });
    const chosen = list.getByRole('option', { selected: true });

    await tabTo(window, field);
    await window.keyboard.type('/voice-re');
    await list.waitFor();
    const first = (await chosen.textContent()) ?? '';
    await window.keyboard.press('ArrowDown');
    const second = (await chosen.textContent()) ?? '';
    await window.keyboard.press('ArrowUp');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
    await window.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await window.keyboard.type('l');
    await list.waitFor();
    await window.keyboard.press('Tab');

    expect([first, second]).toEqual([
      expect.stringMatching(/^\/voice-request/),
      expect.stringMatching(/^\/voice-release/),
    ]);
    expect(await field.inputValue()).toBe('/voice-release ');
    expect(await hasFocus(field)).toBe(true);
  });

  it('asks for a number, becomes the lead by the menu, and approves', async () => {
    const window = await stage.open('U0REQUESTER');
    const { keyboard } = window;

    await run(window, '/voice-req');
    const form = await modal(window, 'Request phone numbers');
    const country = form.getByRole('combobox', { name: 'Country' });
    await tabTo(window, country);
    await keyboard.type('canad');
    await window.getByRole('option', { name: 'Canada (+1)' }).waitFor();
    await keyboard.press('Enter');
    await expect.poll(() => country.inputValue()).toBe('Canada (+1)');
    await tabTo(window, form.getByRole('radio', { name: 'Transactional' }));
    await keyboard.press('Space');
    await keyboard.press('ArrowDown');
    await expect.poll(() => form.getByRole('radio', { name: 'Promotional' }).isChecked()).toBe(true);
    await tabTo(window, form.getByRole('textbox', { name: 'What it is for' }));
    await keyboard.type('Password reset calls');
    await tabTo(window, button(form, 'Next'));
    await keyboard.press('Enter');
    const review = await modal(window, 'Review request');
    await review.getByText('Canada').first().waitFor();
    await tabTo(window, button(review, 'Request'));
    await keyboard.press('Enter');
    await review.waitFor({ state: 'detached' });
    await focusIn(composer(window));

    await tabTo(window, window.getByRole('button', { name: /^You are Requester/ }), 'Shift+Tab');
    await keyboard.press('Enter');
    const lead = window.getByRole('menuitemradio', { name: /^Lead(?! two)/ });
    await lead.waitFor();
    for (let steps = 0; steps < 20 && !(await hasFocus(lead)); steps += 1) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await window.getByRole('button', { name: /^You are Lead\b/ }).waitFor();
    await keyboard.press('Control+k');
    await window.getByRole('dialog', { name: /Jump/ }).waitFor();
    await keyboard.type('approv');
    await keyboard.press('Enter');
    const card = message(window, 'Lease 1 phone number');
    await tabTo(window, button(card, 'Approve'), 'Shift+Tab');
    await keyboard.press('Enter');

    await card.getByText(/\+1\d{10}/).waitFor();
  });

  it('leaves a list with Escape, then the modal, and is back in the message field', async () => {
    const window = await stage.open('U0REQUESTER');
    await run(window, '/voice-req');
    const form = await modal(window, 'Request phone numbers');
    const country = form.getByRole('combobox', { name: 'Country' });
    await tabTo(window, country);
    await window.keyboard.press('ArrowDown');
    const list = window.getByRole('listbox', { name: 'Country' });
    await list.waitFor();

    await window.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    expect(await hasFocus(country)).toBe(true);
    await window.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await focusIn(composer(window));
  });

  it('stays inside an open modal with Tab, both ways, and always sees where the focus is', async () => {
    const window = await stage.open('U0REQUESTER');
    await run(window, '/voice-req');
    const form = await modal(window, 'Request phone numbers');
    await tabTo(window, form.getByRole('combobox', { name: 'Country' }));

    for (const key of ['Tab', 'Shift+Tab']) {
      for (let stops = 0; stops < 16; stops += 1) {
        await window.keyboard.press(key);
        const isInside = await holdsFocus(form);
        expect({ ...(await focused(window)), isInside }).toMatchObject({ isSeen: true, isInside: true });
      }
    }
  });

  it('sees the focus at every stop of the page', async () => {
    const window = await stage.open('U0LEAD', { place: 'C0VOICE' });
    await message(window, 'Lease 1 phone number').waitFor();
    const stops: string[] = [];
    const unseen: string[] = [];

    do {
      await window.keyboard.press('Tab');
      const { name, isSeen } = await focused(window);
      stops.push(name);
      if (!isSeen) unseen.push(name);
    } while (!(await hasFocus(composer(window, '#voice-approvals'))) && stops.length < 60);

    expect(unseen).toEqual([]);
    expect(stops.length).toBeGreaterThan(20);
    expect(stops.length).toBeLessThan(60);
  });
});
