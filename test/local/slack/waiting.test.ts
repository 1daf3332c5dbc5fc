import { describe, expect, test } from 'vitest';
import { button, modal, option, plain, section, textInput } from './support/blocks.ts';
import { formWith } from './support/form.ts';
import { clientOf, slackAndApp } from './support/stage.ts';

describe('waiting', () => {
  test('settles when the app has redrawn the view since the last action', async () => {
    const { slack, app, form } = await formWith([button('Add a line', 'add'), section('One line')]);
    await form.settled();
    app.answer(() => {
      const view = modal('Form', [button('Add a line', 'add'), section('Two lines')]);
      void clientOf(slack).views.update({ view_id: form.viewId, view });
      return '';
    });
    await form.click('Add a line');
    await form.settled();
    expect(form.has('Two lines')).toBe(true);
  });

  test('does not take a loading view for the form', async () => {
    const { slack } = await slackAndApp({ waitTimeoutMs: 50 });
    const lead = slack.person('U0LEAD');
    const { delivery } = await lead.command('/voice');
    const { submit: _submit, ...loading } = modal('Form', [section('Loading')]);
    await clientOf(slack).views.open({ trigger_id: String(delivery.payload.trigger_id), view: loading });
    await expect((await lead.modal()).settled()).rejects.toThrow('"Form" to be redrawn');
  });

  test('tells what the person sees when it is in vain', async () => {
    const { slack } = await slackAndApp({ waitTimeoutMs: 50 });
    await clientOf(slack).chat.postMessage({
      channel: 'C0VOICE',
      text: 'R-1',
      blocks: [section('*Waiting*')],
    });
    const wait = slack.person('U0LEAD').message('C0VOICE', (message) => message.has('Approved'));
    await expect(wait).rejects.toThrow(
      /waited 50 ms for a message in C0VOICE \(Lead\)[\s\S]*#voice-approvals[\s\S]*Waiting/,
    );
  });

  test('ends with an error when the workspace closes or the check throws', async () => {
    const { slack } = await slackAndApp();
    const lead = slack.person('U0LEAD');
    const wait = expect(lead.modal()).rejects.toThrow('a modal');
    await slack.close();
    await wait;
    const broken = lead.modal({ where: () => true });
    await expect(broken).rejects.toThrow('a modal');
  });

  test('finds a modal that becomes the wanted one by an update', async () => {
    const { slack, form } = await formWith([section('Loading')]);
    const lead = slack.person('U0LEAD');
    const wait = lead.modal({ title: 'Review', callbackId: 'request.review' });
    const client = clientOf(slack);
    const review = modal('Review', [section('Sure')]);
    await client.views.update({ view_id: form.viewId, view: review });
    await client.views.update({ view_id: form.viewId, view: { ...review, callback_id: 'request.review' } });
    expect((await wait).viewId).toBe(form.viewId);
    expect(form.callbackId).toBe('request.review');
  });

  test('takes a check that throws for not yet', async () => {
    const { slack, form } = await formWith([section('Loading')]);
    const wait = form.settled((view) => view.value('Reason') === '');
    const view = modal('Form', [textInput('reason', 'Reason')]);
    await clientOf(slack).views.update({ view_id: form.viewId, view });
    await wait;
    expect(form.labels()).toEqual(['Reason']);
  });

  test('finds the latest message that fits, and hears of later ones', async () => {
    const { slack } = await slackAndApp();
    const client = clientOf(slack);
    const lead = slack.person('U0LEAD');
    const wait = lead.message('C0VOICE', ({ text }) => text.startsWith('R-2'));
    await client.chat.postMessage({ channel: 'C0VOICE', text: 'R-1' });
    await client.chat.postMessage({ channel: 'C0VOICE', text: 'R-2 first' });
    expect((await wait).text).toBe('R-2 first');
    await client.chat.postMessage({ channel: 'C0VOICE', text: 'R-2 second' });
    expect((await lead.message('C0VOICE', ({ text }) => text.startsWith('R-2'))).text).toBe('R-2 second');
  });
});

describe('messages', () => {
  test('are clicked as they are now, or as they were', async () => {
    const { slack, app } = await slackAndApp();
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({
      channel: 'C0VOICE',
      text: 'R-1',
      blocks: [button('Approve', 'approve')],
    });
    const lead = slack.person('U0LEAD');
    const card = await lead.message('C0VOICE');
    await client.chat.update({ channel: 'C0VOICE', ts, text: 'R-1', blocks: [section('Approved')] });
    await expect(lead.click(card, 'Approve')).rejects.toThrow('there is no button "Approve"');
    await lead.click(card, 'Approve', { stale: true });
    expect(app.received[0]?.payload).toMatchObject({
      actions: [{ action_id: 'approve' }],
      message: { blocks: [{ type: 'section' }] },
    });
    await client.chat.delete({ channel: 'C0VOICE', ts });
    await expect(lead.click(card, 'Approve', { stale: true })).rejects.toThrow('no longer there');
  });

  test('have controls', async () => {
    const { slack, app } = await slackAndApp();
    const select = {
      type: 'static_select' as const,
      action_id: 'show',
      placeholder: plain('Show'),
      options: [option('Mine'), option('All')],
    };
    await clientOf(slack).chat.postMessage({
      channel: 'C0VOICE',
      text: 'Numbers',
      blocks: [{ type: 'actions', elements: [select] }],
    });
    const lead = slack.person('U0LEAD');
    const controls = lead.on(await lead.message('C0VOICE'));
    expect(controls.options('Show')).toEqual(['Mine', 'All']);
    await controls.choose('Show', 'All');
    expect(app.received[0]?.payload).toMatchObject({ actions: [{ selected_option: { value: 'all' } }] });
    const { state } = app.received[0]?.payload ?? {};
    expect(JSON.stringify(state)).toContain('"value":"all"');
  });

  test('are not seen by guests in channels that they cannot open', async () => {
    const { slack } = await slackAndApp();
    expect(() => slack.person('U0GUEST').messages('C0PRIVATE')).toThrow('Guest cannot open #voice-private');
    expect(() => slack.person('U0GUEST').messages('C0RANDOM')).toThrow('cannot open');
    expect(() => slack.person('U0NOBODY')).toThrow('nobody has the id');
  });
});
