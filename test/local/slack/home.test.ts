import type { HomeView, KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { objectOf, stringOf } from '#src/local/slack/json.ts';
import { button, modal, option, plain, section } from './support/blocks.ts';
import { boltFor } from './support/bolt.ts';
import { clientOf, slackAlone, slackAndApp } from './support/stage.ts';

const home = (...blocks: KnownBlock[]): HomeView => ({ type: 'home', blocks });

const controls: KnownBlock = {
  type: 'actions',
  block_id: 'home',
  elements: [
    { type: 'button', text: plain('Request phone numbers'), action_id: 'home.request' },
    {
      type: 'static_select',
      action_id: 'home.show',
      placeholder: plain('Show'),
      options: [option('Mine'), option('All')],
    },
    {
      type: 'external_select',
      action_id: 'home.open',
      placeholder: plain('Open a number'),
      min_query_length: 0,
    },
    { type: 'users_select', action_id: 'home.person', placeholder: plain('Of whom') },
    { type: 'overflow', action_id: 'home.more', options: [option('Help'), option('Numbers')] },
    {
      type: 'checkboxes',
      action_id: 'home.alerts',
      options: [option('Daily summary'), option('Weekly summary')],
    },
  ],
};

describe('the App Home', () => {
  test('is drawn by a Bolt app that hears of the visit, and again at every visit', async () => {
    const slack = await slackAlone();
    const app = await boltFor(slack);
    let visits = 0;
    app.event('app_home_opened', async ({ client, event }) => {
      visits += 1;
      const hash = stringOf(objectOf(event.view).hash);
      await client.views.publish({
        user_id: event.user,
        view: home(section(`Visit ${visits}`)),
        ...(hash === undefined ? {} : { hash }),
      });
    });
    const requester = slack.person('U0REQUESTER');
    expect(await requester.openHome()).toMatchObject({ status: 200 });
    const shown = await requester.home();
    expect((await shown.settled()).lines()).toEqual(['Visit 1']);
    await requester.openHome();
    expect((await shown.settled()).lines()).toEqual(['Visit 2']);
    expect(requester.screen()).toEqual(['-- App Home:', '   Visit 2']);
    expect(slack.violations()).toEqual([]);
  });

  test('has controls that tell the app the view, and no response URL', async () => {
    const { slack, app } = await slackAndApp();
    const client = clientOf(slack);
    await client.views.publish({ user_id: 'U0LEAD', view: home(controls) });
    app.answer(({ payload }) =>
      payload.type === 'block_suggestion' ? { options: [option('+12065550142', 'N-1')] } : '',
    );
    const shown = await slack.person('U0LEAD').home();
    await shown.click('Request phone numbers');
    await shown.choose('Show', 'All');
    await shown.pick('Open a number', '+12065550142', { query: '' });
    await shown.choose('Of whom', 'Requester');
    await shown.click('Numbers');
    await shown.check('Weekly summary');
    const payloads = app.received.map(({ payload }) => payload);
    expect(payloads.map(({ type }) => type)).toEqual([
      'block_actions',
      'block_actions',
      'block_suggestion',
      'block_actions',
      'block_actions',
      'block_actions',
      'block_actions',
    ]);
    for (const payload of payloads) {
      expect(payload).toMatchObject({
        container: { type: 'view' },
        view: { type: 'home', hash: shown.hash },
      });
      expect(payload).not.toHaveProperty('response_url');
      expect(payload).not.toHaveProperty('channel');
    }
    const actions = payloads.flatMap((payload) => payload.actions ?? []);
    expect(actions).toMatchObject([
      { type: 'button', action_id: 'home.request' },
      { type: 'static_select', selected_option: { value: 'all' } },
      { type: 'external_select', selected_option: { value: 'N-1' } },
      { type: 'users_select', selected_user: 'U0REQUESTER' },
      { type: 'overflow', selected_option: { value: 'numbers' } },
      { type: 'checkboxes', selected_options: [{ value: 'weekly summary' }] },
    ]);
    expect(shown.lines()).toEqual([
      '[Request phone numbers] [Show: All] [Open a number: +12065550142] [Of whom: @Requester] [... Help | Numbers] [ ] Daily summary  [x] Weekly summary',
    ]);
  });

  test('opens a modal with the trigger of a click, and pushes none', async () => {
    const { slack } = await slackAndApp();
    const client = clientOf(slack);
    await client.views.publish({ user_id: 'U0LEAD', view: home(button('Request', 'home.request')) });
    const lead = slack.person('U0LEAD');
    const { delivery } = await (await lead.home()).click('Request');
    const trigger_id = String(delivery.payload.trigger_id);
    const view = modal('Request', [section('Loading')]);
    await expect(client.views.push({ trigger_id, view })).rejects.toThrow('invalid_trigger_id');
    await client.views.open({ trigger_id, view });
    expect((await lead.modal()).title).toBe('Request');
  });

  test('settles when it is published after a click', async () => {
    const { slack, app } = await slackAndApp();
    const client = clientOf(slack);
    await client.views.publish({ user_id: 'U0LEAD', view: home(button('Show all', 'home.all')) });
    const shown = await (await slack.person('U0LEAD').home()).settled();
    app.answer(() => {
      void client.views.publish({ user_id: 'U0LEAD', view: home(section('All numbers')) });
      return '';
    });
    await shown.click('Show all');
    expect((await shown.settled()).lines()).toEqual(['All numbers']);
    expect((await shown.settled((view) => view.has('All'))).buttons()).toEqual([]);
  });

  test('tells in vain what it shows instead', async () => {
    const { slack } = await slackAndApp({ waitTimeoutMs: 50 });
    const client = clientOf(slack);
    await client.views.publish({ user_id: 'U0LEAD', view: home(section('Old')) });
    const lead = slack.person('U0LEAD');
    await lead.openHome();
    await expect((await lead.home()).settled()).rejects.toThrow(/the App Home to be redrawn[\s\S]*Old/);
  });

  test('is not shown by the Messages tab, which sends the same event', async () => {
    const { slack, app } = await slackAndApp();
    const client = clientOf(slack);
    await client.views.publish({ user_id: 'U0LEAD', view: home(section('Home')) });
    await slack.person('U0LEAD').openHome('messages');
    const { event } = app.received[0]?.payload ?? {};
    expect(event).toMatchObject({ type: 'app_home_opened', tab: 'messages', channel: 'D0LEAD' });
    expect(event).not.toHaveProperty('view');
  });
});
