import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { button, choose, command, fill, message, modal, press } from './support/hands.ts';
import { describeInBrowser, openPageStage, type PageStage } from './support/page-stage.ts';

const MOST_SCRIPT_BYTES = 300_000;
const ROUNDS = 3;

/** Milliseconds from each click or key that asked the server to the frame that showed its first consequence. */
function answersIn(window: Page): Promise<number[]> {
  return window.locator(':root').evaluate((root) => {
    const { performance } = root.ownerDocument.defaultView;
    const measures: { duration: number }[] = performance.getEntriesByName('answer');
    return measures.map(({ duration }) => duration);
  });
}

/** Does something that the server answers, and waits until that has been measured. */
async function timed(window: Page, act: () => Promise<unknown>): Promise<void> {
  const before = (await answersIn(window)).length;
  await act();
  await expect.poll(async () => (await answersIn(window)).length).toBeGreaterThan(before);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

describeInBrowser('the page', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await openPageStage();
  });
  afterAll(() => stage?.close());

  it('measures how long a person waits from a click to the screen', async () => {
    const requester = await stage.open('U0REQUESTER');
    const lead = await stage.open('U0LEAD', { place: 'C0VOICE' });
    const ask = (act: () => Promise<unknown>) => timed(requester, act);

    for (let round = 0; round < ROUNDS; round += 1) {
      await ask(() => command(requester, '/voice-request'));
      const form = await modal(requester, 'Request phone numbers');
      await form.getByRole('combobox', { name: 'Country' }).waitFor();
      await ask(() => choose(form, 'Country', 'Canada'));
      await form.getByText('Price: choose a country first.').waitFor({ state: 'detached' });
      await ask(() => form.getByRole('radio', { name: /^Transactional/ }).check());
      await ask(() => press(form, 'Add a country or region'));
      await form.getByText('Line 2').waitFor();
      await ask(() => button(form, 'Remove').last().click());
      await form.getByText('Line 2').waitFor({ state: 'detached' });
      await fill(form, 'What it is for', 'Password reset calls');
      await ask(() => press(form, 'Next'));
      const review = await modal(requester, 'Review request');
      await ask(() => press(review, 'Request'));
      await review.waitFor({ state: 'detached' });
      const card = message(lead, `R-${1001 + round}`);
      await timed(lead, () => press(card, 'Approve'));
      await card.getByText(/\+1\d{10}/).waitFor();
      await ask(() => command(requester, '/voice-numbers'));
    }
    const answers = [...(await answersIn(requester)), ...(await answersIn(lead))];
    const slowest = Math.max(...answers);
    process.stdout.write(
      `click to screen: median ${median(answers).toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms, of ${answers.length}\n`,
    );

    expect(answers.length).toBeGreaterThanOrEqual(9 * ROUNDS);
  });

  it('is small', async () => {
    const html = await (await fetch(stage.url)).text();
    const [, source = ''] = /<script[^>]* src="([^"]+)"/.exec(html) ?? [];
    const script = await (await fetch(new URL(source, stage.url))).arrayBuffer();
    process.stdout.write(`script: ${script.byteLength} bytes\n`);

    expect(script.byteLength).toBeGreaterThan(50_000);
    expect(script.byteLength).toBeLessThan(MOST_SCRIPT_BYTES);
  });
});
