import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { METHOD_SCOPES } from '#src/local/slack/web-api/registry.ts';
import { section } from './support/blocks.ts';
import { clientOf, refusal, slackAlone, standingClock } from './support/stage.ts';

describe('tokens and scopes', () => {
  test('tells who the app is', async () => {
    const slack = await slackAlone();
    const who = await clientOf(slack).auth.test();
    expect(who).toMatchObject({
      ok: true,
      team_id: slack.teamId,
      user_id: slack.botUserId,
      bot_id: slack.botId,
    });
  });

  test('refuses a call without token and with a wrong one', async () => {
    const slack = await slackAlone();
    expect(await refusal(clientOf(slack, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
    const response = await fetch(`${slack.url}auth.test`, { method: 'POST' });
    expect(await response.json()).toMatchObject({ ok: false, error: 'not_authed' });
  });

  test('names the scope that is missing', async () => {
    const slack = await slackAlone({ scopes: ['commands', 'users:read'] });
    const call = clientOf(slack).chat.postMessage({ channel: 'C0GENERAL', text: 'Hello' });
    await expect(call).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'chat:write' } });
    expect(slack.violations()).toMatchObject([{ kind: 'missing_scope', where: 'chat.postMessage' }]);
  });

  test('asks for the scope of the kind of channel', async () => {
    const slack = await slackAlone({ scopes: ['channels:read'] });
    const client = clientOf(slack);
    slack.workspace.join('C0PRIVATE');
    expect((await client.conversations.info({ channel: 'C0GENERAL' })).channel?.name).toBe('general');
    expect(await refusal(client.conversations.info({ channel: 'C0PRIVATE' }))).toBe('missing_scope');
  });

  test('lists the scopes of every method', () => {
    expect(METHOD_SCOPES).toMatchObject({
      'chat.postMessage': ['chat:write'],
      'views.open': [],
      'users.info': ['users:read'],
      'files.completeUploadExternal': ['files:write'],
      'files.uploadV2': ['files:write'],
    });
  });

  test('knows its methods only', async () => {
    const slack = await slackAlone();
    expect(await refusal(clientOf(slack).apiCall('chat.postPoem'))).toBe('unknown_method');
  });
});

describe('arguments', () => {
  test('takes JSON bodies as well as forms', async () => {
    const slack = await slackAlone();
    const response = await fetch(`${slack.url}chat.postMessage`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        authorization: `Bearer ${slack.botToken}`,
      },
      body: JSON.stringify({ channel: 'C0GENERAL', text: 'Hello', blocks: [section('Hello')] }),
    });
    expect(await response.json()).toMatchObject({
      ok: true,
      message: { text: 'Hello', bot_id: slack.botId },
    });
  });

  test('tells which argument is missing', async () => {
    const slack = await slackAlone();
    const call = clientOf(slack).apiCall('users.info');
    await expect(call).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: ['[ERROR] missing required field: user'] },
      },
    });
  });

  test('logs every call with its parsed arguments and its answer', async () => {
    const slack = await slackAlone();
    await clientOf(slack).chat.postMessage({
      channel: 'C0GENERAL',
      text: 'Hello',
      blocks: [section('Hello')],
    });
    await refusal(clientOf(slack).users.info({ user: 'U0NOBODY' }));
    expect(slack.calls()).toMatchObject([
      {
        method: 'chat.postMessage',
        args: { blocks: [{ type: 'section' }] },
        response: { ok: true },
        status: 200,
      },
      { method: 'users.info', args: { user: 'U0NOBODY' }, response: { error: 'user_not_found' } },
    ]);
    expect(slack.calls('users.info')).toHaveLength(1);
    slack.forget();
    expect(slack.calls()).toEqual([]);
  });
});

