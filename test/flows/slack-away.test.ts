import { describe, expect, it } from 'vitest';
import type { Message, Person } from '#src/local/slack/driver.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { cardOf, keptLog, openForm, ownStage, read, requestRow, told } from './support.ts';

const cardsIn = (person: Person): Message[] =>
  person.messages('C0VOICE').filter((message) => message.threadTs === undefined);

describe('bad days of Slack', () => {
  it.each([
    ['asks to wait', { status: 429, retryAfter: 1 }],
    ['fails', { status: 500 }],
    ['says so in its own words', { error: 'internal_error' }],
  ] as const)('deliver a card later, and once, when posting %s', async (_what, fault) => {
    const log = keptLog();
    const stage = await ownStage({ logger: log.logger });
    const { requester, lead, slack } = stage;
    await stage.addProject();
    slack.faults.add({ method: 'chat.postMessage', channel: 'C0VOICE', ...fault });
    await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
    const card = await cardOf(lead, 1001, 'Waiting for a decision');
    await lead.click(card, 'Approve');
    await lead.reply(card, (message) => message.has('R-1001: 1 number leased.'));
    await requester.dm((message) => message.text === 'R-1001: 1 number leased for Checkout alerts.');
    await stage.close();
    expect(cardsIn(lead)).toHaveLength(1);
    expect(lead.dms()).toEqual([]);
    expect(log.lines.filter((line) => line.level === 'error')).toEqual([]);
    expect(slack.violations()).toEqual([]);
  });

  it('do not delay a form that somebody opens', async () => {
    const stage = await ownStage();
    const { requester, lead, slack } = stage;
    await stage.addProject();
    slack.faults.add({ method: 'chat.postMessage', status: 429, retryAfter: 1, times: 2 });
    await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
    await slack.until(() => slack.calls('chat.postMessage').length === 2, 'two posts that Slack refuses');
    const form = await openForm(requester);
    await form.close();
    expect(cardsIn(lead)).toEqual([]);
    await cardOf(lead, 1001);
    expect(slack.violations()).toEqual([]);
  });

  it.each(['channel_not_found', 'not_in_channel'])(
    'bring the leads their card as a direct message on %s',
    async (error) => {
      const stage = await ownStage();
      const { requester, lead, lead2, slack } = stage;
      await stage.addProject();
      slack.faults.add({
        method: 'chat.postMessage',
        channel: 'C0VOICE',
        error,
        times: Number.POSITIVE_INFINITY,
      });
      await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
      const isCard = (message: Message) => message.has('(R-1001)');
      await lead2.dm(isCard);
      const copy = await lead.dm(isCard);
      await lead.click(copy, 'Approve');
      await lead.redrawn(copy, (message) => message.has('1 number leased.'));
      await requester.dm((message) => message.text === 'R-1001: 1 number leased for Checkout alerts.');
      expect(cardsIn(lead)).toEqual([]);
      expect(slack.violations()).toEqual([]);
    },
  );

  it('redraw a card later when Slack does not take the redraw', async () => {
    const stage = await ownStage();
    const { requester, lead, slack } = stage;
    await stage.addProject();
    await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
    const card = await cardOf(lead, 1001);
    slack.faults.add({ method: 'chat.update', channel: 'C0VOICE', status: 503 });
    await lead.click(card, 'Approve');
    const redrawn = await lead.redrawn(card, (message) => message.has('1 number leased.'));
    expect(redrawn.buttons()).toEqual([]);
    expect(slack.violations()).toEqual([]);
  });

  it('say in the form that it could not be loaded, and what to do', async () => {
    const stage = await ownStage();
    const { requester, slack } = stage;
    await stage.addProject();
    slack.faults.add({ method: 'views.update', status: 503 });
    await requester.command('/voice-request', 'US 3');
    const modal = await requester.modal({ where: (form) => form.has('!error') });
    expect(read(modal)).toContain(
      'Slack does not answer Dialtone at the moment. Try again in a few minutes.',
    );
    expect(read(modal)).toContain('Nothing was sent.');
    expect(modal.submitLabel).toBeUndefined();
    await modal.close();
    const form = await openForm(requester, 'US 3');
    expect(form.value('Quantity')).toBe('3');
    expect(slack.violations()).toEqual([]);
  });

  it('say alone to the person when a form stays at loading', async () => {
    const stage = await ownStage();
    const { requester, slack } = stage;
    await stage.addProject();
    slack.faults.add({ method: 'views.update', status: 503, times: 2 });
    await requester.command('/voice-request');
    await told(requester, 'Try again in a few minutes. Nothing was sent. Run /voice-request again.');
    expect(slack.violations()).toEqual([]);
  });

  it('say alone to the person when a form cannot be opened', async () => {
    const stage = await ownStage();
    const { requester, slack } = stage;
    await stage.addProject();
    slack.faults.add({ method: 'views.open', status: 429, retryAfter: 30 });
    await requester.command('/voice-request');
    await told(requester, 'Slack does not answer Dialtone at the moment. Try again in a few minutes.');
    expect(requester.topModal()).toBeUndefined();
    expect(slack.violations()).toEqual([]);
  });

  it('do not let anybody in whom Slack does not describe', async () => {
    const stage = await ownStage();
    const { requester, lead, slack } = stage;
    await stage.addProject();
    await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
    const member = slack.person('U0MEMBER');
    slack.faults.add({ method: 'users.info', status: 503 });
    await member.click(await cardOf(lead, 1001), 'Approve');
    await told(member, 'Slack does not answer Dialtone at the moment.');
    slack.faults.add({ method: 'users.info', error: 'user_not_found' });
    await member.click(await cardOf(lead, 1001), 'Approve');
    await told(member, 'Dialtone could not learn from Slack who you are, so nothing was changed.');
    expect(await requestRow(stage, 1001)).toMatchObject({ status: 'pending' });
    expect(slack.violations()).toEqual([]);
  });

  it('lose an answer that Slack does not take, never the decision', async () => {
    const log = keptLog();
    const stage = await ownStage({ logger: log.logger });
    const { requester, slack } = stage;
    await stage.addProject();
    await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
    const clicks = ['http://127.0.0.1:9/nobody', `${slack.origin}/response/unknown`];
    for (const response_url of clicks) {
      const { status } = await slack.send.action({
        response_url,
        actions: [
          { type: 'button', action_id: 'request.withdraw', block_id: 'b', value: '1001', action_ts: '1.0' },
        ],
      });
      expect(status).toBe(200);
    }
    await slack.until(() => slack.violations().length > 0, 'Slack to refuse the answer');
    await stage.close();
    expect(log.lines.filter((line) => line.msg === 'response_url did not take the answer')).toHaveLength(2);
    expect(slack.violations().map((violation) => violation.kind)).toEqual(['response_url', 'response_url']);
  });

  it('ask a slow Slack only once for the same message', async () => {
    const stage = await ownStage();
    const { requester, lead, slack } = stage;
    await stage.addProject();
    slack.faults.add({ method: '*', delayMs: 300, times: 3 });
    await requester.command('/voice', 'help');
    await told(requester, 'Dialtone leases phone numbers that can call.');
    slack.faults.add({ method: 'chat.postMessage', delayMs: 300, times: 2 });
    await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
    await cardOf(lead, 1001);
    await requester.dm((message) => message.has('R-1001 is with the leads.'));
    await stage.close();
    expect(cardsIn(lead)).toHaveLength(1);
    expect(slack.violations()).toEqual([]);
  });
});
