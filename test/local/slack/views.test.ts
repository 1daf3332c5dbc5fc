import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { LocalSlack } from '#src/local/slack/driver.ts';
import { button, modal, option, plain, section, textInput } from './support/blocks.ts';
import { clientOf, refusal, slackAndApp, standingClock } from './support/stage.ts';

const first = modal('First', [section('A'), button('Next', 'next')]);

/** A trigger id as an app gets it, from a real command. */
async function trigger(slack: LocalSlack, person = 'U0REQUESTER'): Promise<string> {
  const { delivery } = await slack.person(person).command('/voice');
  return String(delivery.payload.trigger_id);
}

async function open(slack: LocalSlack, view: ModalView): Promise<{ id: string; hash: string }> {
  const opened = await clientOf(slack).views.open({ trigger_id: await trigger(slack), view });
  return { id: opened.view?.id ?? '', hash: opened.view?.hash ?? '' };
}

describe('trigger ids', () => {
  test('open one view within three seconds', async () => {
    const clock = standingClock();
    const { slack } = await slackAndApp({ now: clock.now });
    const client = clientOf(slack);
    const once = await trigger(slack);
    clock.advance(3000);
    expect((await client.views.open({ trigger_id: once, view: first })).ok).toBe(true);
    expect(await refusal(client.views.open({ trigger_id: once, view: first }))).toBe('exchanged_trigger_id');
    const late = await trigger(slack);
    clock.advance(3001);
    expect(await refusal(client.views.open({ trigger_id: late, view: first }))).toBe('expired_trigger_id');
    expect(await refusal(client.views.open({ trigger_id: 'made-up', view: first }))).toBe(
      'invalid_trigger_id',
    );
    expect(slack.violations().map(({ kind }) => kind)).toEqual(['trigger', 'trigger', 'trigger']);
  });

  test('are not used up by a view that is refused', async () => {
    const { slack } = await slackAndApp();
    const client = clientOf(slack);
    const id = await trigger(slack);
    const bad = modal('x'.repeat(25), [section('A')]);
    await expect(client.views.open({ trigger_id: id, view: bad })).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
        },
      },
    });
    expect((await client.views.open({ trigger_id: id, view: first })).ok).toBe(true);
  });
});

describe('the stack', () => {
  test('holds three views, pushed from inside the modal', async () => {
    const { slack } = await slackAndApp();
    const client = clientOf(slack);
    await open(slack, first);
    const requester = slack.person('U0REQUESTER');
    const push = async (title: string) => {
      const { delivery } = await (await requester.modal()).click('Next');
      const view = modal(title, [button('Next', 'next')]);
      return client.views.push({ trigger_id: String(delivery.payload.trigger_id), view });
    };
    await push('Second');
    const third = await push('Third');
    expect(third.view?.previous_view_id).not.toBe(third.view?.root_view_id);
    expect(await refusal(push('Fourth'))).toBe('push_limit_reached');
    await (await requester.modal({ title: 'Third' })).previous();
    await (await requester.modal({ title: 'Second' })).previous();
    expect((await requester.modal()).title).toBe('First');
  });

  test('is not pushed onto with a trigger from outside', async () => {
    const { slack } = await slackAndApp();
    await open(slack, first);
    const outside = await trigger(slack);
    expect(await refusal(clientOf(slack).views.push({ trigger_id: outside, view: first }))).toBe(
      'invalid_trigger_id',
    );
  });

  test('gives way to a new first view', async () => {
    const { slack } = await slackAndApp();
    const old = await open(slack, first);
    await open(slack, modal('Other', [section('B')]));
    expect((await slack.person('U0REQUESTER').modal()).title).toBe('Other');
    expect(await refusal(clientOf(slack).views.update({ view_id: old.id, view: first }))).toBe('not_found');
  });
});

