import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sign } from '#src/local/slack/delivery/sign.ts';
import { button } from './support/blocks.ts';
import { startFakeApp } from './support/fake-app.ts';
import { clientOf, closing, slackAlone, slackAndApp } from './support/stage.ts';

describe('a slash command', () => {
  test('is a signed form with the fields that Slack sends', async () => {
    const { slack, app } = await slackAndApp();
    await slack.person('U0REQUESTER').command('/voice-request', 'US 3', { channel: 'C0VOICE' });
    const [received] = app.received;
    expect(received?.payload).toMatchObject({
      token: expect.any(String),
      team_id: slack.teamId,
      team_domain: 'local',
      channel_id: 'C0VOICE',
      channel_name: 'voice-approvals',
      user_id: 'U0REQUESTER',
      user_name: 'requester',
      command: '/voice-request',
      text: 'US 3',
      api_app_id: slack.appId,
      is_enterprise_install: 'false',
      response_url: expect.stringContaining(`${slack.origin}/response/`),
      trigger_id: expect.any(String),
    });
    expect(received?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    const timestamp = received?.headers['x-slack-request-timestamp'];
    const base = `v0:${timestamp}:${received?.body}`;
    const expected = `v0=${createHmac('sha256', slack.signingSecret).update(base).digest('hex')}`;
    expect(received?.headers['x-slack-signature']).toBe(expected);
  });

  test('shows the message in the answer, to the person or to all', async () => {
    const { slack, app } = await slackAndApp();
    const requester = slack.person('U0REQUESTER');
    app.answer(() => 'Only you see this.');
    expect((await requester.command('/voice')).text).toBe('Only you see this.');
    expect((await requester.ephemeral()).text).toBe('Only you see this.');
    app.answer(() => ({ response_type: 'in_channel', text: 'All see this.' }));
    await requester.command('/voice');
    expect((await slack.person('U0LEAD').message('C0GENERAL')).text).toBe('All see this.');
  });

  test('fails visibly when the answer is no message', async () => {
    const { slack, app } = await slackAndApp();
    app.answer(() => ({ blocks: [{ type: 'banner' }] }));
    const asked = await slack.person('U0REQUESTER').command('/voice');
    expect(asked.text).toBeUndefined();
    expect(slack.violations()).toMatchObject([{ kind: 'bad_answer', where: '/voice' }]);
    expect(slack.person('U0REQUESTER').screen().join('\n')).toContain('unsupported type: banner');
  });

  test('is not sent from a channel that the person cannot open', async () => {
    const { slack } = await slackAndApp();
    const sent = slack.person('U0GUEST').command('/voice', '', { channel: 'C0PRIVATE' });
    await expect(sent).rejects.toThrow('cannot open');
  });
});

describe('the three seconds', () => {
  test('an answer that does not come is an operation_timeout', async () => {
    const { slack, app } = await slackAndApp({ ackTimeoutMs: 60 });
    app.answer(() => 'never');
    const asked = await slack.person('U0REQUESTER').command('/voice');
    expect(asked.problem).toBe('/voice failed because the app did not respond (operation_timeout).');
    expect(slack.deliveries('command')).toMatchObject([{ outcome: 'operation_timeout', status: 0 }]);
    expect(slack.deliveries()[0]?.ackMs).toBeGreaterThanOrEqual(50);
  });

  test('an answer other than 200 and an app that is away are errors', async () => {
    const { slack, app } = await slackAndApp();
    app.answer(() => 500);
    expect((await slack.person('U0LEAD').command('/voice')).problem).toContain('status code 500');
    await app.close();
    expect((await slack.person('U0LEAD').command('/voice')).problem).toContain('dispatch_failed');
    expect(slack.deliveries().map(({ outcome }) => outcome)).toEqual(['http_error', 'connection_failed']);
    expect(slack.violations()).toHaveLength(2);
  });

  test('commands and interactions are not sent again', async () => {
    const { slack, app } = await slackAndApp();
    app.answer(() => 500);
    await slack.person('U0LEAD').command('/voice');
    await slack.person('U0LEAD').shortcut('request');
    expect(app.received).toHaveLength(2);
  });
});

describe('events', () => {
  test('are sent once more at once, with the reason', async () => {
    const { slack, app } = await slackAndApp();
    app.answer(({ headers }) => (headers['x-slack-retry-num'] === undefined ? 500 : ''));
    const delivery = await slack.send.event({ type: 'member_joined_channel', channel: 'C0VOICE' });
    expect(delivery).toMatchObject({ outcome: 'http_error', second: { outcome: 'acked', retryNum: 1 } });
    expect(app.received[1]?.headers).toMatchObject({
      'x-slack-retry-num': '1',
      'x-slack-retry-reason': 'http_error',
    });
    const ids = app.received.map(({ payload }) => payload.event_id);
    expect(ids[0]).toBe(ids[1]);
  });

  test('are sent again after a timeout', async () => {
    const { slack, app } = await slackAndApp({ ackTimeoutMs: 60 });
    app.answer(({ headers }) => (headers['x-slack-retry-num'] === undefined ? 'never' : ''));
    await slack.person('U0LEAD').openHome();
    expect(app.received[1]?.headers['x-slack-retry-reason']).toBe('http_timeout');
  });
});

describe('a click on a message', () => {
  test('carries the message, the channel and a response URL', async () => {
    const { slack, app } = await slackAndApp();
    const blocks = [button('Approve', 'request.approve', { value: 'R-1', style: 'primary' })];
    await clientOf(slack).chat.postMessage({ channel: 'C0VOICE', text: 'R-1', blocks });
    const lead = slack.person('U0LEAD');
    const card = await lead.message('C0VOICE');
    await lead.click(card, 'Approve');
    expect(app.received[0]?.payload).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0LEAD', username: 'lead', name: 'lead', team_id: slack.teamId },
      container: { type: 'message', message_ts: card.ts, channel_id: 'C0VOICE', is_ephemeral: false },
      channel: { id: 'C0VOICE', name: 'voice-approvals' },
      message: { ts: card.ts, text: 'R-1', bot_id: slack.botId },
      response_url: expect.stringContaining('/response/'),
      state: { values: {} },
      actions: [
        {
          type: 'button',
          action_id: 'request.approve',
          value: 'R-1',
          style: 'primary',
          action_ts: expect.any(String),
        },
      ],
    });
  });

  test('of an ephemeral message carries no message', async () => {
    const { slack, app } = await slackAndApp();
    const blocks = [button('Help', 'help')];
    await clientOf(slack).chat.postEphemeral({ channel: 'C0GENERAL', user: 'U0LEAD', text: 'Hi', blocks });
    const lead = slack.person('U0LEAD');
    await lead.click(await lead.ephemeral(), 'Help');
    expect(app.received[0]?.payload).toMatchObject({ container: { is_ephemeral: true } });
    expect(app.received[0]?.payload).not.toHaveProperty('message');
  });

  test('from another workspace carries that workspace', async () => {
    const { slack, app } = await slackAndApp();
    await clientOf(slack).chat.postMessage({
      channel: 'C0SHARED',
      text: 'R-1',
      blocks: [button('Approve', 'a')],
    });
    const stranger = slack.person('U0STRANGER');
    await stranger.click(await stranger.message('C0SHARED'), 'Approve');
    expect(app.received[0]?.payload).toMatchObject({
      team: { id: 'T0OTHER' },
      user: { id: 'U0STRANGER', team_id: 'T0OTHER' },
    });
  });
});

