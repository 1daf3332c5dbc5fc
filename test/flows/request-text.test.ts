import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '#src/local/slack/driver.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { cardOf, read, requestRow } from './support.ts';

/** Every text of it that Slack reads as mrkdwn. */
function mrkdwnOf(message: Message): string {
  const found = [message.rawText];
  JSON.stringify(message.blocks, (_key, value) => {
    if (value?.type === 'mrkdwn') found.push(value.text);
    return value;
  });
  return found.join('\n');
}

describe('what a request is for', () => {
  let stage: Stage;
  let asked = 1000;
  beforeAll(async () => {
    stage = await openStage();
    await stage.addProject({ name: '*Shop* <!here> & `calls`' });
  });
  afterAll(() => stage.close());

  const ask = async (purpose: string): Promise<{ id: number; card: Message; receipt: Message }> => {
    asked += 1;
    await askForNumbers(stage.requester, [{ country: 'Canada', quantity: 1 }], purpose);
    const card = await cardOf(stage.lead, asked);
    const receipt = await stage.requester.dm((message) => message.has(`R-${asked} is with the leads.`));
    return { id: asked, card, receipt };
  };

  it.each([
    ['mentions', 'Ask <@U0LEAD2>, <#C0GENERAL> and <!subteam^S1|all>'],
    ['a call to everybody', '<!channel> <!everyone> <!here> @channel'],
    ['formatting', '*bold* _italic_ ~struck~ `code` ```block```'],
    ['links', '<https://evil.example|Approve> and <mailto:a@b.example>'],
    ['a date', '<!date^0^{date}|never>'],
    ['entities', '&lt;!channel&gt; &amp;'],
  ])('cannot do anything with %s', async (_what, purpose) => {
    const { id, card, receipt } = await ask(purpose);
    expect((await requestRow(stage, id))?.['purpose']).toBe(purpose);
    const sent = mrkdwnOf(card) + mrkdwnOf(receipt);
    expect(sent).not.toMatch(/<!(channel|everyone|here|subteam|date\^0)/);
    expect(sent).not.toMatch(/<(#C0GENERAL|https:\/\/evil|mailto)/);
    const quoted = card.lines().find((line) => line.startsWith('> '));
    expect(quoted).not.toMatch(/[*_~`](bold|italic|struck|code|block)/);
    await stage.lead.click(card, 'Approve');
    const result = await stage.requester.dm((message) => message.text.startsWith(`R-${id}: 1 number leased`));
    expect(mrkdwnOf(result)).not.toMatch(/<!here>/);
  });

  it('mentions nobody but the requester and the leads on the card', async () => {
    const { card } = await ask('Tell <@U0OWNER>');
    const mentioned = new Set(mrkdwnOf(card).match(/<@\w+>/g));
    expect([...mentioned].sort()).toEqual(['<@U0LEAD2>', '<@U0LEAD>', '<@U0REQUESTER>']);
  });

  it('may be 500 emoji', async () => {
    const purpose = '📞'.repeat(500);
    const { id, card } = await ask(purpose);
    expect((await requestRow(stage, id))?.['purpose']).toBe(purpose);
    expect(read(card)).toContain(`> ${'📞'.repeat(299)}…`);
  });

  it('may have several lines, each of which is quoted', async () => {
    const { card } = await ask('First\nSecond\n\nThird');
    expect(read(card)).toContain('> First\n> Second\n> Third');
  });

  it('keeps what a keyboard can type besides text', async () => {
    const { id } = await ask('tab\there, "quotes", \\ and a null\u0000 byte');
    expect((await requestRow(stage, id))?.['purpose']).toMatch(/^tab.here, "quotes", \\ and a null/);
    expect(stage.slack.violations()).toEqual([]);
  });
});
