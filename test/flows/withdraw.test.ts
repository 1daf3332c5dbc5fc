import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '#src/local/slack/driver.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { auditOf, cardOf, craftedClick, keptLog, read, requestRow, told } from './support.ts';

describe('buttons of a request', () => {
  let stage: Stage;
  let asked = 1000;
  const log = keptLog();
  beforeAll(async () => {
    stage = await openStage({ logger: log.logger });
    await stage.addProject();
  });
  afterAll(() => stage.close());
  afterEach(() => {
    expect(stage.slack.violations()).toEqual([]);
  });

  const ask = async (): Promise<{ id: number; card: Message; receipt: Message }> => {
    asked += 1;
    await askForNumbers(stage.requester, [{ country: 'Canada', quantity: 1 }]);
    const receipt = await stage.requester.dm((message) => message.has(`R-${asked} is with the leads.`));
    return { id: asked, card: await cardOf(stage.lead, asked), receipt };
  };

  it('take it back for the requester', async () => {
    const { requester, lead } = stage;
    const { id, card, receipt } = await ask();
    await requester.click(receipt, 'Withdraw');
    const record = await lead.redrawn(card, (message) => message.has('Withdrawn by @Requester'));
    expect(record.buttons()).toEqual([]);
    expect(read(record)).toContain('Nothing was leased.');
    const gone = await requester.redrawn(receipt, (message) => message.has('Withdrawn by @Requester'));
    expect(gone.buttons()).toEqual([]);
    expect(await requestRow(stage, id)).toMatchObject({ status: 'withdrawn', decided_by: 'U0REQUESTER' });
    expect(await auditOf(stage, id)).toEqual(['request.asked', 'request.withdrawn']);
    await lead.click(card, 'Approve', { stale: true });
    await told(lead, `R-${id} was withdrawn by @Requester`);
  });

  it('take it back from its story too', async () => {
    const { requester } = stage;
    const { id } = await ask();
    await requester.command('/voice', `status R-${id}`);
    const story = await told(requester, `R-${id}: Lease 1 phone number`);
    expect(story.buttons()).toContain('Withdraw');
    await requester.click(story, 'Withdraw');
    await told(requester, `R-${id}: Withdrawn by @Requester`);
    expect(await requestRow(stage, id)).toMatchObject({ status: 'withdrawn' });
  });

  it('take it back for nobody else', async () => {
    const { id } = await ask();
    expect(await craftedClick(stage, 'request.withdraw', String(id), { id: 'U0LEAD' })).toBe(200);
    await told(
      stage.lead,
      `Only the requester can withdraw R-${id}. That is @Requester; a lead can deny it.`,
    );
    expect(await requestRow(stage, id)).toMatchObject({ status: 'pending' });
  });

  it('take it back no more once it is approved', async () => {
    const { requester, lead } = stage;
    const { id, card, receipt } = await ask();
    await lead.click(card, 'Approve');
    await lead.redrawn(card, (message) => message.has('1 number leased.'));
    await requester.click(receipt, 'Withdraw', { stale: true });
    const answer = await told(requester, `R-${id} was approved by @Lead`);
    expect(answer.text).toContain('Your click changed nothing.');
    expect(await requestRow(stage, id)).toMatchObject({ status: 'leased' });
  });

  it.each(['request.approve', 'request.withdraw', 'request.retry'])(
    'of a request that is not known are told so (%s)',
    async (actionId) => {
      const person = stage.slack.person('U0MEMBER');
      const before = person.ephemerals().length;
      expect(await craftedClick(stage, actionId, '99999', { id: person.id })).toBe(200);
      await stage.slack.until(() => person.ephemerals().length === before + 1, 'an answer');
      expect(person.ephemerals().at(-1)?.text).toBe(
        'This button belongs to a request that is not known here. /voice status lists yours.',
      );
    },
  );

  it.each([
    ['request.approve', 'R-1001'],
    ['request.approve', ''],
    ['request.approve', undefined],
    ['request.approve', '1e3'],
    ['request.approve', '99999999999999'],
    ['request.approve', '{"id":1}'],
    ['request.withdraw', '-1'],
    ['request.retry', "1' or '1'='1"],
    ['request.deny', 'NaN'],
    ['request.deny', '99999999999999'],
    ['request.support-text', 'x'],
    ['request.ask-again', 'x'],
    ['project.edit', 'x'],
    ['project.archive', 'x'],
  ])(
    'with a value that Dialtone never wrote are answered and change nothing (%s %s)',
    async (actionId, value) => {
      const person = stage.slack.person('U0ADMIN');
      const before = person.ephemerals().length;
      expect(await craftedClick(stage, actionId, value, { id: person.id })).toBe(200);
      const modal = () => person.topModal()?.lines().join(' ') ?? 'Loading';
      const isAnswered = () => person.ephemerals().length > before || !modal().includes('Loading');
      await stage.slack.until(isAnswered, 'an answer');
      const answer = person.ephemerals()[before]?.text ?? modal();
      expect(answer).toMatch(/broke in Dialtone|not known here|Step 1 of 2/);
      expect(answer).not.toMatch(/NaN|undefined/);
      await person.topModal()?.close();
      expect(await requestRow(stage, 1001)).toMatchObject({ status: 'withdrawn' });
    },
  );

  it.each(['request.approve.v0', '', 'constructor', '__proto__'])(
    'of an older version get an apology with a reference that the log has (“%s”)',
    async (actionId) => {
      const person = stage.slack.person('U0OWNER');
      const before = person.ephemerals().length;
      expect(await craftedClick(stage, actionId, '1001', { id: person.id })).toBe(200);
      await stage.slack.until(() => person.ephemerals().length === before + 1, 'an answer');
      const text = person.ephemerals().at(-1)?.text ?? '';
      expect(text).toContain('Sorry, something broke in Dialtone.');
      const reference = /reference ([0-9a-f]{6})/.exec(text)?.[1];
      expect(log.lines.filter((line) => line['reference'] === reference)).toHaveLength(1);
    },
  );
});
