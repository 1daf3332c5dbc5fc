import { expect, test } from 'vitest';
import { clientOf, slackAlone } from './support/stage.ts';

test('leaves other paths to a page, or answers 404', async () => {
  const slack = await slackAlone({
    fallback: (request, response) => {
      if (request.url !== '/') return false;
      response.end('the page');
      return true;
    },
  });
  expect(await (await fetch(`${slack.origin}/`)).text()).toBe('the page');
  expect((await fetch(`${slack.origin}/elsewhere`)).status).toBe(404);
});

test('takes the port, token and secret that it is given', async () => {
  const first = await slackAlone({ botToken: 'xoxb-given', signingSecret: 'given' });
  expect(first).toMatchObject({ botToken: 'xoxb-given', signingSecret: 'given' });
  expect((await clientOf(first).auth.test()).ok).toBe(true);
  const port = Number(new URL(first.origin).port);
  await expect(slackAlone({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('has a person for every role, and channels with and without the app', async () => {
  const slack = await slackAlone();
  const ids = slack.people.map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining(['U0ADMIN', 'U0REQUESTER', 'U0LEAD', 'U0LEAD2', 'U0GUEST', 'U0STRANGER']),
  );
  const withApp = slack.channels.filter(({ members }) => members.has(slack.botUserId)).map(({ id }) => id);
  expect(withApp).toEqual(['C0GENERAL', 'C0VOICE', 'C0SHARED', 'C0OLD']);
});

test('can be arranged', async () => {
  const slack = await slackAlone();
  slack.workspace.addPerson({ id: 'U0NEW', realName: 'New' });
  slack.workspace.addChannel({ id: 'C0NEW', name: 'new', members: ['U0NEW', slack.botUserId] });
  const client = clientOf(slack);
  await client.chat.postMessage({ channel: 'C0NEW', text: 'Hello' });
  expect((await slack.person('U0NEW').message('#new')).text).toBe('Hello');
  slack.workspace.leave('C0NEW');
  await expect(client.chat.postMessage({ channel: 'C0NEW', text: 'Hello' })).rejects.toMatchObject({
    data: { error: 'not_in_channel' },
  });
});

test('tells whoever listens of every change', async () => {
  const slack = await slackAlone();
  let changes = 0;
  const stop = slack.onChange(() => {
    changes += 1;
  });
  const seen = slack.until(() => slack.calls('auth.test').length === 1, 'a call');
  await clientOf(slack).auth.test();
  await seen;
  expect(changes).toBeGreaterThan(0);
  stop();
  const before = changes;
  await clientOf(slack).auth.test();
  expect(changes).toBe(before);
});
