import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '#src/local/slack/driver.ts';
import type { Stage } from '../support/stage.ts';
import { CASE_ID, enterCaseId } from './access-support.ts';
import { REGION, synchronise } from './inventory-support.ts';
import { cardOf, fillLine, openForm, ownStage, read, requestRow } from './support.ts';

const ID = 1001;

let stages: Stage[] = [];
async function openOwn(): Promise<Stage> {
  const stage = await ownStage();
  await stage.addProject();
  stages.push(stage);
  return stage;
}
afterEach(() => {
  for (const stage of stages) expect(stage.slack.violations()).toEqual([]);
  stages = [];
});

/** Numbers in Argentina, approved: the card with the packet. */
async function askApproved({ requester, lead }: Stage, quantity = 1): Promise<Message> {
  const form = await openForm(requester, `Argentina ${quantity}`);
  await fillLine(form, { useCase: 'Transactional' });
  await form.fill('What it is for', 'パスワードの再設定');
  await form.submit();
  await (await requester.modal({ title: 'Review request' })).submit();
  const card = await cardOf(lead, ID, 'Waiting for a decision');
  await lead.click(card, 'Approve');
  return lead.redrawn(card, (message) => message.has('Not filed yet'));
}

describe('numbers that need a support case', () => {
  it('end in a packet to copy, which is filed, answered and refused like any other', async () => {
    const stage = await openOwn();
    const { requester, lead } = stage;
    const packet = await askApproved(stage, 2);
    const words = read(packet);
    expect(words).toContain(`2 phone numbers for voice in us-east-1 (our reference R-${ID})`);
    expect(words).toContain('2 x Argentina (AR)');
    expect(words).toContain('パスワードの再設定');
    expect(stage.aws.requests().map(({ operation }) => operation)).not.toContain('RequestPhoneNumber');
    expect(packet.buttons()).toEqual(['I filed it', 'Open Support Center']);

    await enterCaseId(requester, packet, CASE_ID);
    const filed = await lead.redrawn(packet, (message) => message.has(`Filed as case ${CASE_ID}`));
    expect(await requestRow(stage, ID)).toMatchObject({ status: 'waiting' });
    await lead.click(filed, 'AWS asked for more');
    const ask = await (await lead.modal({ title: 'AWS asked for more' })).settled();
    await ask.fill('What AWS asks', 'Which address?');
    await ask.submit();
    const asked = await lead.redrawn(filed, (message) => message.buttons().includes('Add the answer'));
    await lead.click(asked, 'Add the answer');
    const answer = await (await lead.modal({ title: 'Add the answer' })).settled();
    await answer.fill('Answer', 'Calle 1');
    await answer.submit();
    const answered = await lead.redrawn(asked, (message) => message.buttons().includes('Refused'));
    await lead.click(answered, 'Refused');
    const refusal = await (await lead.modal({ title: 'Refused by AWS' })).settled();
    await refusal.fill('Reason', 'No local address.');
    await refusal.submit();
    await lead.redrawn(answered, (message) => message.has('Not leased: both failed.'));
    await requester.dm(
      (message) => read(message).includes('none of 2 numbers leased') || message.has('failed'),
    );
    expect(await requestRow(stage, ID)).toMatchObject({ status: 'failed' });
  });

  it('that AWS grants arrive in the inventory, and end the request', async () => {
    const stage = await openOwn();
    const { requester, lead } = stage;
    const packet = await askApproved(stage);
    await enterCaseId(lead, packet, CASE_ID);
    const filed = await lead.redrawn(packet, (message) => message.has(`Filed as case ${CASE_ID}`));
    await lead.click(filed, 'Granted');
    await lead.redrawn(filed, (message) => message.has('AWS Support leases the numbers'));
    stage.aws.voice.seedNumbers(REGION, 1, 'AR');
    await synchronise(stage);
    await lead.redrawn(filed, (message) => message.has('1 number leased.'));
    await requester.dm((message) => message.has(`R-${ID}: 1 number leased`) && message.has('+54'));
    expect(await requestRow(stage, ID)).toMatchObject({ status: 'leased' });
  });
});
