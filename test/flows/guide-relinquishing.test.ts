import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';
import { atAws, type Leased, leaseNumbers } from './relinquish-support.ts';
import { cardOf, movableClock, read, told } from './support.ts';

describe('the guide’s steps for relinquishing a number', () => {
  let stage: Stage;
  let number: Leased;
  beforeAll(async () => {
    const clock = movableClock();
    stage = await openStage({ clock, sweepEveryMs: 100 });
    const [leased] = await leaseNumbers(stage, await stage.addProject(), 1);
    if (leased === undefined) throw new Error('no number');
    number = leased;
    // Early in a month, so that it is one month that is billed last, whichever day a lead decides on.
    const now = clock.now();
    clock.advance(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 3) - now.getTime());
  });
  afterAll(async () => {
    expect(stage.slack.violations()).toEqual([]);
    await stage.close();
  });

  it('begin in the list of numbers, with the details of one (step 4 and its note)', async () => {
    const { requester, lead } = stage;
    const { phoneNumber } = number;
    await requester.command('/voice-numbers');
    const list = await told(requester, '1 number of yours');
    const controls = requester.on(list);
    const [label = ''] = await controls.search('Open a number', phoneNumber);
    await controls.pick('Open a number', label, { query: phoneNumber });
    const details = await (await requester.modal({ title: 'Number details' })).settled();
    expect(read(details)).toContain('Deletion protection | On');
    await details.click('Relinquish');

    const form = await requester.modal({ where: (view) => view.has('Type delete to confirm') });
    expect(read(form)).toContain(`${phoneNumber} may never be had again.`);
    expect(read(form)).toContain(
      'It is the last number of Checkout alerts in Canada; calls from there stop.',
    );
    expect(read(form)).toMatch(/Last billed month \| \w+ \d{4}\n/);
    expect(read(form)).toMatch(/Saved from \w+ \d{4} \| USD 1.00 \(sample\) per month/);
    await form.fill('Type delete to confirm', 'delete');
    await form.submit();
    await cardOf(lead, 1002, 'Waiting for a decision');
    expect(atAws(stage, number)).toBeDefined();
  });
});
