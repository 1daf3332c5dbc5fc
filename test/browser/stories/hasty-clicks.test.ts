import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { button } from '../support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from '../support/page-stage.ts';
import { onlyYou } from '../support/places.ts';
import { askForOne, cardOf } from '../support/request-hands.ts';

describeInBrowser('clicks of leads who do not wait', () => {
  let stage: PageStage;
  let requester: Page;
  let lead: Page;
  let lead2: Page;
  beforeAll(async () => {
    stage = await openPageStage();
    [requester, lead, lead2] = await Promise.all([
      stage.open('U0REQUESTER'),
      stage.open('U0LEAD', { place: 'C0VOICE' }),
      stage.open('U0LEAD2', { place: 'C0VOICE' }),
    ]);
  });
  afterAll(() => stage?.close());

  const leased = () =>
    stage.aws.requests().filter(({ operation }) => operation === 'RequestPhoneNumber').length;

  it('approve once by a double click, and lease once', async () => {
    await askForOne(requester);
    const card = cardOf(lead, 1001);
    await button(card, 'Approve').dblclick();
    await card.getByText('1 number leased.').waitFor();
    await onlyYou(lead, /You approved R-1001 .* Your second click changed nothing\./).waitFor();
    expect(leased()).toBe(1);
    expect(await lead.getByRole('alert').filter({ hasText: /\S/ }).count()).toBe(0);
  });

  it('decide once when both click at the same time; the other reads who decided', async () => {
    await askForOne(requester);
    const both = [button(cardOf(lead, 1002), 'Approve'), button(cardOf(lead2, 1002), 'Approve')];
    await Promise.all(both.map((approve) => approve.waitFor()));
    await Promise.all(both.map((approve) => approve.click()));
    await cardOf(lead, 1002).getByText('1 number leased.').waitFor();
    const late = (window: Page) => onlyYou(window, 'Your click changed nothing.');
    await expect.poll(async () => (await late(lead).count()) + (await late(lead2).count())).toBe(1);
    const loser = (await late(lead).count()) === 1 ? lead : lead2;
    const winner = loser === lead ? 'Lead two' : 'Lead';
    await onlyYou(loser, `R-1002 was approved by @${winner}`).waitFor();
    expect(leased()).toBe(2);
    expect(stage.complaints()).toEqual([]);
  });
});
