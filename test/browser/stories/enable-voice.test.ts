import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, finish, message, modal, press } from '../support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from '../support/page-stage.ts';
import { readNewMessages } from '../support/places.ts';
import { cardOf } from '../support/request-hands.ts';

describeInBrowser('enabling voice', () => {
  let stage: PageStage;
  let requester: Page;
  let lead: Page;
  beforeAll(async () => {
    stage = await openPageStage();
    [requester, lead] = await Promise.all([
      stage.open('U0REQUESTER'),
      stage.open('U0LEAD', { place: 'C0VOICE' }),
    ]);
  });
  afterAll(() => stage?.close());

  it('is asked for from the hub, approved in another window, and told in both', async () => {
    await command(requester, '/voice');
    await press(message(requester, 'Nothing waits for you.'), 'Enable voice');
    const form = await modal(requester, 'Enable voice');
    await form.getByText('These settings also apply to SMS').waitFor();
    await finish(form, 'Ask a lead');

    const card = cardOf(lead, 1001);
    await card.getByText('Numbers that can call').waitFor();
    await press(card, 'Approve');
    const words = 'Voice is enabled for Checkout alerts, but no number can call yet.';
    await card.getByText(words).waitFor();

    await readNewMessages(requester);
    const result = message(requester, words);
    await press(result, 'Request phone numbers');
    await finish(await modal(requester, 'Request phone numbers'), 'Cancel');
  });

  it('again changes nothing, which a lead is told at once', async () => {
    await command(lead, '/voice-enable');
    await finish(await modal(lead, 'Enable voice'), 'Enable voice');
    await cardOf(lead, 1002).getByText('Voice was already enabled for Checkout alerts.').waitFor();
    expect(stage.complaints()).toEqual([]);
  });
});
