import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLocalSlack } from '#src/local/slack/start.ts';
import { clientOf, slackAlone } from '../slack/support/stage.ts';
import { startTestPage } from './support/page.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-slack-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('begins read, and counts what others write, replies included', async () => {
  const page = await startTestPage();
  const screen = await page.watch('U0LEAD');
  expect(screen.entry('channel:C0VOICE')).toMatchObject({ unread: 0, mentions: 0, lastReadTs: '' });
  const client = clientOf(page.slack);
  const { ts = '' } = await client.chat.postMessage({ channel: 'C0VOICE', text: 'For <@U0LEAD>' });
  await client.chat.postMessage({ channel: 'C0VOICE', text: 'A reply', thread_ts: ts });
  await client.chat.postMessage({ channel: 'U0LEAD', text: 'For you' });
  await screen.until(() => screen.entry('person:U0LEAD')?.unread === 3, 'three unread');
  expect(screen.entry('channel:C0VOICE')).toMatchObject({ unread: 2, mentions: 1 });
  expect(screen.entry('channel:D0LEAD')).toMatchObject({ unread: 1, mentions: 1 });
  expect(screen.entry('person:U0LEAD')).toMatchObject({ mentions: 2 });
  expect(screen.entry('person:U0ADMIN')).toMatchObject({ unread: 2, mentions: 0 });
});

test('is read up to a message, and stays so when that is redrawn', async () => {
  const page = await startTestPage();
  const screen = await page.watch('U0LEAD');
  const client = clientOf(page.slack);
  const { ts: first = '' } = await client.chat.postMessage({ channel: 'C0VOICE', text: 'first' });
  await client.chat.postMessage({ channel: 'C0VOICE', text: 'second' });
  await page.act('U0LEAD', { kind: 'read', channel: 'C0VOICE', ts: first });
  await screen.until(() => screen.entry('channel:C0VOICE')?.unread === 1, 'one unread');
  await client.chat.update({ channel: 'C0VOICE', ts: first, text: 'first, <@U0LEAD>' });
  await screen.until(() => screen.entry(`message:C0VOICE:${first}`)?.redraws === 1, 'the redrawn message');
  expect(screen.entry('channel:C0VOICE')).toMatchObject({ unread: 1, mentions: 0, lastReadTs: first });
  await page.act('U0LEAD', { kind: 'read', channel: 'C0VOICE', ts: '1000000000.000000' });
  expect(page.slack.workspace.reading.lastRead('U0LEAD', 'C0VOICE')).toBe(first);
});

test('counts neither one’s own messages nor those that only one person sees', async () => {
  const page = await startTestPage();
  const screen = await page.watch('U0LEAD');
  await page.act('U0LEAD', { kind: 'say', channel: 'C0VOICE', text: 'Hello' });
  await clientOf(page.slack).chat.postEphemeral({ channel: 'C0GENERAL', user: 'U0LEAD', text: 'only you' });
  await screen.until(() => screen.keys('message:').length === 2, 'both messages');
  expect(screen.entry('person:U0LEAD')).toMatchObject({ unread: 0 });
  await screen.until(() => screen.entry('person:U0ADMIN')?.unread === 1, 'the others’ mark');
});

test('begins read for somebody who joins', async () => {
  const page = await startTestPage();
  page.slack.workspace.post('C0PRIVATE', { text: 'old news', blocks: [] }, { user: 'U0ADMIN' });
  page.slack.workspace.join('C0PRIVATE', 'U0GUEST');
  page.slack.workspace.post('C0PRIVATE', { text: 'news', blocks: [] }, { user: 'U0ADMIN' });
  expect((await page.watch('U0GUEST')).entry('channel:C0PRIVATE')).toMatchObject({ unread: 1 });
});

test('survives a restart, and so do people, members and archives', async () => {
  const stateFile = join(folder, 'slack.json');
  const before = await startLocalSlack({ stateFile });
  const { workspace } = before;
  const { ts } = workspace.post('C0VOICE', { text: 'read', blocks: [] });
  workspace.post('C0VOICE', { text: 'unread', blocks: [] });
  workspace.read('U0LEAD', 'C0VOICE', ts);
  workspace.join('C0RANDOM');
  workspace.leave('C0VOICE', 'U0MEMBER');
  workspace.archive('C0GENERAL');
  workspace.addPerson({ id: 'U0NEW', realName: 'New person', isRestricted: true });
  workspace.deactivate('U0OWNER');
  workspace.addChannel({ id: 'C0NEW', name: 'new', kind: 'private', members: ['U0NEW'] });
  await before.close();
  const after = (await slackAlone({ stateFile })).workspace;
  expect(after.reading.lastRead('U0LEAD', 'C0VOICE')).toBe(ts);
  expect(after.channel('C0RANDOM')?.members.has('U0DIALTONE')).toBe(true);
  expect(after.channel('C0VOICE')?.members.has('U0MEMBER')).toBe(false);
  expect(after.channel('C0GENERAL')?.archived).toBe(true);
  expect(after.user('U0NEW')).toEqual(workspace.user('U0NEW'));
  expect(after.user('U0OWNER')?.deleted).toBe(true);
  expect(after.channel('C0NEW')).toEqual(workspace.channel('C0NEW'));
});
