import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { atAws } from '../../flows/relinquish-support.ts';
import { type Leased, leased } from '../support/arrange.ts';
import { skip } from '../support/drawer-hands.ts';
import { button, command, field, fill, finish, message, modal, press } from '../support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from '../support/page-stage.ts';
import { goToChannel, readNewMessages } from '../support/places.ts';
import { cardOf } from '../support/request-hands.ts';

const CONFIRM = 'Type delete to confirm';

describeInBrowser('relinquishing a number', () => {
  let stage: PageStage;
  let numbers: readonly Leased[];
  let requester: Page;
  let lead: Page;
  beforeAll(async () => {
    stage = await openPageStage();
    numbers = await leased(stage, 2);
    [requester, lead] = await Promise.all([
      stage.open('U0REQUESTER', { place: 'C0VOICE' }),
      stage.open('U0LEAD', { place: 'C0VOICE' }),
    ]);
  });
  afterAll(() => stage?.close());

  function number(nth: number): Leased {
    const found = numbers[nth];
    if (found === undefined) throw new Error('there is no such number');
    return found;
  }

  async function openForm({ phoneNumber }: Leased): Promise<Locator> {
    await command(requester, `/voice-release ${phoneNumber}`);
    const form = await modal(requester, 'Relinquish a number');
    await form.getByText(`${phoneNumber} may never be had again.`).waitFor();
    return form;
  }

  /** Clicks the button of the card; the dialog that asks again. */
  async function approving(card: Locator, { phoneNumber }: Leased): Promise<Locator> {
    await press(card, 'Approve relinquishing');
    const dialog = lead.getByRole('alertdialog', { name: `Relinquish ${phoneNumber}` });
    await dialog.getByText('After 7 days AWS takes the number back').waitFor();
    return dialog;
  }

  it('takes the word delete, a lead who means it, and can be stopped while the days are counted', async () => {
    const form = await openForm(number(0));
    await fill(form, 'Why', 'The web shop calls from another number.');
    await fill(form, CONFIRM, 'Delete');
    await press(form, 'Ask to relinquish');
    const error = 'Type delete in lower case, with nothing before or after it';
    await form.getByText(error, { exact: true }).waitFor();
    expect(await field(form, CONFIRM).getAttribute('aria-invalid')).toBe('true');
    expect(await field(form, 'Why').inputValue()).toBe('The web shop calls from another number.');
    await fill(form, CONFIRM, 'delete');
    await finish(form, 'Ask to relinquish');

    const card = cardOf(lead, 1002);
    await finish(await approving(card, number(0)), 'Cancel');
    await card.getByText('Waiting for a decision').waitFor();
    await finish(await approving(card, number(0)), 'Approve relinquishing');
    await card.getByText('7 days left').waitFor();
    await skip(lead, '1 day');
    await card.getByText('6 days left').waitFor();

    await readNewMessages(requester);
    await press(message(requester, 'R-1002: you asked to relinquish'), 'Keep it');
    await card.getByText('Kept by @Requester').waitFor();
    await button(card, 'Keep it').waitFor({ state: 'detached' });
  });

  it('ends at AWS once the week has passed', async () => {
    await goToChannel(requester, 'general');
    const form = await openForm(number(1));
    await fill(form, CONFIRM, 'delete');
    await finish(form, 'Ask to relinquish');
    const card = cardOf(lead, 1003);
    await finish(await approving(card, number(1)), 'Approve relinquishing');
    await card.getByText('7 days left').waitFor();
    expect(atAws(stage, number(1))?.Status).toBe('ACTIVE');

    await skip(lead, '1 week');
    await card.getByText(/^Relinquished/).waitFor();
    expect(atAws(stage, number(1))?.Status).not.toBe('ACTIVE');
    expect(atAws(stage, number(0))?.Status).toBe('ACTIVE');
    await readNewMessages(requester);
    await message(requester, `${number(1).phoneNumber} is relinquished`).waitFor();
    expect(stage.complaints()).toEqual([]);
  });
});
