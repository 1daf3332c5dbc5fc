import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { button, field, fill, finish, message, modal, press } from '../support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from '../support/page-stage.ts';
import { goToChannel, onlyYou, openThread, readNewMessages } from '../support/places.ts';
import { askForOne, cardOf, fillLine, fillRequest } from '../support/request-hands.ts';

describeInBrowser('requesting phone numbers', () => {
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

  it('adds line to line with its subtotal, and Previous keeps all of it', async () => {
    const form = await fillRequest(requester, [{ country: 'United States', quantity: 2 }]);
    await form.getByText('2 × USD 1.00 = USD 2.00 (sample) per month').waitFor();
    await fillLine(form, { country: 'Brazil (+55)', query: '+55', useCase: 'Promotional' }, 1);
    await form.getByText('USD 6.50 (sample)').waitFor();

    await press(form, 'Next');
    const review = await modal(requester, 'Review request');
    await review.getByText('Total per year').waitFor();
    await press(review, 'Previous');
    await form.getByText('Step 1 of 2').waitFor();
    expect(await field(form, 'What it is for').inputValue()).toBe('Password reset calls');
    const quantities = form.getByRole('combobox', { name: 'Quantity' });
    expect(await quantities.nth(0).inputValue()).toBe('2');
    expect(await form.getByRole('combobox', { name: 'Country' }).nth(1).inputValue()).toBe('Brazil (+55)');

    await press(form, 'Next');
    await finish(await modal(requester, 'Review request'), 'Request');
  });

  it('is decided by a lead, not by who asked, and the card counts what AWS leases', async () => {
    await cardOf(lead, 1001).getByText('Waiting for a decision by @Lead or @Lead two.').waitFor();
    await goToChannel(requester, 'voice-approvals');
    const own = cardOf(requester, 1001);
    await press(own, 'Approve');
    await onlyYou(requester, 'You asked for R-1001, so you cannot decide it.').waitFor();

    stage.aws.faults.add({ fault: 'slow', operation: 'RequestPhoneNumber', country: 'BR' });
    const card = cardOf(lead, 1001);
    await press(card, 'Approve');
    await card.getByText('2 of 3 leased').waitFor();
    await own.getByText('2 of 3 leased').waitFor();
    stage.aws.faults.clear();
    await card.getByText('All 3 numbers leased.').waitFor();

    const thread = await openThread(lead, card);
    await thread
      .getByRole('article')
      .filter({ hasText: /R-1001: all 3.*\+55\d+/ })
      .waitFor();
    await readNewMessages(requester);
    const result = message(requester, 'R-1001: all 3 numbers leased.');
    await result
      .getByText(/^\+1\d{10}$/)
      .first()
      .waitFor();
  });

  it('can be denied, with a reason that the requester reads', async () => {
    await goToChannel(requester, 'general');
    await askForOne(requester);
    await press(cardOf(lead, 1002), 'Deny');
    const form = await modal(lead, 'Deny R-1002');
    await fill(form, 'Reason', 'Brazil is enough.');
    await finish(form, 'Deny request');
    await cardOf(lead, 1002).getByText('Denied by @Lead').waitFor();
    await readNewMessages(requester);
    const told = message(requester, 'R-1002 was denied by @Lead.');
    await told.getByText('Brazil is enough.').waitFor();
    await button(told, 'Ask again').waitFor();
  });

  it('can be withdrawn until a lead decides', async () => {
    await goToChannel(requester, 'general');
    await askForOne(requester);
    const card = cardOf(lead, 1003);
    await button(card, 'Approve').waitFor();
    await readNewMessages(requester);
    await press(message(requester, 'R-1003 is with the leads.'), 'Withdraw');
    await card.getByText('Withdrawn by @Requester').waitFor();
    await button(card, 'Approve').waitFor({ state: 'detached' });
    expect(stage.complaints()).toEqual([]);
  });
});
