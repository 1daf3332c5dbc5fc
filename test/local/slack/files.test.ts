import { WebAPIHTTPError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import type { LocalSlack } from '#src/local/slack/driver.ts';
import { section } from './support/blocks.ts';
import { clientOf, refusal, slackAlone, slackAndApp } from './support/stage.ts';

const csv = { filename: 'numbers.csv', content: 'Number,Straße\n+12065550142,"Ring 1"\n' };
const CSV_BYTES = Buffer.byteLength(csv.content);

/** Announces a file as long as `content`. */
async function announced(slack: LocalSlack, content = csv.content): Promise<{ id: string; url: string }> {
  const { file_id, upload_url } = await clientOf(slack).files.getUploadURLExternal({
    filename: csv.filename,
    length: Buffer.byteLength(content),
  });
  return { id: file_id ?? '', url: upload_url ?? '' };
}

async function uploaded(slack: LocalSlack): Promise<string> {
  const { id, url } = await announced(slack);
  expect((await fetch(url, { method: 'POST', body: csv.content })).status).toBe(200);
  return id;
}

describe('an upload in one call of the SDK', () => {
  test('is three steps, and a message with the file in the channel', async () => {
    const slack = await slackAlone();
    const done = await clientOf(slack).filesUploadV2({
      ...csv,
      channel_id: 'C0VOICE',
      title: 'Numbers of Checkout alerts',
      initial_comment: '*12 numbers*',
    });
    expect(slack.calls().map(({ method }) => method)).toEqual([
      'files.getUploadURLExternal',
      'files.completeUploadExternal',
    ]);
    const message = await slack.person('U0LEAD').message('C0VOICE');
    expect(message).toMatchObject({ text: '12 numbers', rawText: '*12 numbers*', user: slack.botUserId });
    expect(message.files).toEqual([
      {
        id: done.files[0]?.files?.[0]?.id,
        name: 'numbers.csv',
        title: 'Numbers of Checkout alerts',
        mimetype: 'text/csv',
        size: CSV_BYTES,
        content: csv.content,
      },
    ]);
    expect(message.lines()).toEqual(['12 numbers', `(file: Numbers of Checkout alerts, ${CSV_BYTES} bytes)`]);
    expect(slack.violations()).toEqual([]);
  });

  test('answers before the file is shared', async () => {
    const slack = await slackAlone();
    const done = await clientOf(slack).filesUploadV2({ ...csv, channel_id: 'C0VOICE' });
    const [file] = done.files[0]?.files ?? [];
    expect(file).toMatchObject({ name: 'numbers.csv', title: 'numbers.csv', channels: [], shares: {} });
  });

  test('goes into a thread', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0VOICE', text: 'R-1' });
    await client.filesUploadV2({ ...csv, channel_id: 'C0VOICE', thread_ts: ts });
    const lead = slack.person('U0LEAD');
    const card = await lead.message('C0VOICE', ({ text }) => text === 'R-1');
    const reply = await lead.reply(card);
    expect(reply.files[0]?.content).toBe(csv.content);
    expect(reply.lines()).toEqual([`(file: numbers.csv, ${CSV_BYTES} bytes)`]);
  });

  test('goes into a direct message', async () => {
    const slack = await slackAlone();
    const { id } = slack.workspace.direct('U0LEAD');
    await clientOf(slack).filesUploadV2({ ...csv, channel_id: id });
    const { files } = await slack.person('U0LEAD').dm();
    expect(files[0]?.name).toBe('numbers.csv');
    expect(slack.person('U0LEAD2').dms()).toEqual([]);
  });

  test('stands in the message that an interaction carries', async () => {
    const { slack, app } = await slackAndApp();
    await clientOf(slack).filesUploadV2({ ...csv, channel_id: 'C0VOICE' });
    const lead = slack.person('U0LEAD');
    await lead.messageShortcut(await lead.message('C0VOICE'), 'message.ask');
    expect(app.received[0]?.payload.message).toMatchObject({
      upload: true,
      files: [{ name: 'numbers.csv', mimetype: 'text/csv', filetype: 'csv', size: CSV_BYTES }],
    });
  });

  test('brings several files into one message', async () => {
    const slack = await slackAlone();
    await clientOf(slack).filesUploadV2({
      channel_id: 'C0VOICE',
      initial_comment: 'Both',
      file_uploads: [csv, { filename: 'notes', file: Buffer.from([0xff, 0x00, 0x41]) }],
    });
    const messages = slack.person('U0LEAD').messages('C0VOICE');
    expect(
      messages.map(({ files }) => files.map(({ name, mimetype, size }) => [name, mimetype, size])),
    ).toEqual([
      [
        ['numbers.csv', 'text/csv', CSV_BYTES],
        ['notes', 'application/octet-stream', 3],
      ],
    ]);
  });

  test('shows its blocks only without a comment', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const blocks = [section('*12 numbers*')];
    await client.filesUploadV2({ ...csv, channel_id: 'C0VOICE', blocks });
    await client.filesUploadV2({ ...csv, channel_id: 'C0VOICE', blocks, initial_comment: 'Here' });
    const [first, second] = slack.person('U0LEAD').messages('C0VOICE');
    expect(first?.lines()[0]).toBe('12 numbers');
    expect(second?.lines()[0]).toBe('Here');
  });

  test('is seen by nobody without a channel', async () => {
    const slack = await slackAlone();
    await clientOf(slack).filesUploadV2(csv);
    expect(slack.workspace.messages.all()).toEqual([]);
  });

  test('needs files:write', async () => {
    const slack = await slackAlone({ scopes: ['chat:write'] });
    const upload = clientOf(slack).filesUploadV2({ ...csv, channel_id: 'C0VOICE' });
    await expect(upload).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'files:write' } });
    expect(slack.violations()).toMatchObject([{ kind: 'missing_scope' }]);
  });

  test('fails with its bytes', async () => {
    const slack = await slackAlone();
    slack.faults.add({ method: 'upload', status: 503 });
    const client = clientOf(slack);
    const upload = client.filesUploadV2({ ...csv, channel_id: 'C0VOICE' });
    await expect(upload).rejects.toBeInstanceOf(WebAPIHTTPError);
    await client.filesUploadV2({ ...csv, channel_id: 'C0VOICE' });
    expect(slack.person('U0LEAD').messages('C0VOICE')).toHaveLength(1);
  });
});

