import type { KnownBlock, ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import { objectOf } from '#src/local/slack/json.ts';
import { button, modal, plain, textInput } from '../slack/support/blocks.ts';
import { input } from '../slack/support/form.ts';
import { clientOf } from '../slack/support/stage.ts';
import { startTestPage, type TestPage } from './support/page.ts';
import type { Screen } from './support/screen.ts';

/** The lead has run a command, and the app has opened this modal. */
async function withModal(
  blocks: KnownBlock[],
  more: Partial<ModalView> = {},
): Promise<TestPage & { screen: Screen; viewId: string }> {
  const page = await startTestPage();
  const screen = await page.watch('U0LEAD');
  await page.act('U0LEAD', { kind: 'command', channel: 'C0GENERAL', command: '/voice', text: '' });
  const { trigger_id: trigger } = page.app.received.at(-1)?.payload ?? {};
  await clientOf(page.slack).views.open({ trigger_id: String(trigger), view: modal('Form', blocks, more) });
  await screen.until(() => screen.entry('modal:0') !== undefined, 'the modal');
  page.app.received.length = 0;
  return { ...page, screen, viewId: screen.entry('modal:0')?.id ?? '' };
}

test('submits with what stands in the fields, and closes', async () => {
  const page = await withModal([textInput('name', 'Name')]);
  const { screen, viewId } = page;
  expect(screen.entry('modal:0')).toMatchObject({
    title: 'Form',
    submit: 'Send',
    close: 'Cancel',
    hasPrevious: false,
  });
  const typed = { name: { text: 'Checkout' }, gone: { text: 'x' }, constructor: { name: 'y' } };
  const answer = await page.act('U0LEAD', { kind: 'submit', viewId, typed });
  expect(answer).toEqual({ ackMs: expect.any(Number) });
  const { view } = page.app.received.at(-1)?.payload ?? {};
  expect(objectOf(objectOf(view).state).values).toEqual({
    name: { text: { type: 'plain_text_input', value: 'Checkout' } },
  });
  await screen.until(() => screen.entry('modal:0') === undefined, 'the modal to close');
});

test('says at the fields what Slack’s clients do not send', async () => {
  const field = (id: string, element: object, optional = false) => input(id, id, element, { optional });
  const page = await withModal([
    field('empty', { type: 'plain_text_input' }),
    field('short', { type: 'plain_text_input', min_length: 3 }),
    field('long', { type: 'plain_text_input', max_length: 3 }),
    field('count', { type: 'number_input', is_decimal_allowed: false, max_value: '10' }),
    field('mail', { type: 'email_text_input' }, true),
    field('site', { type: 'url_text_input' }, true),
    field('fine', { type: 'plain_text_input' }, true),
  ]);
  const { screen, viewId } = page;
  const wrong = { short: 'ab', long: 'abcd', count: '11', mail: 'nobody', site: 'example', fine: '' };
  const texts = Object.fromEntries(Object.entries(wrong).map(([id, text]) => [id, { it: text }]));
  expect(await page.act('U0LEAD', { kind: 'submit', viewId, typed: texts })).toEqual({});
  await screen.until(() => Object.keys(screen.entry('modal:0')?.errors ?? {}).length > 0, 'the errors');
  expect(screen.entry('modal:0')?.errors).toEqual({
    empty: 'Please complete this required field.',
    short: 'Use at least 3 characters.',
    long: 'Use at most 3 characters; there are 4.',
    count: 'Enter at most 10.',
    mail: 'Enter an email address.',
    site: 'Enter a URL.',
  });
  expect(page.app.received).toEqual([]);
  const right = {
    empty: 'a',
    short: 'abc',
    long: 'abc',
    count: '10',
    mail: 'a@example.com',
    site: 'https://example.com',
  };
  const typed = Object.fromEntries(Object.entries(right).map(([id, text]) => [id, { it: text }]));
  await page.act('U0LEAD', { kind: 'submit', viewId, typed });
  await screen.until(() => screen.entry('modal:0') === undefined, 'the modal to close');
});

test('shows what the app finds wrong, and tells when the app does not answer', async () => {
  const page = await withModal([textInput('name', 'Name')]);
  const { screen, viewId } = page;
  page.app.answer(() => ({ response_action: 'errors', errors: { name: 'Another project has this name.' } }));
  const submit = { kind: 'submit', viewId, typed: { name: { text: 'Checkout' } } } as const;
  await page.act('U0LEAD', submit);
  await screen.until(() => screen.entry('modal:0')?.errors.name !== undefined, 'the error');
  page.app.answer(() => 500);
  expect(await page.act('U0LEAD', submit)).toMatchObject({
    problem: 'We had some trouble connecting. Try again?',
  });
  expect(screen.entry('modal:0')?.values).toMatchObject({ name: { text: { value: 'Checkout' } } });
});

test('enters what is typed before a button in the form is clicked', async () => {
  const page = await withModal([textInput('name', 'Name'), { block_id: 'b', ...button('More', 'more') }]);
  const { viewId } = page;
  await page.act('U0LEAD', {
    kind: 'element',
    place: { view: viewId },
    blockId: 'b',
    actionId: 'more',
    input: { kind: 'click' },
    typed: { name: { text: 'Check' } },
  });
  const { view } = page.app.received.at(-1)?.payload ?? {};
  expect(objectOf(view).state).toMatchObject({ values: { name: { text: { value: 'Check' } } } });
});

test('keeps a rich text as the app expects it', async () => {
  const page = await withModal([input('Note', 'note', { type: 'rich_text_input' })]);
  await page.act('U0LEAD', { kind: 'submit', viewId: page.viewId, typed: { note: { it: 'Call <me>' } } });
  const { view } = page.app.received.at(-1)?.payload ?? {};
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text: 'Call <me>' }] };
  expect(objectOf(view).state).toMatchObject({
    values: { note: { it: { rich_text_value: { type: 'rich_text', elements: [section] } } } },
  });
});

