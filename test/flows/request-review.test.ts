import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import type { Form } from '#src/local/slack/driver.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { cardOf, count, fillLine, openForm, read, requestRow, rows } from './support.ts';

describe('the review of a request', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await stage.addProject();
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    await stage.requester.topModal()?.close();
    expect(stage.slack.violations()).toEqual([]);
  });

  const twoCountries = async (): Promise<Form> => {
    const form = await openForm(stage.requester, 'Canada 2');
    await fillLine(form, { useCase: 'Transactional' });
    await form.click('Add a country or region');
    await form.settled();
    await fillLine(form, { country: 'Brazil', useCase: 'Promotional', quantity: 3 }, 1);
    await form.fill('What it is for', 'Password reset calls for the web shop');
    return form;
  };
  const review = () => stage.requester.modal({ title: 'Review request' });

  it('shows every line, the cost per month and per year, and who decides', async () => {
    const form = await twoCountries();
    expect((await form.submit()).kind).toBe('pushed');
    const shown = read(await review());
    expect(shown).toContain('5 numbers in 2 countries for Checkout alerts, us-east-1');
    expect(shown).toContain('Canada · long code · Transactional | 2 numbers');
    expect(shown).toContain('2 × USD 1.00 = USD 2.00 (sample) per month');
    expect(shown).toContain('Brazil · long code · Promotional | 3 numbers');
    expect(shown).toContain('Total per month | USD 15.50 (sample)');
    expect(shown).toContain('Total per year | USD 186.00 (sample)');
    expect(shown).toContain('> Password reset calls for the web shop');
    expect(shown).toContain('Request sends this to @Lead and @Lead two in #voice-approvals.');
    expect(shown).toContain('[Previous] [Request]');
  });

  it('goes back to the form with everything as it was', async () => {
    const form = await twoCountries();
    await form.submit();
    await (await review()).previous();
    const back = await stage.requester.modal({ title: 'Request phone numbers' });
    expect([0, 1].map((nth) => back.value('Country', { nth }))).toEqual(['Canada (+1)', 'Brazil (+55)']);
    expect([0, 1].map((nth) => back.value('Use case', { nth }))).toEqual(['Transactional', 'Promotional']);
    expect([0, 1].map((nth) => back.value('Quantity', { nth }))).toEqual(['2', '3']);
    expect(back.value('What it is for')).toBe('Password reset calls for the web shop');
    await fillLine(back, { quantity: 1 }, 1);
    await back.submit();
    expect(read(await review())).toContain('3 numbers in 2 countries');
    expect(await count(stage, 'requests')).toBe(0);
  });

  it('puts lines of one country and use case together and says so', async () => {
    const form = await openForm(stage.requester, 'Canada 2');
    await fillLine(form, { useCase: 'Transactional' });
    await form.click('Add a country or region');
    await form.settled();
    await fillLine(form, { country: 'Canada', useCase: 'Transactional', quantity: 4 }, 1);
    await form.fill('What it is for', 'Password reset calls');
    await form.submit();
    const shown = read(await review());
    expect(shown).toContain('!info Lines for Canada, Transactional were put together: 6 numbers.');
    expect(shown).toContain('6 numbers in 1 country');
  });

  it('sends it: every view closes, the receipt comes, the leads are asked', async () => {
    const { requester, lead } = stage;
    const form = await twoCountries();
    await form.submit();
    expect((await (await review()).submit()).kind).toBe('cleared');
    expect(requester.topModal()).toBeUndefined();
    await requester.dm((message) => message.has('R-1001 is with the leads.'));
    await cardOf(lead, 1001, 'Waiting for a decision by @Lead or @Lead two.');
    expect(await requestRow(stage, 1001)).toMatchObject({ status: 'pending', requester_id: 'U0REQUESTER' });
    expect(await rows(stage, sql`select country, quantity from lines order by id`)).toEqual([
      { country: 'CA', quantity: 2 },
      { country: 'BR', quantity: 3 },
    ]);
    expect(await count(stage, 'orders')).toBe(5);
  });

  it('makes one request of a submission that Slack delivers twice', async () => {
    const { requester, slack } = stage;
    const before = await count(stage, 'requests');
    const form = await twoCountries();
    await form.submit();
    const { delivery } = await (await review()).submit();
    if (delivery === undefined) throw new Error('the review was not delivered');
    const again = await slack.send.again(delivery, { duplicate: true });
    expect([again.status, again.second?.status]).toEqual([200, 200]);
    expect(JSON.parse(again.answer)).toEqual({ response_action: 'clear' });
    expect(await count(stage, 'requests')).toBe(before + 1);
    await requester.dm((message) => message.has(`R-${1001 + before} is with the leads.`));
    expect(await count(stage, 'lines')).toBe(2 * (before + 1));
  });

  it('makes two requests of two forms of one person', async () => {
    const before = await count(stage, 'requests');
    for (const _ of [1, 2]) {
      const form = await twoCountries();
      await form.submit();
      await (await review()).submit();
    }
    expect(await count(stage, 'requests')).toBe(before + 2);
  });

  it('chooses the project of the last request next time', async () => {
    await stage.addProject({ name: 'Survey calls' });
    const form = await openForm(stage.requester);
    expect(form.value('Project')).toBe('Checkout alerts');
  });
});
