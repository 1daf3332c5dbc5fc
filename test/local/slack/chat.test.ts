import { describe, expect, test } from 'vitest';
import { button, section } from './support/blocks.ts';
import { clientOf, refusal, slackAlone, standingClock } from './support/stage.ts';

const hello = { channel: 'C0GENERAL', text: 'Hello' };

describe('posting', () => {
  test.each([
    ['C0NOWHERE', 'channel_not_found'],
    ['C0RANDOM', 'not_in_channel'],
    ['C0PRIVATE', 'channel_not_found'],
    ['C0OLD', 'is_archived'],
    ['U0STRANGER', 'channel_not_found'],
  ])('refuses %s with %s', async (channel, error) => {
    const slack = await slackAlone();
    expect(await refusal(clientOf(slack).chat.postMessage({ channel, text: 'Hello' }))).toBe(error);
    expect(slack.violations()).toEqual([]);
  });

  test('reaches a public channel without membership with chat:write.public', async () => {
    const slack = await slackAlone({ scopes: ['chat:write', 'chat:write.public'] });
    expect((await clientOf(slack).chat.postMessage({ channel: 'C0RANDOM', text: 'Hello' })).ok).toBe(true);
  });

  test('a user id is their direct message', async () => {
    const slack = await slackAlone();
    const posted = await clientOf(slack).chat.postMessage({ channel: 'U0LEAD', text: 'Hello' });
    expect(posted.channel).toBe(slack.workspace.direct('U0LEAD').id);
    expect((await slack.person('U0LEAD').dm()).text).toBe('Hello');
    expect(slack.person('U0LEAD2').dms()).toEqual([]);
  });

  test('refuses blocks with a pointer to the spot', async () => {
    const slack = await slackAlone();
    const call = clientOf(slack).chat.postMessage({ ...hello, blocks: [section('x'.repeat(3001))] });
    await expect(call).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
        },
      },
    });
    expect(slack.violations()).toMatchObject([{ kind: 'invalid_blocks', where: 'chat.postMessage' }]);
  });

  test('refuses nothing at all and far too much', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    expect(await refusal(client.chat.postMessage({ channel: 'C0GENERAL', text: '' }))).toBe('no_text');
    expect(await refusal(client.chat.postMessage({ channel: 'C0GENERAL', text: 'x'.repeat(40_001) }))).toBe(
      'msg_too_long',
    );
  });

  test('gives every message its own ts on a standing clock', async () => {
    const slack = await slackAlone({ now: standingClock().now });
    const client = clientOf(slack);
    const posted = await Promise.all([1, 2, 3].map(() => client.chat.postMessage(hello)));
    const all = posted.map(({ ts }) => ts ?? '');
    expect(new Set(all).size).toBe(3);
    for (const ts of all) expect(ts).toMatch(/^1795615500\.\d{6}$/);
  });

  test('gives blocks and elements ids and keeps metadata', async () => {
    const slack = await slackAlone();
    const metadata = { event_type: 'request', event_payload: { id: 'R-1' } };
    const posted = await clientOf(slack).chat.postMessage({
      ...hello,
      blocks: [button('Approve', 'a')],
      metadata,
    });
    expect(posted.message).toMatchObject({ metadata, blocks: [{ block_id: expect.any(String) }] });
    const bad = clientOf(slack).chat.postMessage({
      ...hello,
      metadata: { event_type: 'request', event_payload: {} },
    });
    expect((await bad).ok).toBe(true);
    expect(await refusal(clientOf(slack).apiCall('chat.postMessage', { ...hello, metadata: {} }))).toBe(
      'invalid_metadata_format',
    );
  });

  test('puts replies into the thread', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const parent = await client.chat.postMessage(hello);
    await client.chat.postMessage({ ...hello, text: 'Reply', thread_ts: parent.ts ?? '' });
    const lead = slack.person('U0LEAD');
    const message = await lead.message('general', ({ text }) => text === 'Hello');
    expect(lead.replies(message).map(({ text }) => text)).toEqual(['Reply']);
    expect((await lead.reply(message)).threadTs).toBe(parent.ts);
    expect(await refusal(client.chat.postMessage({ ...hello, thread_ts: 'yesterday' }))).toBe(
      'invalid_thread_ts',
    );
  });
});

describe('updating', () => {
  test('redraws in place; text alone takes the blocks away and marks the message as edited', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ ...hello, blocks: [section('One')] });
    await client.chat.update({ ...hello, ts, blocks: [section('Two')] });
    const lead = slack.person('U0LEAD');
    expect(await lead.message('C0GENERAL')).toMatchObject({ ts, edited: false, redraws: 1 });
    await client.chat.update({ ...hello, ts, text: 'Three' });
    const last = await lead.message('C0GENERAL');
    expect(last).toMatchObject({ ts, edited: true, blocks: [], text: 'Three', redraws: 2 });
  });

  test('refuses what is not there, not ours, or ephemeral', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const theirs = slack.workspace.post('C0GENERAL', { text: 'Mine', blocks: [] }, { user: 'U0LEAD' });
    const secret = await client.chat.postEphemeral({ ...hello, user: 'U0LEAD' });
    expect(await refusal(client.chat.update({ ...hello, ts: '1.000000' }))).toBe('message_not_found');
    expect(await refusal(client.chat.update({ ...hello, ts: theirs.ts }))).toBe('cant_update_message');
    expect(await refusal(client.chat.update({ ...hello, ts: secret.message_ts ?? '' }))).toBe(
      'message_not_found',
    );
    expect(slack.violations()).toMatchObject([{ kind: 'invalid_arguments', where: 'chat.update' }]);
    expect(await refusal(client.chat.update({ ...hello, channel: 'U0LEAD', ts: theirs.ts }))).toBe(
      'channel_not_found',
    );
    expect(await refusal(client.chat.delete({ channel: 'C0GENERAL', ts: theirs.ts }))).toBe(
      'cant_delete_message',
    );
  });

  test('refuses in a channel that was archived meanwhile', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage(hello);
    slack.workspace.archive('C0GENERAL');
    expect(await refusal(client.chat.update({ ...hello, ts }))).toBe('is_archived');
  });

  test('deletes', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage(hello);
    await client.chat.delete({ channel: 'C0GENERAL', ts });
    expect(slack.person('U0LEAD').messages('C0GENERAL')).toEqual([]);
  });
});

describe('ephemeral messages and links', () => {
  test('shows an ephemeral message to one member only', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    await client.chat.postEphemeral({ ...hello, user: 'U0LEAD' });
    expect((await slack.person('U0LEAD').ephemeral()).text).toBe('Hello');
    expect(slack.person('U0LEAD').messages('C0GENERAL')).toEqual([]);
    expect(slack.person('U0LEAD2').ephemerals()).toEqual([]);
    expect(await refusal(client.chat.postEphemeral({ ...hello, user: 'U0STRANGER' }))).toBe(
      'user_not_in_channel',
    );
  });

  test('links to messages that are there', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage(hello);
    const { permalink } = await client.chat.getPermalink({ channel: 'C0GENERAL', message_ts: ts });
    expect(permalink).toBe(`${slack.origin}/archives/C0GENERAL/p${ts.replace('.', '')}`);
    expect(await refusal(client.chat.getPermalink({ channel: 'C0GENERAL', message_ts: '1.000000' }))).toBe(
      'message_not_found',
    );
  });
});
