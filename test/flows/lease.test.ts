import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { auditOf, cardOf, read, requestRow, rows } from './support.ts';

describe('leasing numbers', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await stage.addProject();
  });
  afterAll(() => stage.close());

  it('asks the leads, leases what one approves, and brings the numbers back', async () => {
    const { requester, lead, aws, slack } = stage;
    await askForNumbers(requester, [
      { country: 'Canada', quantity: 2 },
      { country: 'Brazil', quantity: 1, useCase: 'Promotional' },
    ]);
    const card = await cardOf(lead, 1001);
    expect(card.text).toBe(
      'R-1001: @Requester asks to lease 3 phone numbers for Checkout alerts, USD 6.50 (sample) per month. A lead decides.',
    );
    const receipt = await requester.dm((message) => message.has('R-1001 is with the leads.'));
    expect(read(receipt)).toContain('You asked to lease 3 phone numbers for Checkout alerts');
    expect(read(receipt)).toContain('@Lead or @Lead two decides until');

    await lead.click(card, 'Approve');
    const done = await lead.redrawn(card, (message) => message.has('All 3 numbers leased.'));
    expect(done.buttons()).toEqual([]);
    expect(read(done)).toContain('Approved by @Lead');
    const numbers = aws.state().regions['us-east-1']?.numbers ?? [];
    expect(numbers.map((number) => number.IsoCountryCode).sort()).toEqual(['BR', 'CA', 'CA']);

    // The redrawn receipt has the same text; only the result says it in its first line.
    const result = await requester.dm((message) => message.has('R-1001: all 3 numbers leased.'));
    expect(result.text).toBe('R-1001: all 3 numbers leased for Checkout alerts.');
    const thread = await lead.reply(card, (message) => message.has('R-1001: all 3 numbers leased.'));
    for (const { PhoneNumber } of numbers) {
      expect(read(result)).toContain(PhoneNumber);
      expect(read(thread)).toContain(PhoneNumber);
    }
    expect(result.buttons()).toEqual(['Go to card']);
    const receiptAfterwards = await requester.redrawn(receipt, (message) =>
      message.has('All 3 numbers leased.'),
    );
    expect(receiptAfterwards.buttons()).toEqual([]);
    expect(slack.violations()).toEqual([]);
  });

  it('keeps who decided, every number and every step', async () => {
    expect(await requestRow(stage, 1001)).toMatchObject({ status: 'leased', decided_by: 'U0LEAD' });
    const audit = await auditOf(stage, 1001);
    expect(audit.slice(0, 2)).toEqual(['request.asked', 'request.approved']);
    expect(audit.filter((action) => action === 'order.leased')).toHaveLength(3);
    expect(audit.at(-1)).toBe('request.finished');
    const kept = await rows(stage, sql`select phone_number from numbers order by phone_number`);
    const atAws = stage.aws.state().regions['us-east-1']?.numbers ?? [];
    expect(kept.map((row) => row['phone_number'])).toEqual(atAws.map((number) => number.PhoneNumber).sort());
  });

  it('tells the story on request', async () => {
    const { requester } = stage;
    await requester.command('/voice', 'status R-1001');
    const story = read(await requester.ephemeral((message) => message.has('R-1001: Lease 3 phone numbers')));
    expect(story).toContain('All 3 numbers leased.');
    expect(story).toContain('@Requester asked for 3 numbers');
    expect(story).toContain('@Lead approved');
    expect(story).toMatch(/Dialtone leased number 3: \+55/);
  });
});
