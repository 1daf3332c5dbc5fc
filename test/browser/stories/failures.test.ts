import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { skip, switchOff, switchOn } from '../support/drawer-hands.ts';
import { button, finish, message, modal, press } from '../support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from '../support/page-stage.ts';
import { goToChannel, readNewMessages } from '../support/places.ts';
import { askForOne, cardOf, fillRequest, sendRequest } from '../support/request-hands.ts';

describeInBrowser('failures at AWS that are switched on in the drawer', () => {
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

  it('leave a number out of stock to be tried again, alone', async () => {
    await switchOn(lead, 'Out of stock', 'Canada (CA)');
    const lines = [{ country: 'United Kingdom' }, { country: 'Canada' }];
    await sendRequest(await fillRequest(requester, lines, 'Delivery calls'));
    const card = cardOf(lead, 1001);
    await press(card, 'Approve');
    await card.getByText('Partly leased: 1 of 2. 1 failed.').waitFor();

    await readNewMessages(requester);
    const result = message(requester, '1 of 2 numbers leased, 1 failed');
    await press(result, 'Get support text');
    const support = await modal(requester, 'Support text');
    await support.getByText('no long code in stock in Canada').waitFor();
    await finish(support, 'Done');

    await switchOff(lead);
    await press(result, 'Try again');
    await card.getByText('Both numbers leased.').waitFor();
    await button(card, 'Try again').waitFor({ state: 'detached' });
    const countries = stage.aws.state().regions['us-east-1']?.numbers.map((each) => each.IsoCountryCode);
    expect(countries).toEqual(['GB', 'CA']);
  });

  it('keep a number pending until they are switched off', async () => {
    await switchOn(lead, 'Stuck pending');
    await goToChannel(requester, 'general');
    await askForOne(requester);
    const card = cardOf(lead, 1002);
    await press(card, 'Approve');
    await card.getByText('Being set up by AWS', { exact: true }).waitFor();
    await switchOff(lead);
    await skip(lead, '1 hour');
    await card.getByText('Active', { exact: true }).waitFor();
    expect(stage.complaints()).toEqual([]);
  });
});
