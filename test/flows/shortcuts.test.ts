import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fillRequest } from '../../demo/ask-for-numbers.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { cardOf, keptLog, ownStage, read, requestRow } from './support.ts';

describe('a global shortcut', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await stage.addProject();
  });
  afterAll(() => stage.close());
  afterEach(() => {
    expect(stage.slack.violations()).toEqual([]);
  });

  it('requests phone numbers, as the command does', async () => {
    const { requester, lead } = stage;
    expect(await requester.shortcut('request_numbers')).toMatchObject({ status: 200 });
    await fillRequest(requester, [{ country: 'Canada', quantity: 2 }], 'Password reset calls', () => {});
    expect(read(await cardOf(lead, 1001))).toContain('Lease 2 phone numbers for Checkout alerts (R-1001)');
    expect(await requestRow(stage, 1001)).toMatchObject({ requester_id: 'U0REQUESTER', status: 'pending' });
  });

  it('enables voice, as the command does', async () => {
    const { requester, lead } = stage;
    await requester.shortcut('enable_voice');
    const form = await (await requester.modal({ title: 'Enable voice' })).settled();
    expect((await form.submit()).kind).toBe('closed');
    await cardOf(lead, 1002, 'Enable voice');
  });
});

describe('a global shortcut on a bad day', () => {
  it('that comes too late is told directly, as it has no place of its own', async () => {
    const stage = await ownStage();
    const { requester, slack } = stage;
    slack.faults.add({ method: 'views.open', error: 'expired_trigger_id', times: 2 });
    await requester.shortcut('request_numbers');
    const told = await requester.dm();
    expect(read(told)).toBe('The form opened too late, so nothing was sent. Run /voice-request again.');
    expect(requester.topModal()).toBeUndefined();
  });

  it('that Slack cannot open now says so', async () => {
    const stage = await ownStage();
    const { requester, slack } = stage;
    slack.faults.add({ method: 'views.open', error: 'internal_error' });
    await requester.shortcut('enable_voice');
    const told = await requester.modal({ title: 'Dialtone' });
    expect(read(told)).toContain('Slack does not answer Dialtone at the moment. Try again in a few minutes.');
  });

  it('of a name that is not known is an apology with a reference, and an error in the log', async () => {
    const log = keptLog();
    const stage = await ownStage({ logger: log.logger });
    expect(await stage.requester.shortcut('order_numbers')).toMatchObject({ status: 200 });
    const told = await stage.requester.modal({ title: 'Dialtone' });
    const reference = /give @Admin the reference (\w{6})\./.exec(read(told))?.[1];
    expect(log.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { msg: 'interaction failed', reference },
    ]);
  });

  it('that Slack tells of twice opens one form, and complains to nobody', async () => {
    const stage = await ownStage();
    const { requester, slack } = stage;
    await stage.addProject();
    await requester.shortcut('enable_voice');
    const form = await (await requester.modal({ title: 'Enable voice' })).settled();
    const sent = slack.deliveries('shortcut').at(-1);
    if (sent === undefined) throw new Error('Slack told of no shortcut');
    await slack.send.again(sent);
    await slack.until(() => slack.calls('views.open').at(-1)?.response['ok'] === false, 'a second try');
    await form.close();
    expect(requester.topModal()).toBeUndefined();
    await stage.close();
    expect(requester.dms()).toEqual([]);
  });
});
