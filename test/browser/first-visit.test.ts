import { afterAll, beforeAll, expect, it } from 'vitest';
import { fill, message, modal, press } from './support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from './support/page-stage.ts';
import { sendRequest } from './support/request-hands.ts';

describeInBrowser('somebody who has never seen the workspace', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await openPageStage();
  });
  afterAll(() => stage?.close());

  it('asks for a number, approves it as lead and sees it arrive, led by the three steps', async () => {
    const window = await stage.open('U0REQUESTER');

    await window.getByRole('button', { name: /Ask for a number/ }).click();
    const form = await modal(window, 'Request phone numbers');
    await expect
      .poll(() => form.getByRole('combobox', { name: 'Country' }).inputValue())
      .toBe('United States (+1)');
    await form.getByRole('radio', { name: /^Transactional/ }).check();
    await fill(form, 'What it is for', 'Password reset calls');
    await sendRequest(form);
    await window.getByRole('button', { name: /Approve as lead/ }).click();
    await press(message(window, 'Lease 1 phone number'), 'Approve');
    await window.getByRole('button', { name: /See it arrive/ }).click();
    const arrived = message(window, /R-1001: 1 number leased|All 1|leased/);
    await arrived.getByText(/\+1\d{10}/).waitFor();

    expect(stage.complaints()).toEqual([]);
  });
});