describe('shortcuts', () => {
  test('global and on a message', async () => {
    const { slack, app } = await slackAndApp();
    await clientOf(slack).chat.postMessage({ channel: 'C0GENERAL', text: 'Hello' });
    const lead = slack.person('U0LEAD');
    await lead.shortcut('request.open');
    await lead.messageShortcut(await lead.message('C0GENERAL'), 'message.ask');
    expect(app.received.map(({ payload }) => payload)).toMatchObject([
      {
        type: 'shortcut',
        callback_id: 'request.open',
        trigger_id: expect.any(String),
        user: { id: 'U0LEAD' },
      },
      {
        type: 'message_action',
        callback_id: 'message.ask',
        message: { text: 'Hello' },
        channel: { id: 'C0GENERAL' },
      },
    ]);
  });
});

describe('raw senders', () => {
  test('send the same bytes twice at once, or an old delivery again', async () => {
    const { slack, app } = await slackAndApp();
    const twice = await slack.send.action({ actions: [{ action_id: 'a' }] }, { duplicate: true });
    expect(twice.second?.status).toBe(200);
    expect(app.received[0]?.body).toBe(app.received[1]?.body);
    await slack.send.again(twice);
    expect(app.received[2]?.body).toBe(app.received[0]?.body);
    expect(slack.violations()).toEqual([]);
  });

  test('send anything anywhere', async () => {
    const { slack, app } = await slackAndApp();
    await slack.send.raw({ body: 'a=1', headers: { 'content-type': 'text/plain', 'x-test': 'yes' } });
    expect(app.received[0]).toMatchObject({
      body: 'a=1',
      headers: { 'content-type': 'text/plain', 'x-test': 'yes' },
    });
    expect(app.received[0]?.headers).not.toHaveProperty('x-slack-signature');
    await slack.send.interaction({ type: 'view_submission', view: {} });
    expect(slack.deliveries('view_submission')).toHaveLength(1);
  });
});

test('signs as in the worked example of the documentation', () => {
  const body =
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
  expect(sign('8f742231b10e8888abcd99yyyzzz85a5', 1531420618, body)).toBe(
    'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  );
});

test('says so when there is no app yet, and finds one that comes later', async () => {
  const slack = await slackAlone();
  await expect(slack.person('U0LEAD').command('/voice')).rejects.toThrow('no request URL yet');
  const app = closing(await startFakeApp());
  slack.setRequestUrl(app.url);
  expect((await slack.person('U0LEAD').command('/voice')).status).toBe(200);
});
