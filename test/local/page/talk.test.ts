import { expect, test } from 'vitest';
import { readManifest } from '#src/local/page/manifest.ts';
import type { Act } from '#src/local/page/protocol.ts';
import { clientOf } from '../slack/support/stage.ts';
import { startTestPage, type TestPage } from './support/page.ts';

function command(name: string, text = '', channel = 'C0GENERAL'): Act {
  return { kind: 'command', channel, command: name, text };
}

function say(text: string, channel = 'C0GENERAL', threadTs?: string): Act {
  return { kind: 'say', channel, text, ...(threadTs === undefined ? {} : { threadTs }) };
}

function last(page: TestPage) {
  return page.slack.workspace.messages.all().at(-1);
}

test('runs a command of the app, and shows its answer to the person alone', async () => {
  const page = await startTestPage();
  const screen = await page.watch('U0LEAD');
  page.app.answer(() => ({ text: 'Nothing waits for you.' }));
  expect(await page.act('U0LEAD', command('/voice', ' numbers '))).toEqual({ ackMs: expect.any(Number) });
  expect(page.app.received.at(-1)?.payload).toMatchObject({
    command: '/voice',
    text: 'numbers',
    user_id: 'U0LEAD',
  });
  await screen.until(() => screen.keys('message:').length === 1, 'the answer');
  const key = screen.keys('message:')[0] as `message:${string}`;
  expect(screen.entry(key)).toMatchObject({ text: 'Nothing waits for you.', ephemeral: true });
  expect(await page.refusal('U0ADMIN', { kind: 'dismiss', key })).toContain('not there');
  await page.act('U0LEAD', { kind: 'dismiss', key });
  await screen.until(() => screen.keys('message:').length === 0, 'it to go');
});

test('shows Slack’s error when the app does not answer, until it is dismissed', async () => {
  const page = await startTestPage();
  const screen = await page.watch('U0LEAD');
  page.app.answer(() => 500);
  await page.act('U0LEAD', command('/voice'));
  await screen.until(() => screen.keys('notice:').length === 1, 'the notice');
  const key = screen.keys('notice:')[0] as `notice:${string}`;
  expect(screen.entry(key)?.text).toBe('/voice failed: the app responded with status code 500.');
  await page.act('U0LEAD', { kind: 'dismiss', key });
  await screen.until(() => screen.keys('notice:').length === 0, 'it to go');
});

test('says of an unknown command what Slack says, and sends nothing', async () => {
  const page = await startTestPage();
  const screen = await page.watch('U0LEAD');
  await page.act('U0LEAD', command('/dance'));
  await screen.until(() => screen.keys('notice:').length === 1, 'the notice');
  expect(screen.entry(screen.keys('notice:')[0] as 'notice:')?.text).toContain(
    '/dance is not a valid command.',
  );
  expect(page.app.received).toEqual([]);
  expect(page.slack.violations()).toEqual([]);
});

test('writes a message as Slack keeps it', async () => {
  const page = await startTestPage();
  await page.act(
    'U0LEAD',
    say(' Hi @requester two, @Requester: see #voice-approvals & <b> on https://example.com/?a=1&b=2. '),
  );
  expect(last(page)).toMatchObject({
    user: 'U0LEAD',
    text: 'Hi <@U0REQUESTER2>, <@U0REQUESTER>: see <#C0VOICE> &amp; &lt;b&gt; on <https://example.com/?a=1&amp;b=2>.',
  });
  await page.act('U0LEAD', say('`@Lead` mail@Lead @Leader @here'));
  expect(last(page)?.text).toBe('`@Lead` mail@Lead @Leader <!here>');
  page.slack.workspace.addPerson({ id: 'U0TWIN', realName: 'Admin' });
  await page.act('U0LEAD', say('@Admin'));
  expect(last(page)?.text).toBe('@Admin');
});

test('replies in the thread of a message, where no command is sent', async () => {
  const page = await startTestPage();
  const { ts = '' } = await clientOf(page.slack).chat.postMessage({ channel: 'C0GENERAL', text: 'R-1' });
  await page.act('U0LEAD', say('Thank you', 'C0GENERAL', ts));
  const reply = last(page);
  expect(reply).toMatchObject({ threadTs: ts });
  await page.act('U0ADMIN', say('Me, too', 'C0GENERAL', reply?.ts));
  expect(last(page)).toMatchObject({ threadTs: ts, text: 'Me, too' });
  expect(await page.refusal('U0LEAD', say('/voice', 'C0GENERAL', ts))).toContain('not supported in threads');
  expect(page.app.received).toEqual([]);
});

