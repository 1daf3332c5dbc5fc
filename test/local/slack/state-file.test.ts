import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLocalSlack } from '#src/local/slack/start.ts';
import { section } from './support/blocks.ts';
import { clientOf, slackAlone } from './support/stage.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-slack-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('keeps messages, direct messages and App Homes between runs', async () => {
  const stateFile = join(folder, 'deep', 'slack.json');
  const before = await startLocalSlack({ stateFile });
  const client = clientOf(before);
  const card = await client.chat.postMessage({
    channel: 'C0VOICE',
    text: 'R-1',
    blocks: [section('*Waiting*')],
  });
  await client.chat.postMessage({ channel: 'U0LEAD', text: 'For you' });
  await client.views.publish({ user_id: 'U0LEAD', view: { type: 'home', blocks: [section('Home')] } });
  await before.close();

  const after = await slackAlone({ stateFile });
  const lead = after.person('U0LEAD');
  expect((await lead.message('C0VOICE')).lines()).toEqual(['Waiting']);
  expect((await lead.dm()).text).toBe('For you');
  expect((await lead.home()).lines()).toEqual(['Home']);
  const updated = await clientOf(after).chat.update({
    channel: 'C0VOICE',
    ts: card.ts ?? '',
    text: 'R-1 approved',
  });
  expect(updated.ok).toBe(true);
  const next = await clientOf(after).chat.postMessage({ channel: 'C0VOICE', text: 'R-2' });
  expect(Number(next.ts)).toBeGreaterThan(Number(card.ts));
});

test('keeps a message as it was drawn last, however often it has been written before', async () => {
  const stateFile = join(folder, 'slack.json');
  const before = await startLocalSlack({ stateFile });
  const client = clientOf(before);
  const { ts = '' } = await client.chat.postMessage({ channel: 'C0VOICE', text: 'R-1' });
  await client.chat.postMessage({ channel: 'C0VOICE', text: 'R-2' });
  await client.chat.update({ channel: 'C0VOICE', ts, text: 'R-1 approved' });
  await client.chat.postMessage({ channel: 'C0VOICE', text: 'R-3' });
  await before.close();
  const after = await slackAlone({ stateFile });
  const texts = after
    .person('U0LEAD')
    .messages('C0VOICE')
    .map(({ text }) => text);
  expect(texts).toEqual(['R-1 approved', 'R-2', 'R-3']);
});

test('keeps files between runs', async () => {
  const stateFile = join(folder, 'slack.json');
  const before = await startLocalSlack({ stateFile });
  const file = { filename: 'numbers.csv', content: 'Number\n+12065550142' };
  await clientOf(before).filesUploadV2({ ...file, title: 'Numbers', channel_id: 'C0VOICE' });
  const [kept] = before.person('U0LEAD').messages('C0VOICE');
  await before.close();
  const after = await slackAlone({ stateFile });
  const { files } = await after.person('U0LEAD').message('C0VOICE');
  expect(files).toEqual(kept?.files);
  expect(files[0]).toMatchObject({ title: 'Numbers', content: file.content });
});

test('writes the file whole, soon after a change and at the end', async () => {
  const stateFile = join(folder, 'slack.json');
  const slack = await startLocalSlack({ stateFile });
  expect(readdirSync(folder)).toEqual([]);
  await clientOf(slack).chat.postMessage({ channel: 'C0VOICE', text: 'R-1' });
  await slack.close();
  expect(readdirSync(folder)).toEqual(['slack.json']);
  expect(readFileSync(stateFile, 'utf8')).toContain('R-1');
});

test('has written a message before the app has its answer', async () => {
  const stateFile = join(folder, 'slack.json');
  const slack = await slackAlone({ stateFile });
  for (const text of ['R-1', 'R-2', 'R-3']) {
    await clientOf(slack).chat.postMessage({ channel: 'C0VOICE', text });
    expect(readFileSync(stateFile, 'utf8')).toContain(text);
  }
});

test('goes on while the file cannot be written, and writes it when it can', async () => {
  const inTheWay = join(folder, 'local');
  writeFileSync(inTheWay, '');
  const stateFile = join(inTheWay, 'slack.json');
  const errors: unknown[] = [];
  const slack = await slackAlone({ stateFile, onStateError: (error) => errors.push(error) });
  for (const text of ['R-1', 'R-2']) await clientOf(slack).chat.postMessage({ channel: 'C0VOICE', text });
  expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining(stateFile) })]);

  rmSync(inTheWay);

  await expect.poll(() => existsSync(stateFile) && readFileSync(stateFile, 'utf8')).toContain('R-2');
});

test.each([
  ['not JSON', 'notes'],
  ['another program’s', '{"theme":"dark"}'],
  ['of another shape', '{"messages":{},"homes":[],"direct":[]}'],
])('refuses a file that is %s, and leaves it as it is', async (_, content) => {
  const stateFile = join(folder, 'slack.json');
  writeFileSync(stateFile, content);
  await expect(startLocalSlack({ stateFile })).rejects.toThrow(`${stateFile} cannot be read`);
  expect(readFileSync(stateFile, 'utf8')).toBe(content);
});

test('names what stands where its file should be', async () => {
  await expect(startLocalSlack({ stateFile: folder })).rejects.toThrow(`${folder} cannot be read`);
});
