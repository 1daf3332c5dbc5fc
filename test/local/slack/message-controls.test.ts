import type { KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { Controls, LocalSlack, Message } from '#src/local/slack/driver.ts';
import { option, plain, section } from './support/blocks.ts';
import type { FakeApp } from './support/fake-app.ts';
import { clientOf, slackAndApp } from './support/stage.ts';

const confirm = {
  title: plain('Release?'),
  text: plain('It is final.'),
  confirm: plain('Release'),
  deny: plain('Keep'),
};
const controls: KnownBlock = {
  type: 'actions',
  block_id: 'list',
  elements: [
    { type: 'external_select', action_id: 'open', placeholder: plain('Open a number'), min_query_length: 0 },
    {
      type: 'static_select',
      action_id: 'show',
      placeholder: plain('Show'),
      options: [option('Mine'), option('All')],
    },
    { type: 'users_select', action_id: 'owner', placeholder: plain('Owner') },
    { type: 'checkboxes', action_id: 'only', options: [option('Active'), option('Protected')] },
    { type: 'overflow', action_id: 'more', confirm, options: [option('Release'), option('Help')] },
  ],
};
const numbers = { channel: 'C0VOICE', text: 'Numbers', blocks: [controls] };

async function list(): Promise<{
  slack: LocalSlack;
  app: FakeApp;
  message: Message;
  lead: Controls;
  ts: string;
}> {
  const { slack, app } = await slackAndApp();
  const { ts = '' } = await clientOf(slack).chat.postMessage(numbers);
  app.answer(({ payload }) =>
    payload.type === 'block_suggestion' ? { options: [option('+12065550142', 'N-1')] } : '',
  );
  const person = slack.person('U0LEAD');
  const message = await person.message('C0VOICE');
  return { slack, app, message, lead: person.on(message), ts };
}

describe('controls of a message', () => {
  test('are chosen, picked, ticked and clicked', async () => {
    const { app, lead } = await list();
    expect(lead.labels()).toEqual(['Open a number', 'Show', 'Owner', 'Active']);
    expect(await lead.search('Open a number', '+1')).toEqual(['+12065550142']);
    await lead.pick('Open a number', '+12065550142', { query: '' });
    await lead.choose('Show', 'All');
    await lead.choose('Owner', '@Owner');
    await lead.check('Protected');
    await lead.click('Help');
    const payloads = app.received.map(({ payload }) => payload);
    expect(payloads[0]).toMatchObject({
      type: 'block_suggestion',
      action_id: 'open',
      value: '+1',
      container: { type: 'message' },
      channel: { id: 'C0VOICE' },
      message: { text: 'Numbers' },
    });
    expect(payloads.flatMap((payload) => payload.actions ?? [])).toMatchObject([
      { action_id: 'open', selected_option: { value: 'N-1' } },
      { action_id: 'show', selected_option: { value: 'all' } },
      { action_id: 'owner', selected_user: 'U0OWNER' },
      { action_id: 'only', selected_options: [{ value: 'protected' }] },
      { action_id: 'more', selected_option: { value: 'help' } },
    ]);
    expect(payloads.at(-1)).toMatchObject({
      response_url: expect.any(String),
      trigger_id: expect.any(String),
    });
  });

  test('keep what this person has chosen, and tell it with the next click', async () => {
    const { slack, app, message, lead } = await list();
    await lead.choose('Show', 'All');
    await lead.check('Active');
    await lead.check('Protected');
    expect([lead.value('Show'), lead.value('Active')]).toEqual(['All', 'Active, Protected']);
    expect(app.received.at(-1)?.payload).toMatchObject({
      state: { values: { list: { show: { selected_option: { value: 'all' } } } } },
    });
    const other = slack.person('U0LEAD2').on(message);
    expect(other.value('Show')).toBe('');
    await other.click('Help');
    expect(app.received.at(-1)?.payload).toMatchObject({
      state: { values: { list: { show: { selected_option: null } } } },
    });
  });

  test('lose it when the message is redrawn without the field', async () => {
    const { slack, lead, ts } = await list();
    const client = clientOf(slack);
    await lead.choose('Show', 'All');
    await client.chat.update({ ...numbers, ts });
    expect(lead.value('Show')).toBe('All');
    await client.chat.update({ ...numbers, ts, blocks: [{ ...controls, block_id: 'list-2' }] });
    expect(lead.value('Show')).toBe('');
  });

  test('show the dialog of an overflow menu', async () => {
    const { app, lead } = await list();
    expect(lead.dialog('Release')).toEqual(['Release?', 'It is final.', 'Release', 'Keep']);
    await lead.decline('Release');
    expect(app.received).toEqual([]);
    await lead.click('Release', { confirm: true });
    expect(app.received).toHaveLength(1);
  });

  test('work in an ephemeral message', async () => {
    const { slack, app } = await list();
    const client = clientOf(slack);
    const only = {
      channel: 'C0VOICE',
      user: 'U0REQUESTER',
      text: 'Only you',
      blocks: [section('Hi'), controls],
    };
    await client.chat.postEphemeral(only);
    const requester = slack.person('U0REQUESTER');
    const message = await requester.ephemeral(({ text }) => text === 'Only you');
    await requester.on(message).choose('Show', 'Mine');
    expect(app.received.at(-1)?.payload).toMatchObject({
      container: { is_ephemeral: true },
      actions: [{ action_id: 'show' }],
    });
    expect(slack.person('U0LEAD').ephemerals()).toEqual([]);
  });
});
