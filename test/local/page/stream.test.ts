import { expect, test } from 'vitest';
import { section } from '../slack/support/blocks.ts';
import { clientOf } from '../slack/support/stage.ts';
import { startTestPage } from './support/page.ts';

test('begins with everything that the person sees', async () => {
  const page = await startTestPage();
  await clientOf(page.slack).chat.postMessage({
    channel: 'C0VOICE',
    text: 'R-1',
    blocks: [section('*R-1*')],
  });
  const screen = await page.watch('U0LEAD');
  expect(screen.raw()).toMatch(/^retry: 300\n\n/);
  expect(screen.changes[0]?.first).toBe(true);
  expect(screen.entry('workspace')).toMatchObject({
    me: 'U0LEAD',
    app: { name: 'Dialtone', userId: 'U0DIALTONE' },
    appChannelId: 'D0LEAD',
    clockAheadMs: 0,
    firstSteps: [{ personId: 'U0REQUESTER' }],
  });
  expect(screen.entry('person:U0GUEST')).toEqual({
    id: 'U0GUEST',
    name: 'Guest',
    role: 'guest',
    isBot: false,
    unread: 1,
    mentions: 0,
  });
  expect(screen.entry('channel:C0VOICE')).toMatchObject({ name: 'voice-approvals', unread: 1, mentions: 0 });
  const [key = ''] = screen.keys('message:C0VOICE:');
  expect(screen.entry(key as 'message:')).toMatchObject({ userId: 'U0DIALTONE', text: 'R-1', redraws: 0 });
});

test('gives a window without a person to whoever takes the first step', async () => {
  const page = await startTestPage();
  expect((await page.watch('')).entry('workspace')?.me).toBe('U0REQUESTER');
  expect((await page.watch('U0NOBODY')).entry('workspace')?.me).toBe('U0REQUESTER');
  expect((await page.watch('U0DIALTONE')).entry('workspace')?.me).toBe('U0REQUESTER');
});

test('sends only what has changed, and what comes at once in one change', async () => {
  const page = await startTestPage();
  const client = clientOf(page.slack);
  const { ts = '' } = await client.chat.postMessage({ channel: 'C0VOICE', text: 'first' });
  const screen = await page.watch('U0LEAD');
  await client.chat.update({ channel: 'C0VOICE', ts, text: 'second' });
  await screen.until(() => screen.changes.length > 1, 'the redrawn message');
  expect(Object.keys(screen.changes[1]?.entries ?? {})).toEqual([`message:C0VOICE:${ts}`]);
  for (const text of ['a', 'b', 'c']) page.slack.workspace.post('C0VOICE', { text, blocks: [] });
  await screen.until(() => screen.keys('message:').length === 4, 'three more');
  expect(screen.changes).toHaveLength(3);
  page.slack.workspace.changes.notify();
  await client.chat.delete({ channel: 'C0VOICE', ts });
  await screen.until(() => screen.keys('message:').length === 3, 'one less');
  expect(screen.changes.at(-1)?.entries).toMatchObject({ [`message:C0VOICE:${ts}`]: null });
  expect(screen.changes).toHaveLength(4);
});

test('shows nobody what is not for them', async () => {
  const page = await startTestPage();
  const { workspace } = page.slack;
  const client = clientOf(page.slack);
  await client.chat.postMessage({ channel: 'U0LEAD', text: 'for the lead' });
  await client.chat.postEphemeral({ channel: 'C0VOICE', user: 'U0LEAD', text: 'only the lead' });
  workspace.post('C0PRIVATE', { text: 'staff', blocks: [] }, { user: 'U0ADMIN' });
  workspace.post('C0RANDOM', { text: 'anybody', blocks: [] }, { user: 'U0ADMIN' });
  await client.views.publish({ user_id: 'U0LEAD', view: { type: 'home', blocks: [section('Lead')] } });
  await page.act('U0LEAD', { kind: 'command', channel: 'C0VOICE', command: '/nothing', text: '' });
  const seen = async (as: string): Promise<unknown> => {
    const screen = await page.watch(as);
    const messages = screen.keys('message:').map((key) => screen.entry(key as 'message:')?.text);
    return {
      messages: messages.toSorted(),
      home: screen.keys('home').length,
      notices: screen.keys('notice:').length,
    };
  };
  const all = ['anybody', 'for the lead', 'only the lead', 'staff'];
  expect(await seen('U0LEAD')).toEqual({ messages: all, home: 1, notices: 1 });
  expect(await seen('U0LEAD2')).toEqual({ messages: ['anybody', 'staff'], home: 0, notices: 0 });
  expect(await seen('U0GUEST')).toEqual({ messages: [], home: 0, notices: 0 });
  const stranger = await page.watch('U0STRANGER');
  expect(stranger.keys('channel:')).toEqual(['channel:C0SHARED']);
});

test('shows what Slack refuses, with its name and the place', async () => {
  const page = await startTestPage();
  const screen = await page.watch('U0ADMIN');
  const header = { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(200) } };
  const call = clientOf(page.slack).chat.postMessage({
    channel: 'C0VOICE',
    text: 'R-1',
    blocks: [header] as never,
  });
  await expect(call).rejects.toThrow('invalid_blocks');
  await screen.until(() => screen.keys('refusal:').length === 1, 'the refusal');
  const key = screen.keys('refusal:')[0] as `refusal:${string}`;
  expect(screen.entry(key)).toMatchObject({
    kind: 'invalid_blocks',
    where: 'chat.postMessage',
    message: 'must be less than 151 characters',
    pointer: '/blocks/0/text/text',
  });
  await page.act('U0ADMIN', { kind: 'dismiss', key });
  await screen.until(() => screen.keys('refusal:').length === 0, 'it to go');
  expect((await page.watch('U0LEAD')).keys('refusal:')).toHaveLength(1);
});

test('sends one message when one comes to a thousand', async ({ annotate }) => {
  const page = await startTestPage();
  const { workspace } = page.slack;
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(1000) } }];
  for (let index = 0; index < 1000; index += 1) {
    const channel = index % 2 === 0 ? 'C0VOICE' : 'C0GENERAL';
    workspace.post(channel, { text: `Message ${index} for <@U0LEAD>`, blocks });
  }
  const screen = await page.watch('U0LEAD');
  expect(screen.keys('message:')).toHaveLength(1000);
  expect(screen.entry('channel:C0VOICE')).toMatchObject({ unread: 500, mentions: 500 });
  const started = performance.now();
  for (let index = 0; index < 20; index += 1) {
    const { ts } = workspace.post('C0VOICE', { text: 'one more', blocks: [] });
    const key = `message:C0VOICE:${ts}` as const;
    await screen.until(() => screen.entry(key) !== undefined, 'one more');
    const sent = Object.keys(screen.changes.at(-1)?.entries ?? {});
    expect(sent.filter((each) => each.startsWith('message:'))).toEqual([key]);
  }
  await annotate(`${((performance.now() - started) / 20).toFixed(1)} ms from a message to its window`);
});

test('loses nothing when more comes than a window takes at once', async () => {
  const page = await startTestPage();
  const screen = await page.watch('U0LEAD');
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3000) } }];
  for (let index = 0; index < 500; index += 1) {
    page.slack.workspace.post('C0VOICE', { text: String(index), blocks });
    if (index % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await screen.until(() => screen.keys('message:').length === 500, 'all messages');
  expect(page.errors).toEqual([]);
});
