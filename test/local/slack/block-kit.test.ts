import type { KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { Problem } from '#src/local/slack/block-kit/validate.ts';
import { isTooLarge, validateMessage, validateView } from '#src/local/slack/block-kit/validate.ts';
import type { JsonObject } from '#src/local/slack/json.ts';
import { button, modal, option, plain, section, textInput } from './support/blocks.ts';

const pointers = (problems: Problem[]): string[] => problems.map(({ pointer }) => pointer);
const select = (more: object): JsonObject => ({
  type: 'actions',
  elements: [{ type: 'static_select', action_id: 'a', ...more }],
});
const input = (element: object): JsonObject => ({ type: 'input', label: plain('Label'), element });

describe('lengths', () => {
  test('names the limit and the spot', () => {
    const problems = validateMessage([button('x'.repeat(76), 'a')]);
    expect(problems).toEqual([
      { pointer: '/blocks/0/elements/0/text/text', message: 'must be less than 76 characters' },
    ]);
  });

  test('counts code points, not UTF-16 units', () => {
    const flags = '🇨🇦'.repeat(75);
    expect(validateMessage([{ type: 'header', text: plain(flags) }])).toEqual([]);
    expect(validateMessage([{ type: 'header', text: plain(`${flags}x`) }])).toHaveLength(1);
  });

  test.each([
    ['header', { type: 'header', text: plain('x'.repeat(151)) }],
    ['section text', section('x'.repeat(3001))],
    ['section field', { type: 'section', fields: [plain('x'.repeat(2001))] }],
    ['input label', { ...textInput('b', 'x'.repeat(2001)) }],
    ['block_id', { type: 'divider', block_id: 'x'.repeat(256) }],
    ['option value', select({ options: [option('A', 'x'.repeat(76))] })],
    ['button value', button('A', 'a', { value: 'x'.repeat(2001) })],
    ['placeholder', input({ type: 'plain_text_input', placeholder: plain('x'.repeat(151)) })],
    ['empty text', section('')],
    ['confirm text', button('A', 'a', { confirm: { text: plain('x'.repeat(301)) } })],
  ])('refuses too much or too little in %s', (_name, block) => {
    expect(validateMessage([block])).toHaveLength(1);
  });
});

describe('shapes', () => {
  test.each([
    ['an unknown block', { type: 'banner' }, '/blocks/0/type'],
    ['an unknown element', { type: 'actions', elements: [{ type: 'slider' }] }, '/blocks/0/elements/0/type'],
    ['an unknown member', { type: 'divider', color: 'red' }, '/blocks/0'],
    ['a section without text', { type: 'section' }, '/blocks/0'],
    ['an input without label', { type: 'input', element: { type: 'plain_text_input' } }, '/blocks/0'],
    ['an input without element', { type: 'input', label: plain('A') }, '/blocks/0'],
    ['mrkdwn in a header', { type: 'header', text: { type: 'mrkdwn', text: 'A' } }, '/blocks/0/text'],
    [
      'a text input among actions',
      { type: 'actions', elements: [{ type: 'plain_text_input' }] },
      '/blocks/0/elements/0/type',
    ],
    ['a button as input', input({ type: 'button', text: plain('A') }), '/blocks/0/element/type'],
    [
      'a number as max_value',
      input({ type: 'number_input', is_decimal_allowed: false, max_value: 3 }),
      '/blocks/0/element/max_value',
    ],
    ['number_input without is_decimal_allowed', input({ type: 'number_input' }), '/blocks/0/element'],
    [
      'a range upside down',
      input({ type: 'number_input', is_decimal_allowed: false, min_value: '5', max_value: '3' }),
      '/blocks/0/element/min_value',
    ],
    ['a select without options', select({}), '/blocks/0/elements/0'],
    ['a select with no option', select({ options: [] }), '/blocks/0/elements/0/options'],
    [
      'options and option_groups',
      select({ options: [option('A')], option_groups: [{ label: plain('G'), options: [option('B')] }] }),
      '/blocks/0/elements/0',
    ],
    [
      'an initial option that is not offered',
      select({ options: [option('A')], initial_option: option('B') }),
      '/blocks/0/elements/0/initial_option',
    ],
    ['a button with a broken url', button('A', 'a', { url: 'nowhere' }), '/blocks/0/elements/0/url'],
    ['an unknown style', button('A', 'a', { style: 'warning' }), '/blocks/0/elements/0/style'],
    [
      'eleven radio options',
      select({ type: 'radio_buttons', options: Array.from({ length: 11 }, (_, n) => option(`O${n}`)) }),
      '/blocks/0/elements/0/options',
    ],
    [
      'an empty table cell',
      { type: 'table', rows: [[{ type: 'raw_text', text: '' }]] },
      '/blocks/0/rows/0/0/text',
    ],
    [
      'a data_table without caption',
      { type: 'data_table', rows: [[{ type: 'raw_text', text: 'A' }], [{ type: 'raw_text', text: 'B' }]] },
      '/blocks/0',
    ],
    [
      'a data_table with one row',
      { type: 'data_table', caption: 'C', rows: [[{ type: 'raw_text', text: 'A' }]] },
      '/blocks/0/rows',
    ],
  ])('refuses %s', (_name, block, pointer) => {
    expect(pointers(validateMessage([block]))).toEqual([pointer]);
  });

  test('refuses the same block_id twice and the same action_id twice in a block', () => {
    const twice: KnownBlock = { type: 'divider', block_id: 'same' };
    expect(validateMessage([twice, twice])[0]?.message).toBe('block_id "same" is already in use');
    const [first] = [button('A', 'same')];
    const elements = first?.type === 'actions' ? [...first.elements, ...first.elements] : [];
    expect(validateMessage([{ type: 'actions', elements }])[0]?.message).toBe(
      'action_id "same" already exists',
    );
  });

  test('allows one focus_on_load', () => {
    const focused = input({ type: 'plain_text_input', action_id: 'a', focus_on_load: true });
    expect(validateMessage([focused])).toEqual([]);
    expect(validateMessage([focused, focused])[0]?.message).toContain('focus_on_load');
  });

  test('accepts one of everything that the product draws', () => {
    const mrkdwn = { type: 'mrkdwn', text: '*Requester*\n<@U0REQUESTER>' };
    const cell = (text: string): JsonObject => ({ type: 'raw_text', text });
    const rich = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'Subject' }] }],
    };
    const blocks = [
      { type: 'header', text: plain('Lease 4 phone numbers (R-1042)') },
      { type: 'section', fields: [mrkdwn, mrkdwn] },
      {
        type: 'table',
        rows: [
          [cell('Country'), cell('USD')],
          [cell('Canada'), { type: 'raw_number', value: 1, text: '1.00' }],
        ],
      },
      {
        type: 'context',
        elements: [mrkdwn, { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A' }],
      },
      rich,
      {
        type: 'actions',
        elements: [
          { type: 'button', text: plain('Approve'), style: 'primary', action_id: 'x', value: '1' },
          {
            type: 'external_select',
            action_id: 'y',
            min_query_length: 0,
            placeholder: plain('Open a number'),
          },
          { type: 'overflow', action_id: 'z', options: [option('Help')] },
        ],
      },
    ];
    expect(validateMessage(blocks)).toEqual([]);
  });
});