test('refuses to write where nobody can', async () => {
  const page = await startTestPage();
  await page.watch('U0LEAD');
  expect(await page.refusal('U0LEAD', say('Hi', 'D0LEAD'))).toContain('turned off');
  expect(await page.refusal('U0LEAD', say('Hi', 'C0OLD'))).toContain('archived');
  expect(await page.refusal('U0LEAD', command('/voice', '', 'C0OLD'))).toContain('archived');
  expect(await page.refusal('U0GUEST', say('Hi', 'C0RANDOM'))).toContain('not there');
  expect(await page.refusal('U0LEAD', say(' '))).toContain('nothing to send');
  expect(await page.refusal('U0LEAD', say('x'.repeat(12_001)))).toContain('at most 12000 characters');
  page.slack.workspace.leave('C0RANDOM', 'U0LEAD');
  expect(await page.refusal('U0LEAD', say('Hi', 'C0RANDOM'))).toContain('/invite @Lead');
  expect(page.slack.workspace.messages.all()).toEqual([]);
});

test('invites the app and people to a channel, and removes them', async () => {
  const page = await startTestPage();
  const screen = await page.watch('U0LEAD');
  const members = () => screen.entry('channel:C0RANDOM')?.memberIds ?? [];
  await page.act('U0LEAD', command('/invite', '@Dialtone', 'C0RANDOM'));
  await screen.until(() => members().includes('U0DIALTONE'), 'the app to join');
  expect(last(page)?.text).toBe('added <@U0DIALTONE> to <#C0RANDOM>.');
  await page.act('U0LEAD', command('/remove', '@Dialtone', 'C0RANDOM'));
  await screen.until(() => !members().includes('U0DIALTONE'), 'the app to leave');
  const before = page.slack.workspace.messages.all().length;
  for (const text of ['', '@Nobody', '@Admin', '@Stranger']) {
    await page.act('U0LEAD', command('/invite', text, 'C0RANDOM'));
  }
  await screen.until(() => screen.keys('notice:').length === 4, 'four notices');
  const texts = screen.keys('notice:').map((key) => screen.entry(key as 'notice:')?.text);
  expect(texts).toEqual([
    'Say who, such as /invite @Dialtone.',
    'Say who, such as /invite @Dialtone.',
    'Admin is already in this channel.',
    'Stranger is in another workspace and can be invited to shared channels only.',
  ]);
  expect(page.slack.workspace.messages.all()).toHaveLength(before);
});

test('gives a file to those who see its message, to be saved', async () => {
  const page = await startTestPage();
  const client = clientOf(page.slack);
  await page.watch('U0LEAD');
  await client.filesUploadV2({
    filename: 'número "1".html',
    content: '<b>1</b>',
    title: 'Numbers',
    channel_id: 'D0LEAD',
  });
  const [file] = last(page)?.files ?? [];
  const answer = await page.ask('GET', `/page/files/${file?.id}?as=U0LEAD`);
  expect([answer.status, answer.text]).toEqual([200, '<b>1</b>']);
  expect(answer.headers['content-disposition']).toMatch(
    /^attachment; filename="n_mero _1_\.html"; filename\*=UTF-8''n%C3%BAmero/,
  );
  for (const path of [
    `/page/files/${file?.id}?as=U0ADMIN`,
    `/page/files/${file?.id}`,
    '/page/files/F0?as=U0LEAD',
  ]) {
    expect((await page.ask('GET', path)).status, path).toBe(404);
  }
});

test('reads the manifest for the page', async () => {
  const { commands, shortcuts, takesMessages } = await readManifest('manifest.yml');
  expect(commands).toContainEqual({
    command: '/voice-request',
    description: 'Request phone numbers for a project',
    hint: '[country] [quantity]',
    builtIn: false,
  });
  expect(commands.filter(({ builtIn }) => builtIn).map((each) => each.command)).toEqual([
    '/invite',
    '/remove',
  ]);
  expect(shortcuts.map(({ callbackId }) => callbackId)).toContain('request_numbers');
  expect(takesMessages).toBe(false);
  await expect(readManifest('no-such-file.yml')).rejects.toThrow('ENOENT');
});
