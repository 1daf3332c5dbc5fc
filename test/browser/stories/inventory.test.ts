import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Leased, leased } from '../support/arrange.ts';
import { button, choose, command, finish, message, modal, pick, press } from '../support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from '../support/page-stage.ts';
import { goToChannel, onlyYou, openHome, readNewMessages } from '../support/places.ts';

describeInBrowser('the inventory', () => {
  let stage: PageStage;
  let numbers: readonly Leased[];
  let window: Page;
  beforeAll(async () => {
    stage = await openPageStage();
    numbers = [...(await leased(stage, 9)), ...(await leased(stage, 3, 'US'))];
    window = await stage.open('U0REQUESTER');
  });
  afterAll(() => stage?.close());

  it('is turned page by page, sorted and filtered', async () => {
    await command(window, '/voice-numbers');
    const list = message(window, '12 numbers of yours');
    await list.getByText('1–10 of 12').waitFor();
    expect(await list.getByRole('rowheader').count()).toBe(10);
    await press(list, 'Next');
    await list.getByText('11–12 of 12').waitFor();
    await list.getByRole('columnheader', { name: 'Country' }).getByRole('button').click();
    await list.getByText('1–10 of 12').waitFor();
    await pick(list, 'Filter', 'United States');
    await onlyYou(window, '3 numbers').waitFor();
    await expect.poll(() => message(window, '3 numbers').getByRole('rowheader').count()).toBe(3);
  });

  it('opens a number, which gets another owner', async () => {
    const [wanted] = numbers;
    if (wanted === undefined) throw new Error('there is no number');
    await command(window, '/voice-numbers');
    const list = message(window, '12 numbers of yours');
    const search = list.getByRole('combobox', { name: 'Open a number' });
    await search.click();
    await search.fill(wanted.phoneNumber);
    await window.getByRole('option', { name: wanted.phoneNumber }).click();
    const details = await modal(window, 'Number details');
    await details.getByText(wanted.phoneNumber, { exact: true }).first().waitFor();
    await press(details, 'Change owner');
    const form = await modal(window, 'Change owner');
    await choose(form, 'Owner', 'Owner');
    await finish(form, 'Change owner');
    await details.getByText(`@Owner owns ${wanted.phoneNumber} now.`).waitFor();
    await finish(details, 'Done');
  });

  it('comes as a CSV file, which a person downloads', async () => {
    await command(window, '/voice-numbers all');
    await press(message(window, 'All numbers, newest first'), 'Export CSV');
    await onlyYou(window, '12 numbers exported.').waitFor();
    await readNewMessages(window);
    const link = message(window, '12 numbers, as Dialtone has them now.').getByRole('link', {
      name: /All numbers/,
    });
    const [download] = await Promise.all([window.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^numbers-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await text(await download.createReadStream())).trim().split('\r\n');
    expect(lines).toHaveLength(13);
    for (const { phoneNumber } of numbers)
      expect(lines.filter((line) => line.includes(phoneNumber))).toHaveLength(1);
  });

  it('is summed up in the App Home, beside the messages', async () => {
    const home = await openHome(window);
    await home.getByText('Your numbers (12)').waitFor();
    await button(home, 'All numbers').waitFor();
    await window.getByRole('tab', { name: 'Messages' }).click();
    await message(window, 'R-1001: all 9 numbers leased.').waitFor();
    await goToChannel(window, 'general');
    expect(stage.complaints()).toEqual([]);
  });
});