describe('updates', () => {
  test('change the hash, and a stale hash is a conflict', async () => {
    const { slack } = await slackAndApp();
    const client = clientOf(slack);
    const { id, hash } = await open(slack, first);
    const updated = await client.views.update({ view_id: id, hash, view: first });
    expect(updated.view?.hash).not.toBe(hash);
    expect(await refusal(client.views.update({ view_id: id, hash, view: first }))).toBe('hash_conflict');
    expect(slack.violations()).toEqual([]);
  });

  test('find a view by external_id', async () => {
    const { slack } = await slackAndApp();
    await open(slack, { ...first, external_id: 'form-1' });
    await clientOf(slack).views.update({ external_id: 'form-1', view: modal('By name', [section('B')]) });
    expect((await slack.person('U0REQUESTER').modal()).title).toBe('By name');
  });

  test('end with the view: not_found once it is closed', async () => {
    const { slack } = await slackAndApp();
    const { id } = await open(slack, first);
    await (await slack.person('U0REQUESTER').modal()).close();
    expect(await refusal(clientOf(slack).views.update({ view_id: id, view: first }))).toBe('not_found');
  });

  test('keep what was entered only in the same field', async () => {
    const { slack } = await slackAndApp();
    const client = clientOf(slack);
    const initial = { type: 'plain_text_input' as const, action_id: 'text', initial_value: 'Given' };
    const { id } = await open(
      slack,
      modal('Form', [
        textInput('a', 'A'),
        textInput('b', 'B'),
        { type: 'input', block_id: 'c', label: plain('C'), element: initial },
      ]),
    );
    const form = await slack.person('U0REQUESTER').modal();
    expect(form.value('C')).toBe('Given');
    for (const label of ['A', 'B', 'C']) await form.fill(label, `typed ${label}`);
    const number = { type: 'number_input' as const, action_id: 'text', is_decimal_allowed: false };
    const view = modal('Form', [
      textInput('a', 'A'),
      textInput('b2', 'B'),
      { type: 'input', block_id: 'c', label: plain('C'), element: number },
    ]);
    await client.views.update({ view_id: id, view });
    expect(form.value('A')).toBe('typed A');
    expect(form.value('B')).toBe('');
    expect(form.value('C')).toBe('');
  });

  test('do not bring a new initial value into a field that is already drawn', async () => {
    const { slack } = await slackAndApp();
    const client = clientOf(slack);
    const withInitial = (blockId: string, initial?: string): ModalView => {
      const element = { type: 'plain_text_input' as const, action_id: 'text' };
      const filled = initial === undefined ? element : { ...element, initial_value: initial };
      return modal('Form', [{ type: 'input', block_id: blockId, label: plain('A'), element: filled }]);
    };
    const { id } = await open(slack, withInitial('a'));
    const form = await slack.person('U0REQUESTER').modal();
    await client.views.update({ view_id: id, view: withInitial('a', 'new') });
    expect(form.value('A')).toBe('');
    await client.views.update({ view_id: id, view: withInitial('a2', 'new') });
    expect(form.value('A')).toBe('new');
  });

  test('drop a chosen option that is no longer offered', async () => {
    const { slack } = await slackAndApp();
    const client = clientOf(slack);
    const withOptions = (...names: string[]): ModalView =>
      modal('Form', [
        {
          type: 'input',
          block_id: 'q',
          label: plain('Quantity'),
          element: { type: 'static_select', action_id: 'q', options: names.map((name) => option(name)) },
        },
      ]);
    const { id } = await open(slack, withOptions('1', '2', '3'));
    const form = await slack.person('U0REQUESTER').modal();
    await form.choose('Quantity', '3');
    await client.views.update({ view_id: id, view: withOptions('1', '3') });
    expect(form.value('Quantity')).toBe('3');
    await client.views.update({ view_id: id, view: withOptions('1', '2') });
    expect(form.value('Quantity')).toBe('');
  });

  test('refuse more than 250 KB', async () => {
    const { slack } = await slackAndApp();
    const { id } = await open(slack, first);
    const heavy = modal(
      'Heavy',
      Array.from({ length: 90 }, () => section('x'.repeat(2900))),
    );
    expect(await refusal(clientOf(slack).views.update({ view_id: id, view: heavy }))).toBe('view_too_large');
  });
});

describe('App Home', () => {
  test('is opened with an event, published with a hash and acted on', async () => {
    const { slack, app } = await slackAndApp();
    const client = clientOf(slack);
    const requester = slack.person('U0REQUESTER');
    await requester.openHome();
    expect(app.received[0]?.payload).toMatchObject({
      type: 'event_callback',
      team_id: slack.teamId,
      event: { type: 'app_home_opened', user: 'U0REQUESTER', tab: 'home', channel: 'D0REQUESTER' },
    });
    const view = { type: 'home' as const, blocks: [button('Request phone numbers', 'home.request')] };
    const published = await client.views.publish({ user_id: 'U0REQUESTER', view });
    const hash = published.view?.hash ?? '';
    await client.views.publish({ user_id: 'U0REQUESTER', view, hash });
    expect(await refusal(client.views.publish({ user_id: 'U0REQUESTER', view, hash }))).toBe('hash_conflict');
    expect(await refusal(client.views.publish({ user_id: 'U0STRANGER', view }))).toBe('user_not_found');
    const home = await requester.home(({ hash: now }) => now !== hash);
    const { delivery } = await home.click('Request phone numbers');
    expect(delivery.payload).toMatchObject({
      type: 'block_actions',
      view: { type: 'home' },
      container: { type: 'view' },
    });
    expect(delivery.payload).not.toHaveProperty('response_url');
    const opened = await client.views.open({ trigger_id: String(delivery.payload.trigger_id), view: first });
    expect(opened.ok).toBe(true);
  });
});
