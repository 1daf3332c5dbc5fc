import { describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { waitFor } from '../support/wait-for.ts';
import { listFor, openDetails, REGION, synchronise } from './inventory-support.ts';
import { count, fillLine, movableClock, openForm, ownStage, read, rows, sweep } from './support.ts';

const HOUR_MS = 60 * 60_000;
/** The clock goes on by itself, too: so long may the test take without an hour being over. */
const SLOW_TEST_MS = 60_000;

describe('the synchronisation', () => {
  it('tells the channel when AWS grants production access', async () => {
    const stage = await ownStage();
    await stage.addProject();
    await synchronise(stage);
    stage.aws.voice.setTier(REGION, 'PRODUCTION');
    await synchronise(stage);
    const message = await stage.lead.message('C0VOICE', (each) => each.has(REGION));
    expect(read(message)).toContain('production');
    await synchronise(stage);
    expect(stage.lead.messages('C0VOICE')).toHaveLength(1);
  });

  it('runs by itself every hour, also when every job was lost', async () => {
    const clock = movableClock();
    const stage = await ownStage({ clock });
    await stage.addProject();
    await synchronise(stage);
    stage.aws.voice.seedNumbers(REGION, 3, 'US');
    clock.advance(HOUR_MS - SLOW_TEST_MS);
    await sweep(stage);
    expect(await count(stage, 'numbers')).toBe(0);
    clock.advance(SLOW_TEST_MS);
    await waitFor(() => sweep(stage).then(async () => (await count(stage, 'numbers')) === 3), {
      describe: 'a sweep that has the numbers read',
    });
  });

  it('gives a number that AWS Support has set up to the request that waits for it', async () => {
    const stage = await ownStage();
    await stage.addProject();
    const { requester, lead } = stage;
    const form = await openForm(requester);
    await fillLine(form, { country: 'Argentina', useCase: 'Transactional' });
    await form.fill('What it is for', 'Reminders');
    await form.submit();
    await (await requester.modal({ title: 'Review request' })).submit();
    const card = await lead.message('C0VOICE', (each) => each.buttons().includes('Approve'));
    await lead.click(card, 'Approve');
    await lead.redrawn(card, (each) => each.buttons().includes('I filed it'));
    const { PhoneNumber } = stage.aws.voice.addNumber({
      region: REGION,
      country: 'AR',
      useCase: 'TRANSACTIONAL',
    });
    await synchronise(stage);
    const result = await requester.dm((each) => each.has('leased') && each.has(String(PhoneNumber)));
    expect(read(result)).toContain('1 number leased');
    const details = await openDetails(
      requester,
      await listFor(requester, 'mine', '1 number of yours'),
      String(PhoneNumber),
    );
    expect(read(details)).toContain('Checkout alerts');
    expect(stage.slack.violations()).toEqual([]);
  });

  it('takes over ten thousand numbers, page by page, and finds each of them', async () => {
    const stage = await ownStage();
    await stage.addProject();
    stage.aws.voice.seedNumbers(REGION, 10_000, 'US');
    await synchronise(stage);
    expect(await count(stage, 'numbers')).toBe(10_000);
    await synchronise(stage);
    expect(await count(stage, 'numbers')).toBe(10_000);
    const list = await listFor(stage.requester, 'all', '10,000 numbers · ');
    expect(read(list)).toContain('USD 10000.00 (sample) per month · 10,000 of');
    const [last] = await rows(stage, sql`select phone_number from numbers order by id desc limit 1`);
    const phoneNumber = String(last?.['phone_number']);
    expect(await stage.requester.on(list).search('Open a number', phoneNumber)).toEqual([
      `${phoneNumber} · United States · no project`,
    ]);
  }, 120_000);
});
