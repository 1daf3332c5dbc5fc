import { describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { cardOf, movableClock, ownStage, read, requestRow, rows, sweep } from './support.ts';

const MINUTE = 60_000;

describe('what heals by itself', () => {
  it('leases each number exactly once after a throttle, a failure inside AWS and a lost answer', async () => {
    const stage = await ownStage();
    const { requester, lead, aws, slack } = stage;
    await stage.addProject();
    aws.faults.add({ fault: 'throttle', operation: 'RequestPhoneNumber', country: 'CA', times: 1 });
    aws.faults.add({ fault: 'internal-error', operation: 'RequestPhoneNumber', country: 'BR', times: 1 });
    aws.faults.add({ fault: 'lost-answer', operation: 'RequestPhoneNumber', country: 'CL', times: 1 });
    await askForNumbers(requester, [
      { country: 'Canada', quantity: 1 },
      { country: 'Brazil', quantity: 1 },
      { country: 'Chile', quantity: 1 },
    ]);
    await lead.click(await cardOf(lead, 1001), 'Approve');
    const card = await cardOf(lead, 1001, 'All 3 numbers leased.');

    const numbers = aws.state().regions['us-east-1']?.numbers ?? [];
    expect(numbers.map((number) => number.IsoCountryCode).sort()).toEqual(['BR', 'CA', 'CL']);
    for (const { PhoneNumber } of numbers) expect(read(card)).toContain(PhoneNumber);
    const calls = await rows(
      stage,
      sql`select lines.country, count(distinct aws_calls.client_token)::int as tokens from aws_calls
          join orders on orders.id = aws_calls.order_id join lines on lines.id = orders.line_id
          group by lines.country order by lines.country`,
    );
    expect(calls).toEqual(['BR', 'CA', 'CL'].map((country) => ({ country, tokens: 1 })));
    const failures = requester.dms().filter((message) => message.has('failed') || message.has('not leased'));
    expect(failures).toEqual([]);
    expect(slack.violations()).toEqual([]);
  });

  it('waits for as long as AWS sets a number up, says so, and tells the end', async () => {
    const clock = movableClock();
    const stage = await ownStage({ clock, aws: { now: clock.now }, sweepEveryMs: 100 });
    const { requester, lead, aws, slack } = stage;
    await stage.addProject();
    aws.faults.add({ fault: 'stuck-pending', country: 'CA' });
    await askForNumbers(requester, [
      { country: 'Canada', quantity: 1 },
      { country: 'Brazil', quantity: 1 },
    ]);
    await lead.click(await cardOf(lead, 1001), 'Approve');
    const card = await cardOf(lead, 1001, '2 of 2 leased, 1 still being set up by AWS');
    expect(read(card)).toMatch(/Canada .* Being set up by AWS/);
    expect(read(card)).toContain('there is nothing for you to do');
    expect(card.buttons()).toEqual([]);
    expect(await requestRow(stage, 1001)).toMatchObject({ status: 'waiting' });

    clock.advance(16 * MINUTE);
    const interim = await requester.dm((message) =>
      message.has('R-1001: 2 of 2 leased, 1 still being set up by AWS'),
    );
    expect(interim.threadTs).toBeUndefined();

    aws.faults.clear('stuck-pending');
    clock.advance(10 * MINUTE);
    await lead.redrawn(card, (message) => message.has('Both numbers leased.'));
    await requester.dm((message) => message.text === 'R-1001: both numbers leased for Checkout alerts.');
    await lead.reply(card, (message) => message.has('R-1001: both numbers leased.'));
    expect(await requestRow(stage, 1001)).toMatchObject({ status: 'leased' });
    expect(slack.violations()).toEqual([]);
  });

  it('tells of a number that AWS gave up after leasing it, and leases another one on request', async () => {
    const clock = movableClock();
    const stage = await ownStage({
      clock,
      aws: { now: clock.now, activateAfterMs: 3000 },
      sweepEveryMs: 100,
    });
    const { requester, lead, aws, slack } = stage;
    await stage.addProject();
    aws.faults.add({ fault: 'provisioning-error', country: 'CA', times: 1 });
    await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
    await lead.click(await cardOf(lead, 1001), 'Approve');
    const card = await cardOf(lead, 1001, '1 of 1 leased, 1 still being set up by AWS');
    clock.advance(10_000);
    const failed = await lead.redrawn(card, (message) => message.has('Not leased: the 1 number failed.'));
    expect(read(failed)).toContain(
      'AWS leased number 1 but did not finish setting it up, and it is no longer in the account. Dialtone does not know whether AWS charges for it. Try again to lease another one.',
    );
    expect(read(failed)).not.toContain('Nothing was bought');
    await lead.click(failed, 'Try again');
    await lead.redrawn(card, (message) => message.has('1 of 1 leased, 1 still being set up by AWS'));
    clock.advance(10_000);
    await lead.redrawn(card, (message) => message.has('1 number leased.'));
    await sweep(stage);
    const active = (aws.state().regions['us-east-1']?.numbers ?? []).filter(
      (number) => number.Status === 'ACTIVE',
    );
    expect(active).toHaveLength(1);
    expect(read(await cardOf(lead, 1001))).toContain(active[0]?.PhoneNumber ?? 'no number');
    expect(slack.violations()).toEqual([]);
  });
});