test('closes one view or all, tells the app where it asks, and acts only on the view on top', async () => {
  const page = await withModal([textInput('name', 'Name')], { notify_on_close: true });
  const { screen, viewId } = page;
  const push = modal('Second', [textInput('why', 'Why')], { notify_on_close: true });
  page.app.answer(() => ({ response_action: 'push', view: { ...push } }));
  await page.act('U0LEAD', { kind: 'submit', viewId, typed: { name: { text: 'Checkout' } } });
  await screen.until(() => screen.entry('modal:1') !== undefined, 'the second view');
  page.app.answer(() => '');
  const second = screen.entry('modal:1')?.id ?? '';
  expect(screen.entry('modal:1')).toMatchObject({ hasPrevious: true });
  expect(await page.refusal('U0LEAD', { kind: 'submit', viewId, typed: {} })).toContain('on top');
  const typed = { why: { text: 'because' } };
  await page.act('U0LEAD', { kind: 'close', viewId: second, all: false, typed });
  const closed = page.app.received.at(-1)?.payload;
  expect(closed).toMatchObject({ type: 'view_closed', is_cleared: false });
  expect(objectOf(closed?.view).state).toMatchObject({ values: { why: { text: { value: 'because' } } } });
  await screen.until(() => screen.entry('modal:1') === undefined, 'the first view');
  expect(await page.act('U0LEAD', { kind: 'close', viewId: second, all: true, typed: {} })).toEqual({});
  expect(screen.entry('modal:0')?.id).toBe(viewId);
  await page.act('U0LEAD', { kind: 'close', viewId, all: true, typed: {} });
  await screen.until(() => screen.entry('modal:0') === undefined, 'no view');
  expect(await page.refusal('U0LEAD', { kind: 'submit', viewId, typed: {} })).toContain('Open it again');
});

test('opens the App Home and runs a shortcut of the manifest', async () => {
  const page = await startTestPage();
  expect(await page.act('U0LEAD', { kind: 'open_home', tab: 'home' })).toEqual({ ackMs: expect.any(Number) });
  expect(page.app.received.at(-1)?.payload.event).toMatchObject({ type: 'app_home_opened', tab: 'home' });
  expect(await page.refusal('U0STRANGER', { kind: 'open_home', tab: 'home' })).toContain('shared channel');
  await page.act('U0LEAD', { kind: 'shortcut', callbackId: 'ask' });
  expect(page.app.received.at(-1)?.payload).toMatchObject({ type: 'shortcut', callback_id: 'ask' });
  expect(await page.refusal('U0LEAD', { kind: 'shortcut', callbackId: 'other' })).toContain(
    'no such shortcut',
  );
});

test('checks blocks for a preview as Slack would', async () => {
  const page = await startTestPage();
  const check = async (surface: string, blocks: unknown) =>
    objectOf((await page.post('/page/preview', { surface, blocks })).body);
  const select = { type: 'static_select', options: [{ text: plain('One'), value: '1' }] };
  const initial = { ...select, initial_option: { text: plain('One'), value: '1' }, action_id: 'it' };
  const fine = await check('message', [{ type: 'actions', block_id: 'b', elements: [initial] }]);
  expect(fine).toMatchObject({ problems: [], values: { b: { it: { selected_option: { value: '1' } } } } });
  expect(fine.error).toBe(undefined);
  const alert = { type: 'alert', text: plain('Careful') };
  expect(await check('modal', [alert])).toMatchObject({ problems: [] });
  expect(await check('message', [alert])).toMatchObject({
    error: 'invalid_blocks',
    problems: [{ pointer: '/blocks/0/type', message: 'alert is not allowed in a message' }],
  });
  expect(await check('home', [{ type: 'table', rows: [] }])).toMatchObject({ error: 'invalid_arguments' });
  expect((await check('home', 'no list')).problems).toMatchObject([{ pointer: '/blocks' }]);
});
