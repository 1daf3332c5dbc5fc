import type { KnownBlock } from '@slack/types';
import { expect, test } from 'vitest';
import type { Input, Place } from '#src/local/page/protocol.ts';
import { type JsonObject, objectOf, objectsOf } from '#src/local/slack/json.ts';
import { button, option, plain, section } from '../slack/support/blocks.ts';
import { clientOf } from '../slack/support/stage.ts';
import { startTestPage, type TestPage } from './support/page.ts';

const chosen = (...values: string[]): Input => ({ kind: 'chosen', values });
const typed = (text: string, enter = false): Input => ({ kind: 'typed', text, enter });
const click: Input = { kind: 'click' };

/** The lead's App Home with one element in a block `b`. */
async function homeWith(
  element: object,
  block: object = { type: 'actions' },
): Promise<TestPage & { place: Place }> {
  const page = await startTestPage();
  const inside = { action_id: 'it', ...element };
  const input = { label: plain('Field'), element: inside };
  const drawn = {
    block_id: 'b',
    ...block,
    ...('type' in block && block.type === 'input' ? input : { elements: [inside] }),
  };
  await clientOf(page.slack).views.publish({
    user_id: 'U0LEAD',
    view: { type: 'home', blocks: [drawn as KnownBlock] },
  });
  return { ...page, place: { view: page.slack.workspace.views.home('U0LEAD')?.id ?? '' } };
}

function use(page: TestPage & { place: Place }, input: Input): Promise<unknown> {
  const { place } = page;
  return page.act('U0LEAD', { kind: 'element', place, blockId: 'b', actionId: 'it', input, typed: {} });
}

function refused(page: TestPage & { place: Place }, input: Input): Promise<string> {
  const { place } = page;
  return page.refusal('U0LEAD', { kind: 'element', place, blockId: 'b', actionId: 'it', input, typed: {} });
}

function lastAction(page: TestPage): JsonObject {
  return objectsOf(page.app.received.at(-1)?.payload.actions)[0] ?? {};
}

const OPTIONS = { options: [option('One'), option('Two'), option('Three')] };
const ONE = option('One');

const CASES: readonly [object, Input, object][] = [
  [{ type: 'button', text: plain('Go'), value: '7' }, click, { value: '7' }],
  [{ type: 'static_select', ...OPTIONS }, chosen('one'), { selected_option: { value: 'one' } }],
  [{ type: 'radio_buttons', ...OPTIONS }, chosen('two'), { selected_option: { value: 'two' } }],
  [{ type: 'overflow', ...OPTIONS }, chosen('three'), { selected_option: { value: 'three' } }],
  [
    { type: 'checkboxes', ...OPTIONS },
    chosen('two', 'one'),
    { selected_options: [{ value: 'two' }, { value: 'one' }] },
  ],
  [{ type: 'multi_static_select', ...OPTIONS }, chosen(), { selected_options: [] }],
  [{ type: 'users_select' }, chosen('U0ADMIN'), { selected_user: 'U0ADMIN' }],
  [{ type: 'multi_users_select' }, chosen('U0ADMIN', 'U0LEAD'), { selected_users: ['U0ADMIN', 'U0LEAD'] }],
  [{ type: 'channels_select' }, chosen('C0VOICE'), { selected_channel: 'C0VOICE' }],
  [{ type: 'multi_channels_select' }, chosen('C0VOICE'), { selected_channels: ['C0VOICE'] }],
  [{ type: 'conversations_select' }, chosen('C0PRIVATE'), { selected_conversation: 'C0PRIVATE' }],
  [{ type: 'multi_conversations_select' }, chosen('C0VOICE'), { selected_conversations: ['C0VOICE'] }],
  [{ type: 'datepicker' }, typed('2026-11-28'), { selected_date: '2026-11-28' }],
  [{ type: 'timepicker' }, typed('14:05'), { selected_time: '14:05' }],
  [{ type: 'datetimepicker' }, typed('1795615500'), { selected_date_time: 1795615500 }],
];

