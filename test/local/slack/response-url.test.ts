import { describe, expect, test } from 'vitest';
import type { LocalSlack } from '#src/local/slack/driver.ts';
import { button, section } from './support/blocks.ts';
import { clientOf, slackAndApp, standingClock } from './support/stage.ts';

async function respond(url: string, body: object): Promise<{ status: number; body: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.text() };
}

async function commandUrl(slack: LocalSlack): Promise<string> {
  const { delivery } = await slack.person('U0REQUESTER').command('/voice');
  return String(delivery.payload.response_url);
}

async function clickUrl(slack: LocalSlack): Promise<string> {
  const blocks = [button('Approve', 'approve')];
  await clientOf(slack).chat.postMessage({ channel: 'C0VOICE', text: 'R-1 waits', blocks });
  const lead = slack.person('U0LEAD');
  const { delivery } = await lead.click(await lead.message('C0VOICE'), 'Approve');
  return String(delivery.payload.response_url);
}

describe('of a command', () => {
  test('speaks to the person, or to the channel when asked to', async () => {
    const { slack } = await slackAndApp();
    const url = await commandUrl(slack);
    expect(await respond(url, { text: 'For you' })).toEqual({ status: 200, body: 'ok' });
    expect((await slack.person('U0REQUESTER').ephemeral()).text).toBe('For you');
    expect(slack.person('U0LEAD').messages('C0GENERAL')).toEqual([]);
    await respond(url, { text: 'For all', response_type: 'in_channel' });
    expect((await slack.person('U0LEAD').message('C0GENERAL')).text).toBe('For all');
  });

  test('works five times', async () => {
    const { slack } = await slackAndApp();
    const url = await commandUrl(slack);
    for (let use = 0; use < 5; use += 1) expect((await respond(url, { text: 'Hello' })).status).toBe(200);
    expect(await respond(url, { text: 'Hello' })).toEqual({
      status: 404,
      body: '{"ok":false,"error":"used_url"}',
    });
    expect(slack.violations()).toMatchObject([{ kind: 'response_url', message: 'used_url' }]);
  });

  test('works for 30 minutes', async () => {
    const clock = standingClock();
    const { slack } = await slackAndApp({ now: clock.now });
    const url = await commandUrl(slack);
    clock.advance(30 * 60 * 1000);
    expect((await respond(url, { text: 'Hello' })).status).toBe(200);
    clock.advance(1);
    expect((await respond(url, { text: 'Hello' })).body).toContain('expired_url');
  });

  test('reaches a channel where the app is not a member', async () => {
    const { slack } = await slackAndApp();
    const lead = slack.person('U0LEAD');
    const { delivery } = await lead.command('/voice', '', { channel: 'C0PRIVATE' });
    await respond(String(delivery.payload.response_url), { text: 'Hello', response_type: 'in_channel' });
    expect((await lead.message('C0PRIVATE')).text).toBe('Hello');
  });
});

describe('of a click', () => {
  test('replaces the message that was clicked', async () => {
    const { slack } = await slackAndApp();
    const url = await clickUrl(slack);
    await respond(url, { replace_original: true, text: 'R-1 approved', blocks: [section('*Approved*')] });
    const lead = slack.person('U0LEAD');
    expect(lead.messages('C0VOICE').map(({ text }) => text)).toEqual(['R-1 approved']);
    expect((await lead.message('C0VOICE')).lines()).toEqual(['Approved']);
  });

  test('deletes it', async () => {
    const { slack } = await slackAndApp();
    await respond(await clickUrl(slack), { delete_original: true });
    expect(slack.person('U0LEAD').messages('C0VOICE')).toEqual([]);
  });

  test('adds an ephemeral message without touching it', async () => {
    const { slack } = await slackAndApp();
    await respond(await clickUrl(slack), { text: 'Too late', replace_original: false });
    const lead = slack.person('U0LEAD');
    expect((await lead.ephemeral()).text).toBe('Too late');
    expect((await lead.message('C0VOICE')).text).toBe('R-1 waits');
  });

  test('replaces an ephemeral message in place', async () => {
    const { slack } = await slackAndApp();
    const requester = slack.person('U0REQUESTER');
    await respond(await commandUrl(slack), { text: 'Menu', blocks: [button('Help', 'help')] });
    const { delivery } = await requester.click(await requester.ephemeral(), 'Help');
    await respond(String(delivery.payload.response_url), { replace_original: true, text: 'Help text' });
    expect(requester.ephemerals().map(({ text }) => text)).toEqual(['Help text']);
  });
});

describe('refuses', () => {
  test('blocks that are not valid', async () => {
    const { slack } = await slackAndApp();
    const answer = await respond(await commandUrl(slack), { blocks: [{ type: 'banner' }] });
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('invalid_blocks') });
    expect(slack.violations()).toMatchObject([
      { kind: 'response_url', message: expect.stringContaining('banner') },
    ]);
  });

  test('nothing to say, and a URL that nobody gave out', async () => {
    const { slack } = await slackAndApp();
    expect((await respond(await commandUrl(slack), {})).body).toContain('no_text');
    expect((await respond(`${slack.origin}/response/R000`, { text: 'Hello' })).status).toBe(404);
  });
});
