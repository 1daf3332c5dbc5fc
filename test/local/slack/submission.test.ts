import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { Form, LocalSlack } from '#src/local/slack/driver.ts';
import { button, modal, section, textInput } from './support/blocks.ts';
import type { FakeApp, Reply } from './support/fake-app.ts';
import { clientOf, slackAndApp } from './support/stage.ts';

const reason = modal('Deny', [textInput('reason', 'Reason', true), section('R-1')], { callback_id: 'deny' });

async function formWith(
  view: ModalView = reason,
  options: { ackTimeoutMs?: number } = {},
): Promise<{ slack: LocalSlack; app: FakeApp; form: Form; answers: (reply: Reply) => void }> {
  const { slack, app } = await slackAndApp(options);
  const lead = slack.person('U0LEAD');
  const { delivery } = await lead.command('/voice');
  await clientOf(slack).views.open({ trigger_id: String(delivery.payload.trigger_id), view });
  app.received.length = 0;
  const form = await lead.modal();
  slack.forget();
  return { slack, app, form, answers: (reply) => app.answer(() => reply) };
}

test('sends the view with its values as Slack shapes them', async () => {
  const { app, form, slack } = await formWith();
  await form.fill('Reason', 'Too many');
  expect(await form.submit()).toMatchObject({ kind: 'closed' });
  expect(app.received[0]?.payload).toMatchObject({
    type: 'view_submission',
    team: { id: slack.teamId, domain: 'local' },
    user: { id: 'U0LEAD', name: 'lead', team_id: slack.teamId },
    api_app_id: slack.appId,
    trigger_id: expect.any(String),
    view: {
      id: form.viewId,
      type: 'modal',
      callback_id: 'deny',
      private_metadata: '',
      hash: form.hash,
      state: { values: { reason: { text: { type: 'plain_text_input', value: 'Too many' } } } },
      previous_view_id: null,
    },
    response_urls: [],
  });
  expect(app.received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
});

test('an empty optional field is null', async () => {
  const { app, form } = await formWith();
  await form.submit();
  expect(app.received[0]?.payload).toMatchObject({
    view: { state: { values: { reason: { text: { value: null } } } } },
  });
});

describe('what the app answers', () => {
  test('nothing: the view closes and the one below comes back', async () => {
    const { slack, form } = await formWith(
      modal('First', [button('Next', 'next'), textInput('a', 'A', true)]),
    );
    const { delivery } = await form.click('Next');
    await form.fill('A', 'kept');
    await clientOf(slack).views.push({ trigger_id: String(delivery.payload.trigger_id), view: reason });
    const lead = slack.person('U0LEAD');
    expect(await (await lead.modal({ title: 'Deny' })).submit()).toMatchObject({ kind: 'closed' });
    expect((await lead.modal()).title).toBe('First');
    expect(form.value('A')).toBe('kept');
  });

  test('clear: every view closes', async () => {
    const { slack, form, answers } = await formWith();
    answers({ response_action: 'clear' });
    expect(await form.submit()).toMatchObject({ kind: 'cleared' });
    await slack.person('U0LEAD').noModal();
    expect(form.open).toBe(false);
  });

  test('update: the same view is redrawn', async () => {
    const { form, answers } = await formWith();
    answers({ response_action: 'update', view: modal('Done', [section('Saved')]) });
    const before = form.hash;
    expect(await form.submit()).toMatchObject({ kind: 'updated' });
    expect(form.title).toBe('Done');
    expect(form.hash).not.toBe(before);
  });

  test('push: a view on top', async () => {
    const { slack, form, answers } = await formWith();
    answers({ response_action: 'push', view: modal('Review', [section('Sure')]) });
    expect(await form.submit()).toMatchObject({ kind: 'pushed' });
    expect((await slack.person('U0LEAD').modal()).title).toBe('Review');
    await expect(form.submit()).rejects.toThrow('covered by another view');
  });

  test('errors: they stand under the field until it is redrawn', async () => {
    const { form, answers } = await formWith();
    answers({ response_action: 'errors', errors: { reason: 'Enter a reason' } });
    const answered = await form.submit();
    expect(answered).toMatchObject({ kind: 'errors', by: 'app', errors: { Reason: 'Enter a reason' } });
    expect(form.errors()).toEqual({ Reason: 'Enter a reason' });
    expect(form.text()).toContain('  ! Enter a reason');
  });
});

describe('what Slack refuses', () => {
  const wrong: [string, Reply][] = [
    ['errors on a block that is no input', { response_action: 'errors', errors: { elsewhere: 'No' } }],
    ['no errors at all', { response_action: 'errors', errors: {} }],
    ['an unknown response_action', { response_action: 'explode' }],
    ['text', 'ok'],
    ['an invalid view', { response_action: 'update', view: modal('x'.repeat(25), [section('A')]) }],
  ];
  test.each(wrong)('%s', async (_name, reply) => {
    const { slack, form, answers } = await formWith();
    answers(reply);
    const answered = await form.submit();
    expect(answered).toMatchObject({
      kind: 'failed',
      problem: expect.stringContaining('trouble connecting'),
    });
    expect(slack.violations()).toMatchObject([{ kind: 'bad_answer', where: 'deny' }]);
    expect(form.open).toBe(true);
  });

  test.each<Reply>([500, 404])('status %s', async (status) => {
    const { slack, form, answers } = await formWith();
    answers(status);
    expect(await form.submit()).toMatchObject({ kind: 'failed' });
    expect(slack.violations()).toMatchObject([{ kind: 'unacked', where: 'deny' }]);
  });

  test('an answer that comes too late', async () => {
    const { slack, form, answers } = await formWith(reason, { ackTimeoutMs: 100 });
    answers('never');
    const answered = await form.submit();
    expect(answered).toMatchObject({ kind: 'failed', delivery: { outcome: 'operation_timeout', status: 0 } });
    expect(slack.violations()).toMatchObject([{ kind: 'unacked' }]);
  });
});

describe('what the client holds back', () => {
  const required = modal('Form', [textInput('a', 'A'), textInput('b', 'B', true)]);

  test('required fields that are empty, unless forced', async () => {
    const { app, form } = await formWith(required);
    expect(await form.submit()).toEqual({
      kind: 'errors',
      by: 'slack',
      errors: { A: 'Please complete this required field.' },
    });
    expect(app.received).toEqual([]);
    expect(await form.submit({ force: true })).toMatchObject({ kind: 'closed' });
  });
});