test.each(CASES)('sends what is done with %o', async (element, input, expected) => {
  const page = await homeWith(element);
  const answer = await use(page, input);
  expect(answer).toMatchObject({ ackMs: expect.any(Number) });
  expect(lastAction(page)).toMatchObject({ block_id: 'b', action_id: 'it', ...expected });
});

const HOSTILE: readonly [object, Input][] = [
  [{ type: 'button', text: plain('Go') }, chosen('one')],
  [{ type: 'static_select', ...OPTIONS }, chosen('four')],
  [{ type: 'static_select', ...OPTIONS }, chosen('one', 'two')],
  [{ type: 'static_select', ...OPTIONS }, click],
  [{ type: 'static_select', ...OPTIONS }, typed('one')],
  [{ type: 'overflow', ...OPTIONS }, chosen('')],
  [{ type: 'multi_static_select', ...OPTIONS, max_selected_items: 1 }, chosen('one', 'two')],
  [{ type: 'users_select' }, chosen('U0NOBODY')],
  [{ type: 'channels_select' }, chosen('C0PRIVATE')],
  [{ type: 'conversations_select' }, chosen('D0ADMIN')],
  [{ type: 'external_select' }, chosen('one')],
  [{ type: 'datepicker' }, typed('tomorrow')],
  [{ type: 'timepicker' }, typed('25:00')],
];

test.each(HOSTILE)('refuses what %o does not offer: %o', async (element, input) => {
  const page = await homeWith(element);
  expect(await refused(page, input)).toMatch(/\.$/);
  expect(page.app.received).toEqual([]);
  expect(page.errors).toEqual([]);
});

test('does not choose a private channel for somebody who is not in it', async () => {
  const page = await startTestPage();
  const drawn = {
    type: 'actions',
    block_id: 'b',
    elements: [{ type: 'conversations_select', action_id: 'it' }],
  };
  const { ts = '' } = await clientOf(page.slack).chat.postMessage({
    channel: 'C0VOICE',
    text: 'Choose',
    blocks: [drawn as KnownBlock],
  });
  const place = { channel: 'C0VOICE', ts, redraws: 0 };
  const act = {
    kind: 'element',
    place,
    blockId: 'b',
    actionId: 'it',
    input: chosen('C0PRIVATE'),
    typed: {},
  } as const;
  expect(await page.refusal('U0GUEST', act)).toContain('not offered');
  await page.act('U0LEAD', act);
  expect(lastAction(page)).toMatchObject({ selected_conversation: 'C0PRIVATE' });
});

test('tells the app of a typed text only where the field asks for it', async () => {
  const page = await homeWith({ type: 'plain_text_input' }, { type: 'input', dispatch_action: true });
  expect(await use(page, typed('half'))).toEqual({});
  expect(page.app.received).toEqual([]);
  await use(page, typed('whole', true));
  expect(lastAction(page)).toMatchObject({ value: 'whole' });
});

test('suggests with groups, and takes what was suggested to this person', async () => {
  const page = await homeWith({ type: 'multi_external_select', min_query_length: 1 });
  const { place } = page;
  const group = { label: plain('Europe'), options: [option('Sweden'), option('Spain')] };
  page.app.answer(({ payload }) => (payload.type === 'block_suggestion' ? { option_groups: [group] } : ''));
  const suggest = { kind: 'suggest', place, blockId: 'b', actionId: 'it' } as const;
  expect(await page.act('U0LEAD', { ...suggest, query: '' })).toEqual({ options: [] });
  const { options } = await page.act('U0LEAD', { ...suggest, query: 's' });
  expect(options?.map(({ group: label, option: each }) => [label, each.value])).toEqual([
    ['Europe', 'sweden'],
    ['Europe', 'spain'],
  ]);
  await use(page, chosen('sweden'));
  page.app.answer(({ payload }) =>
    payload.type === 'block_suggestion' ? { options: [option('Italy')] } : '',
  );
  await page.act('U0LEAD', { ...suggest, query: 'i' });
  await use(page, chosen('sweden', 'italy'));
  expect(lastAction(page).selected_options).toMatchObject([{ value: 'sweden' }, { value: 'italy' }]);
  expect(await refused(page, chosen('spain'))).toContain('not offered');
});

