import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

test('refuses a file that is not its own', async () => {
  const stateFile = join(folder, 'slack.json');
  writeFileSync(stateFile, 'notes');
  await expect(startLocalSlack({ stateFile })).rejects.toThrow('does not hold the state of a local Slack');
});