describe('surfaces', () => {
  const alert: JsonObject = { type: 'alert', level: 'info', text: plain('Note') };
  const table: JsonObject = { type: 'table', rows: [[{ type: 'raw_text', text: 'A' }]] };
  const home = (blocks: object[]): JsonObject => ({ type: 'home', blocks });

  test('allows alert in modals only and tables everywhere but there', () => {
    expect(validateView({ ...modal('T', []), blocks: [alert] })).toEqual([]);
    expect(pointers(validateMessage([alert]))).toEqual(['/blocks/0/type']);
    expect(pointers(validateView(home([alert])))).toEqual(['/view/blocks/0/type']);
    expect(validateMessage([table])).toEqual([]);
    expect(validateView(home([table]))).toEqual([]);
    expect(pointers(validateView({ ...modal('T', []), blocks: [table] }))).toEqual(['/view/blocks/0/type']);
  });

  test('allows 50 blocks in a message and 100 in a view', () => {
    const dividers = (count: number): KnownBlock[] =>
      Array.from({ length: count }, () => ({ type: 'divider' }));
    expect(validateMessage(dividers(50))).toEqual([]);
    expect(validateMessage(dividers(51))[0]?.message).toBe('no more than 50 items allowed');
    expect(validateView(modal('T', dividers(100)))).toEqual([]);
    expect(validateView(modal('T', dividers(101)))[0]?.message).toBe('no more than 100 items allowed');
  });

  test('allows one table in a message', () => {
    expect(validateMessage([table, table])[0]?.message).toBe('only_one_table_allowed');
  });
});

describe('views', () => {
  test('asks for a submit button where there are inputs', () => {
    const { submit: _submit, ...without } = modal('T', [textInput('b', 'Reason')]);
    expect(validateView(without)[0]?.message).toContain('missing required field: submit');
    expect(validateView({ ...without, blocks: [section('Loading')] })).toEqual([]);
  });

  test.each([
    ['title', modal('x'.repeat(25), [section('A')])],
    ['submit', modal('T', [section('A')], { submit: plain('x'.repeat(25)) })],
    ['close', modal('T', [section('A')], { close: plain('x'.repeat(25)) })],
    ['private_metadata', modal('T', [section('A')], { private_metadata: 'x'.repeat(3001) })],
    ['callback_id', modal('T', [section('A')], { callback_id: 'x'.repeat(256) })],
  ])('limits %s', (name, view) => {
    expect(validateView(view)[0]?.pointer).toContain(`/view/${name}`);
  });

  test('refuses a home where a modal is asked for', () => {
    expect(validateView({ type: 'home', blocks: [section('A')] }, 'modal')[0]?.pointer).toBe('/view/type');
  });

  test('is too large above 250 KB', () => {
    expect(isTooLarge({ filler: 'x'.repeat(249_900) })).toBe(false);
    expect(isTooLarge({ filler: 'x'.repeat(250_000) })).toBe(true);
  });
});