test('shows on the person’s own screen what they have chosen in a message', async () => {
  const page = await startTestPage();
  const drawn = {
    type: 'actions',
    block_id: 'b',
    elements: [{ type: 'static_select', action_id: 'it', ...OPTIONS }],
  };
  const { ts = '' } = await clientOf(page.slack).chat.postMessage({
    channel: 'C0VOICE',
    text: 'Choose',
    blocks: [drawn as KnownBlock],
  });
  const [lead, admin] = [await page.watch('U0LEAD'), await page.watch('U0ADMIN')];
  const place = { channel: 'C0VOICE', ts, redraws: 0 };
  await page.act('U0LEAD', {
    kind: 'element',
    place,
    blockId: 'b',
    actionId: 'it',
    input: chosen('one'),
    typed: {},
  });
  const held = (screen: typeof lead) => screen.entry(`message:C0VOICE:${ts}`)?.values.b?.it?.selected_option;
  await lead.until(() => held(lead) !== null, 'the choice');
  expect(held(lead)).toMatchObject({ value: ONE.value });
  expect(held(admin)).toBe(null);
});

test('sends a late click as it was on the screen when the button is gone meanwhile', async () => {
  const page = await startTestPage();
  const client = clientOf(page.slack);
  const buttons = (value: string): KnownBlock => ({
    block_id: 'b',
    ...button('Approve', 'approve', { value }),
  });
  const { ts = '' } = await client.chat.postMessage({
    channel: 'C0VOICE',
    text: 'R-1',
    blocks: [buttons('1')],
  });
  const clickAt = (redraws: number) => {
    const place = { channel: 'C0VOICE', ts, redraws };
    return { kind: 'element', place, blockId: 'b', actionId: 'approve', input: click, typed: {} } as const;
  };
  await client.chat.update({ channel: 'C0VOICE', ts, text: 'R-1', blocks: [buttons('2')] });
  await page.act('U0LEAD', clickAt(0));
  expect(lastAction(page)).toMatchObject({ value: '2' });
  await client.chat.update({ channel: 'C0VOICE', ts, text: 'R-1', blocks: [section('Approved')] });
  await page.act('U0LEAD', clickAt(1));
  expect(lastAction(page)).toMatchObject({ action_id: 'approve', value: '2' });
  const { blocks } = objectOf(page.app.received.at(-1)?.payload.message);
  expect(objectsOf(blocks)[0]?.type).toBe('section');
  expect(await page.refusal('U0LEAD', clickAt(2))).toContain('changed meanwhile');
  await client.chat.delete({ channel: 'C0VOICE', ts });
  expect(await page.refusal('U0LEAD', clickAt(2))).toContain('not there any more');
});

test('does nothing in the views and messages of others', async () => {
  const page = await homeWith({ type: 'button', text: plain('Go') });
  const { place } = page;
  const act = { kind: 'element', place, blockId: 'b', actionId: 'it', input: click, typed: {} } as const;
  expect(await page.refusal('U0ADMIN', act)).toContain('closed');
  const { ts } = page.slack.workspace.post('C0PRIVATE', { text: 'R-1', blocks: [] });
  const there = { ...act, place: { channel: 'C0PRIVATE', ts, redraws: 0 } };
  expect(await page.refusal('U0GUEST', there)).toContain('not there any more');
  expect(await page.refusal('U0NOBODY', act)).toContain('U0NOBODY');
  expect(await page.refusal('U0DIALTONE', act)).toContain('Dialtone');
});
