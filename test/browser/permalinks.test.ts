import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, message, press } from './support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from './support/page-stage.ts';
import { askForOne, cardOf } from './support/request-hands.ts';

describeInBrowser('the link to a card', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await openPageStage();
    await askForOne(await stage.open('U0REQUESTER'));
    for (let nth = 0; nth < 30; nth += 1) {
      stage.slack.workspace.post(
        'C0VOICE',
        { text: `talk ${nth}\n\nand more`, blocks: [] },
        { user: 'U0ADMIN' },
      );
    }
  });
  afterAll(() => stage?.close());

  it('leads to it in the same window, as the same person', async () => {
    const lead = await stage.open('U0LEAD');
    await command(lead, '/voice');
    await press(message(lead, 'waits for your decision'), 'Go to card');
    const card = cardOf(lead, 1001);
    await card.and(lead.locator(':focus')).waitFor();

    expect(new URL(lead.url()).searchParams.get('as')).toBe('U0LEAD');
    expect(lead.context().pages()).toHaveLength(1);
    const box = await card.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(800);
  });

  it('opens the page at the message, and says when somebody may not see it', async () => {
    const { ts } = await stage.lead.message('#voice-approvals', (each) => each.has('R-1001'));
    const link = `${stage.url}archives/C0VOICE/p${ts.replace('.', '')}`;
    const lead = await stage.open('U0LEAD');
    await lead.goto(`${link}?as=U0LEAD`);
    await cardOf(lead, 1001).and(lead.locator(':focus')).waitFor();

    const guest = await stage.open('U0GUEST');
    await guest.goto(`${stage.url}archives/C0PRIVATE/p${ts.replace('.', '')}?as=U0GUEST`);
    await guest.getByText('You cannot open the channel of this message.').waitFor();

    expect(stage.complaints()).toEqual([]);
  });
});