describe('people and conversations', () => {
  test('describes people, guests and strangers', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const lead = await client.users.info({ user: 'U0LEAD' });
    expect(lead.user).toMatchObject({ real_name: 'Lead', is_restricted: false, team_id: slack.teamId });
    expect((await client.users.info({ user: 'U0GUEST' })).user?.is_restricted).toBe(true);
    expect((await client.users.info({ user: 'U0STRANGER' })).user?.team_id).not.toBe(slack.teamId);
  });

  test('shows an email address only with its scope', async () => {
    const slack = await slackAlone({ scopes: ['users:read', 'users:read.email'] });
    expect((await clientOf(slack).users.info({ user: 'U0LEAD' })).user?.profile?.email).toBe(
      'lead@example.com',
    );
    const without = await slackAlone({ scopes: ['users:read'] });
    expect((await clientOf(without).users.info({ user: 'U0LEAD' })).user?.profile?.email).toBeUndefined();
  });

  test('opens one direct message channel per person', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const first = await client.conversations.open({ users: 'U0LEAD' });
    const again = await client.conversations.open({ users: 'U0LEAD' });
    expect(again.channel?.id).toBe(first.channel?.id);
    expect(again.already_open).toBe(true);
    expect(await refusal(client.conversations.open({ users: 'U0STRANGER' }))).toBe('user_not_found');
    expect(await refusal(client.conversations.open({ users: slack.botUserId }))).toBe('cannot_dm_bot');
    slack.workspace.deactivate('U0LEAD2');
    expect(await refusal(client.conversations.open({ users: 'U0LEAD2' }))).toBe('user_disabled');
  });

  test('tells whether the app is a member, and hides private channels from outsiders', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    expect((await client.conversations.info({ channel: 'C0RANDOM' })).channel?.is_member).toBe(false);
    expect((await client.conversations.info({ channel: 'C0VOICE' })).channel?.is_member).toBe(true);
    expect(await refusal(client.conversations.info({ channel: 'C0PRIVATE' }))).toBe('channel_not_found');
  });

  test('pages through members', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const first = await client.conversations.members({ channel: 'C0VOICE', limit: 2 });
    expect(first.members).toHaveLength(2);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const rest = await client.conversations.members({ channel: 'C0VOICE', limit: 100, cursor });
    const all = [...(first.members ?? []), ...(rest.members ?? [])];
    expect(new Set(all)).toEqual(slack.workspace.mustHaveChannel('C0VOICE').members);
    expect(rest.response_metadata?.next_cursor).toBe('');
  });
});

describe('faults', () => {
  test('answers the next call with an error, once', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    slack.faults.add({ method: 'auth.test', error: 'internal_error' });
    expect(await refusal(client.auth.test())).toBe('internal_error');
    expect((await client.auth.test()).ok).toBe(true);
    expect(slack.violations()).toEqual([]);
  });

  test('hits one channel only, until it is cleared', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    slack.faults.add({
      method: 'chat.postMessage',
      channel: 'C0VOICE',
      error: 'channel_not_found',
      times: Infinity,
    });
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'Hello' });
    expect((await post('C0GENERAL')).ok).toBe(true);
    expect(await refusal(post('C0VOICE'))).toBe('channel_not_found');
    expect(await refusal(post('C0VOICE'))).toBe('channel_not_found');
    slack.faults.clear();
    expect((await post('C0VOICE')).ok).toBe(true);
  });

  test('answers 429 with Retry-After and 503 without a body that counts', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    slack.faults.add({ method: '*', status: 429, retryAfter: 7 });
    const limited = await client.auth.test().catch((error: unknown) => error);
    expect(limited).toBeInstanceOf(WebAPIRateLimitedError);
    expect(limited).toMatchObject({ retryAfter: 7 });
    slack.faults.add({ method: '*', status: 503 });
    await expect(client.auth.test()).rejects.toBeInstanceOf(WebAPIHTTPError);
  });

  test('does what was asked although the answer is lost', async () => {
    const slack = await slackAlone();
    slack.faults.add({ method: 'chat.postMessage', status: 500, performed: true });
    await expect(clientOf(slack).chat.postMessage({ channel: 'C0GENERAL', text: 'Hello' })).rejects.toThrow();
    expect(slack.person('U0LEAD').messages('C0GENERAL')).toHaveLength(1);
  });

  test('delays an answer', async () => {
    const slack = await slackAlone();
    slack.faults.add({ method: 'auth.test', delayMs: 40 });
    const started = performance.now();
    expect((await clientOf(slack).auth.test()).ok).toBe(true);
    expect(performance.now() - started).toBeGreaterThanOrEqual(35);
  });

  test('holds a call up until something else has happened', async () => {
    const slack = await slackAlone();
    const posted = () => slack.person('U0LEAD').messages('C0GENERAL').length;
    const later = Promise.withResolvers<void>();
    slack.faults.add({ method: 'chat.postMessage', until: later.promise });
    const held = clientOf(slack).chat.postMessage({ channel: 'C0GENERAL', text: 'Hello' });
    for (let nth = 0; nth < 5; nth += 1) await clientOf(slack).auth.test();
    expect(posted()).toBe(0);
    later.resolve();
    await held;
    expect(posted()).toBe(1);
  });
});

test('keeps to one post per second and channel when asked to', async () => {
  const clock = standingClock();
  const slack = await slackAlone({ now: clock.now, enforcePostRate: true });
  const client = clientOf(slack);
  const post = (channel = 'C0GENERAL') => client.chat.postMessage({ channel, text: 'Hello' });
  for (let burst = 0; burst < 3; burst += 1) await post();
  await expect(post()).rejects.toBeInstanceOf(WebAPIRateLimitedError);
  expect((await post('C0VOICE')).ok).toBe(true);
  clock.advance(1000);
  expect((await post()).ok).toBe(true);
  await expect(post()).rejects.toBeInstanceOf(WebAPIRateLimitedError);
});

test('errors of the platform arrive as the class that the client throws', async () => {
  const slack = await slackAlone();
  const call = clientOf(slack).chat.postMessage({ channel: 'C0NOWHERE', text: 'Hello' });
  await expect(call).rejects.toBeInstanceOf(WebAPIPlatformError);
});
