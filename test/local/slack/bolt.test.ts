import { expect, test } from 'vitest';
import { button, modal, option, plain, section, textInput } from './support/blocks.ts';
import { boltFor } from './support/bolt.ts';
import { slackAlone } from './support/stage.ts';

const form = modal(
  'Request phone numbers',
  [
    {
      type: 'input',
      block_id: 'country',
      label: plain('Country'),
      dispatch_action: true,
      element: { type: 'external_select', action_id: 'country', min_query_length: 0 },
    },
    textInput('why', 'What it is for'),
  ],
  { callback_id: 'request' },
);

test('a real Bolt app is asked, answers, and its card is approved', async () => {
  const slack = await slackAlone();
  const app = await boltFor(slack);
  app.command('/voice-request', async ({ ack, client, command }) => {
    await ack();
    const loading = modal('Request phone numbers', [section('Loading countries')], {
      callback_id: 'request',
    });
    const { submit: _submit, ...view } = loading;
    const opened = await client.views.open({ trigger_id: command.trigger_id, view });
    await client.views.update({ view_id: opened.view?.id ?? '', hash: opened.view?.hash ?? '', view: form });
  });
  app.options('country', async ({ ack, options }) => {
    const all = [option('Canada'), option('Chad'), option('Peru')];
    await ack({ options: all.filter(({ text }) => text.text.toLowerCase().includes(options.value)) });
  });
  app.action('country', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || body.view === undefined) return;
    const price = section('*USD 1.00 per month*');
    const view = { ...form, blocks: [...form.blocks, price] };
    await client.views.update({ view_id: body.view.id, hash: body.view.hash, view });
  });
  app.view('request', async ({ ack, body, client, view }) => {
    const country = view.state.values.country?.country?.selected_option?.text.text;
    await ack({ response_action: 'clear' });
    const blocks = [
      section(`*${country}* for <@${body.user.id}>`),
      button('Approve', 'approve', { value: 'R-1' }),
    ];
    await client.chat.postMessage({ channel: 'C0VOICE', text: `R-1: <@${body.user.id}> asks`, blocks });
  });
  app.action('approve', async ({ ack, body, respond }) => {
    await ack();
    await respond({
      replace_original: true,
      text: 'R-1: approved',
      blocks: [section(`Approved by <@${body.user.id}>`)],
    });
  });

  const requester = slack.person('U0REQUESTER');
  const asked = await requester.command('/voice-request', 'US 3');
  expect(asked).toMatchObject({ status: 200 });
  const view = await requester.modal({
    title: 'Request phone numbers',
    where: (each) => each.has('Country'),
  });
  expect(await view.search('Country', 'c')).toEqual(['Canada', 'Chad']);
  await view.pick('Country', 'Canada', { query: 'can' });
  await view.settled();
  expect(view.value('Country')).toBe('Canada');
  expect(view.has('USD 1.00 per month')).toBe(true);
  await view.fill('What it is for', 'Password reset calls');
  expect(await view.submit()).toMatchObject({ kind: 'cleared' });
  await requester.noModal();

  const lead = slack.person('U0LEAD');
  const card = await lead.message('C0VOICE', (message) => message.text.includes('R-1'));
  expect(card.lines()).toEqual(['Canada for @Requester', '[Approve]']);
  await lead.click(card, 'Approve');
  const approved = await lead.redrawn(card, (message) => message.has('Approved by @Lead'));
  expect(approved.buttons()).toEqual([]);
  expect(slack.violations()).toEqual([]);
});

test('a Bolt app without a listener leaves the person with an error', async () => {
  const slack = await slackAlone({ ackTimeoutMs: 50 });
  await boltFor(slack);
  const asked = await slack.person('U0REQUESTER').command('/voice');
  expect(asked.problem).toContain('operation_timeout');
  expect(slack.violations()).toMatchObject([{ kind: 'unacked', where: '/voice' }]);
});

test('a Bolt app refuses wrong, missing and old signatures', async () => {
  const slack = await slackAlone();
  const app = await boltFor(slack);
  app.command(/.*/, async ({ ack }) => ack());
  expect((await slack.send.command()).status).toBe(200);
  expect((await slack.send.command({}, { signature: 'wrong' })).status).toBe(401);
  expect((await slack.send.command({}, { signature: 'missing' })).status).toBe(401);
  expect((await slack.send.command({}, { ageSeconds: 301 })).status).toBe(401);
  expect((await slack.send.raw({ body: '{}' })).status).toBe(401);
  expect(slack.violations()).toEqual([]);
});

test('a Bolt app proves its URL and takes events', async () => {
  const slack = await slackAlone();
  const app = await boltFor(slack);
  app.event('app_home_opened', async ({ client, event }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [section('Nothing waits for you.')] },
    });
  });
  const proof = await slack.send.urlVerification();
  expect(JSON.parse(proof.answer)).toEqual({ challenge: proof.payload.challenge });
  const requester = slack.person('U0REQUESTER');
  await requester.openHome();
  const home = await requester.home();
  expect(home.lines()).toEqual(['Nothing waits for you.']);
});

test('a Bolt app opens a form from a global shortcut', async () => {
  const slack = await slackAlone();
  const app = await boltFor(slack);
  const heard: object[] = [];
  app.shortcut({ callback_id: 'request.open', type: 'shortcut' }, async ({ ack, client, shortcut }) => {
    await ack();
    heard.push(shortcut);
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
  });
  const requester = slack.person('U0REQUESTER');
  expect(await requester.shortcut('request.open')).toMatchObject({ status: 200 });
  expect((await requester.modal({ callbackId: 'request' })).title).toBe('Request phone numbers');
  expect(heard).toEqual([
    expect.objectContaining({
      type: 'shortcut',
      callback_id: 'request.open',
      action_ts: expect.any(String),
      user: expect.objectContaining({ id: 'U0REQUESTER', team_id: slack.teamId }),
      team: { id: slack.teamId, domain: 'local' },
    }),
  ]);
  expect(heard[0]).not.toHaveProperty('channel');
  expect(heard[0]).not.toHaveProperty('response_url');
  expect(slack.violations()).toEqual([]);
});