describe('sharing', () => {
  test.each([
    ['C0NOWHERE', 'channel_not_found'],
    ['C0PRIVATE', 'channel_not_found'],
    ['C0RANDOM', 'not_in_channel'],
    ['C0OLD', 'is_archived'],
    ['U0LEAD', 'invalid_arguments'],
  ])('in %s is refused with %s', async (channel_id, error) => {
    const scopes = ['files:write', 'chat:write', 'chat:write.public'];
    const slack = await slackAlone({ scopes });
    const files: [{ id: string }] = [{ id: await uploaded(slack) }];
    const client = clientOf(slack);
    expect(await refusal(client.files.completeUploadExternal({ files, channel_id }))).toBe(error);
    await client.files.completeUploadExternal({ files, channel_id: 'C0VOICE' });
    expect(slack.person('U0LEAD').messages('C0VOICE')).toHaveLength(1);
  });

  test('is refused for a file that is unknown, not uploaded or already complete', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const complete = (id: string) =>
      client.files.completeUploadExternal({ files: [{ id }], channel_id: 'C0VOICE' });
    expect(await refusal(complete('F0NOTHING'))).toBe('file_not_found');
    expect(await refusal(complete((await announced(slack)).id))).toBe('file_not_found');
    const id = await uploaded(slack);
    await complete(id);
    expect(await refusal(complete(id))).toBe('file_not_found');
    expect(slack.person('U0LEAD').messages('C0VOICE')).toHaveLength(1);
  });

  test('can be made to fail by its channel', async () => {
    const slack = await slackAlone();
    slack.faults.add({ method: '*', channel: 'C0VOICE', error: 'internal_error' });
    const upload = clientOf(slack).filesUploadV2({ ...csv, channel_id: 'C0VOICE' });
    expect(await refusal(upload)).toBe('internal_error');
  });
});

describe('an upload URL', () => {
  test('takes raw bytes or a form, once', async () => {
    const slack = await slackAlone();
    const raw = await announced(slack);
    const first = await fetch(raw.url, { method: 'POST', body: csv.content });
    expect([first.status, await first.text()]).toEqual([200, `OK - ${CSV_BYTES}`]);
    expect((await fetch(raw.url, { method: 'POST', body: csv.content })).status).toBe(404);
    const form = new FormData();
    form.append('comment', 'not the file');
    form.append('filename', new Blob([csv.content]), csv.filename);
    const { id, url } = await announced(slack);
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(200);
    await clientOf(slack).files.completeUploadExternal({ files: [{ id }], channel_id: 'C0VOICE' });
    expect((await slack.person('U0LEAD').message('C0VOICE')).files[0]?.content).toBe(csv.content);
  });

  test('refuses another length than was announced, and a form without a file', async () => {
    const slack = await slackAlone();
    const { url } = await announced(slack);
    expect((await fetch(url, { method: 'POST', body: 'short' })).status).toBe(400);
    const form = new FormData();
    form.append('comment', 'no file');
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(400);
    expect(slack.violations()).toMatchObject([{ where: 'upload', message: 'wrong_size' }]);
  });

  test.each([
    [{ length: 3 }, 'invalid_arguments'],
    [{ filename: 'a.csv' }, 'invalid_arguments'],
    [{ filename: 'a.csv', length: 'many' }, 'invalid_arguments'],
    [{ filename: 'a.csv', length: 0 }, 'missing_argument'],
    [{ filename: 'a.csv', length: 3, alt_txt: 'x'.repeat(1001) }, 'alt_txt_too_large'],
  ])('is not given for %j: %s', async (args, error) => {
    const slack = await slackAlone();
    expect(await refusal(clientOf(slack).apiCall('files.getUploadURLExternal', args))).toBe(error);
  });
});
