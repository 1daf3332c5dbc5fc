import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';
import { cardOf, fillLine, openForm, read } from './support.ts';

const SOURCE = { source: 'contract with AWS', asOf: '2026-11-01' };
const PRICES = [
  { country: 'US', type: 'LONG_CODE', monthly: '1.00', currency: 'USD', ...SOURCE },
  { country: 'US', type: 'TOLL_FREE', monthly: '2.50', currency: 'USD', ...SOURCE },
  { country: 'GB', type: 'LONG_CODE', monthly: '3.00', currency: 'EUR', ...SOURCE, asOf: '2026-10-15' },
];

describe('prices in the request form', () => {
  let stage: Stage;
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'dialtone-prices-'));
    const priceListPath = join(directory, 'prices.json');
    await writeFile(priceListPath, JSON.stringify(PRICES));
    stage = await openStage({ config: { priceListPath } });
    await stage.addProject();
  });
  afterAll(async () => {
    await stage.close();
    await rm(directory, { recursive: true });
  });
  afterEach(async () => {
    await stage.requester.topModal()?.close();
    expect(stage.slack.violations()).toEqual([]);
  });

  it('stand with their source and date, and follow each choice', async () => {
    const form = await openForm(stage.requester, 'US 3');
    expect(read(form)).toContain('3 × USD 1.00 = USD 3.00 per month · contract with AWS of 1 Nov 2026');
    expect(read(form)).toContain('Total per month | USD 3.00');
    await fillLine(form, { numberType: 'Toll-free number' });
    expect(read(form)).toContain('3 × USD 2.50 = USD 7.50 per month');
    await fillLine(form, { quantity: 1 });
    expect(read(form)).toContain('\nUSD 2.50 per month · contract with AWS of 1 Nov 2026');
    expect(read(form)).toContain('Numbers | 1 of at most 10');
    expect(read(form)).toContain('Total per month | USD 2.50');
  });

  it('are summed by currency', async () => {
    const form = await openForm(stage.requester, 'US 2');
    await form.click('Add a country or region');
    await form.settled();
    await fillLine(form, { country: 'GB', quantity: 3 }, 1);
    expect(read(form)).toContain('3 × EUR 3.00 = EUR 9.00 per month · contract with AWS of 15 Oct 2026');
    expect(read(form)).toContain('Total per month | EUR 9.00 + USD 2.00');
  });

  it('that nobody knows are words, in the form, the review and on the card', async () => {
    const { requester, lead } = stage;
    const form = await openForm(requester, 'US 2');
    await fillLine(form, { useCase: 'Transactional' });
    await form.click('Add a country or region');
    await form.settled();
    await fillLine(form, { country: 'Brazil', useCase: 'Transactional' }, 1);
    expect(read(form)).toContain('Price not known until AWS leases it');
    const total = 'USD 2.00 + 1 number whose price is not known';
    expect(read(form)).toContain(`Total per month | ${total}`);

    await form.fill('What it is for', 'Password reset calls');
    expect((await form.submit()).kind).toBe('pushed');
    const review = await requester.modal({ title: 'Review request' });
    expect(read(review)).toContain(`Total per month | ${total}`);
    expect(read(review)).toContain('Total per year | USD 24.00 + 1 number whose price is not known');
    await review.submit();
    const card = await cardOf(lead, 1001);
    expect(read(card)).toContain(`Cost per month | ${total}`);
    expect(read(card)).toMatch(/Brazil \| Transactional \| Long code \| 1 \| not known/);
  });

  it('are learnt from what AWS bills for a leased number', async () => {
    const { requester, lead } = stage;
    await lead.click(await cardOf(lead, 1001), 'Approve');
    await cardOf(lead, 1001, 'All 3 numbers leased.');
    const form = await openForm(requester, 'Brazil 2');
    expect(read(form)).toMatch(
      /2 × USD 4\.50 = USD 9\.00 \(sample\) per month · sample AWS price of \d+ \w+ \d{4}/,
    );
  });
});
