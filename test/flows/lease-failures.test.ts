import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import type { Message } from '#src/local/slack/driver.ts';
import { type AskedLine, askForNumbers } from '../../demo/ask-for-numbers.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { auditOf, cardOf, craftedClick, read, requestRow, rows, told } from './support.ts';

describe('numbers that AWS does not lease', () => {
  let stage: Stage;
  let asked = 1000;
  beforeAll(async () => {
    stage = await openStage();
    await stage.addProject();
  });
  afterAll(() => stage.close());
  afterEach(() => {
    stage.aws.faults.clear();
    expect(stage.slack.violations()).toEqual([]);
  });

  const lease = async (
    lines: readonly AskedLine[],
    shows: string,
  ): Promise<{ id: number; card: Message }> => {
    asked += 1;
    await askForNumbers(stage.requester, lines);
    await stage.lead.click(await cardOf(stage.lead, asked), 'Approve');
    return { id: asked, card: await cardOf(stage.lead, asked, shows) };
  };
  const resultOf = (id: number, shows: string) =>
    stage.requester.dm((message) => message.has(`R-${id}: ${shows}`) && message.buttons().length > 0);

  it('are told on the card, in its thread and to the requester when others were leased', async () => {
    const { aws, lead } = stage;
    aws.faults.add({ fault: 'out-of-stock', country: 'CA' });
    const { id, card } = await lease(
      [
        { country: 'Brazil', quantity: 2 },
        { country: 'Canada', quantity: 1, useCase: 'Promotional' },
      ],
      'Partly leased: 2 of 3. 1 failed.',
    );
    const why =
      'Canada · Promotional · number 3: AWS has no long code to lease in Canada at the moment. Nothing was bought for it. Try again later, or send AWS the support text.';
    expect(read(card)).toContain(why);
    expect(read(card)).toContain('none | Canada | Promotional | none | Failed');
    expect(read(card)).toContain('Try again leases only the 1 number that failed.');
    expect(card.buttons()).toEqual(['Try again', 'Get support text']);
    expect(card.text).toBe(`R-${id}: 2 of 3 numbers leased, 1 failed: no long code in stock in Canada.`);
    const thread = await lead.reply(card, (message) =>
      message.has(`R-${id}: 2 of 3 numbers leased, 1 failed.`),
    );
    expect(read(thread)).toContain(why);
    expect(thread.buttons()).toEqual([]);
    const result = await resultOf(id, '2 of 3 numbers leased, 1 failed.');
    expect(read(result)).toContain(why);
    expect(result.buttons()).toEqual(['Try again', 'Get support text']);
    expect(await requestRow(stage, id)).toMatchObject({ status: 'partly_leased' });
  });

  it('are the only ones that Try again leases', async () => {
    const { aws, requester } = stage;
    const before = aws.state().regions['us-east-1']?.numbers.length ?? 0;
    const result = await resultOf(asked, '2 of 3 numbers leased, 1 failed.');
    await requester.click(result, 'Try again');
    const card = await cardOf(requester, asked, 'All 3 numbers leased.');
    expect(card.buttons()).toEqual([]);
    await requester.dm((message) => message.text === `R-${asked}: all 3 numbers leased for Checkout alerts.`);
    const numbers = aws.state().regions['us-east-1']?.numbers ?? [];
    expect(numbers.slice(before).map((number) => number.IsoCountryCode)).toEqual(['CA']);
    expect(await auditOf(stage, asked)).toContain('request.retried');
    await requester.click(result, 'Try again', { stale: true });
    await told(requester, `There is nothing to try again in R-${asked}. Your click changed nothing.`);
  });

  it('can be tried again by the requester and the leads only', async () => {
    stage.aws.faults.add({ fault: 'out-of-stock', country: 'CA' });
    const { id } = await lease([{ country: 'Canada', quantity: 1 }], 'Not leased: the 1 number failed.');
    await craftedClick(stage, 'request.retry', String(id), { id: 'U0MEMBER' });
    await told(
      stage.slack.person('U0MEMBER'),
      `Only the requester and the leads can try R-${id} again. Ask @Requester, @Lead or @Lead two.`,
    );
    expect(await requestRow(stage, id)).toMatchObject({ status: 'failed' });
  });

  it('because AWS must review the account come with a text for AWS Support to copy', async () => {
    const { aws, lead } = stage;
    aws.faults.add({ fault: 'account-review' });
    const { id, card } = await lease([{ country: 'Brazil', quantity: 2 }], 'Not leased: both failed.');
    expect(read(card)).toContain(
      'Brazil · Transactional · numbers 1 and 2: AWS wants to review the account first. Nothing was bought for them. Send AWS the support text, and try again when AWS has answered.',
    );
    await lead.click(card, 'Get support text');
    const modal = await lead.modal({ title: 'Support text', where: (form) => form.has('Subject:') });
    expect(modal.submitLabel).toBeUndefined();
    const text = read(modal);
    expect(text).toContain(`Subject: 2 phone numbers for voice in us-east-1 (our reference R-${id})`);
    expect(text).toContain('2 × Brazil (BR), long code, message type TRANSACTIONAL, capability VOICE');
    expect(text).toContain('Reason INSUFFICIENT_ACCOUNT_REPUTATION');
    expect(text).toContain('Password reset calls for the web shop');
    expect(modal.blocks.some((block) => JSON.stringify(block).includes('rich_text_preformatted'))).toBe(true);
    await modal.close();
  });

  it.each([
    [
      'access-denied',
      'Dialtone may not lease numbers in us-east-1: AWS denied access. Nothing was bought for it. @Admin must allow sms-voice:RequestPhoneNumber.',
      'aws_access_denied',
    ],
    [
      'quota',
      'The AWS account is full in us-east-1: it has no room for another number. Nothing was bought for it. Relinquish one, or ask @Admin to raise the quota.',
      'aws_number_quota',
    ],
    [
      'unknown-reason',
      'AWS refused number 1 for a reason that Dialtone does not know. Nothing was bought for it. Try again, ask @Admin to look into it, or send AWS the support text.',
      'aws_refused',
    ],
  ] as const)('because of %s say why and what to do', async (fault, why, code) => {
    stage.aws.faults.add({ fault, operation: 'RequestPhoneNumber' });
    const { id, card } = await lease([{ country: 'Chile', quantity: 1 }], 'Not leased: the 1 number failed.');
    expect(read(card)).toContain(`Chile · Transactional · number 1: ${why}`);
    expect(read(await resultOf(id, 'the 1 number was not leased'))).toContain(why);
    const orders = await rows(stage, sql`select status, error_code from orders where request_id = ${id}`);
    expect(orders).toEqual([{ status: 'failed', error_code: code }]);
  });

  it('for an unknown reason show what AWS itself said', async () => {
    const card = await cardOf(stage.lead, asked);
    expect(read(card)).toMatch(/Number 1: Reason \w+ · (fields .+ · )?AWS request id [0-9a-f-]{36}/);
  });

  it('in a country that needs a support case are not asked of AWS, and leave the others to be leased', async () => {
    const { aws, lead } = stage;
    const calls = () => aws.requests().filter((request) => request.operation === 'RequestPhoneNumber').length;
    const before = calls();
    const { id, card } = await lease(
      [
        { country: 'Argentina', quantity: 1 },
        { country: 'Peru', quantity: 1 },
      ],
      'Not filed yet',
    );
    const packet = await lead.redrawn(card, (message) => /\+51\d+ \| Peru/.test(read(message)));
    expect(calls()).toBe(before + 1);
    expect(packet.buttons()).toEqual(['I filed it', 'Open Support Center']);
    await craftedClick(stage, 'request.retry', String(id), { id: 'U0LEAD' });
    await told(lead, `There is nothing to try again in R-${id}.`);
  });
});
