import type { DataTableBlock, KnownBlock, TableBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { validateMessage, validateView } from '#src/local/slack/block-kit/validate.ts';
import { modal, section } from './support/blocks.ts';
import { clientOf, refusal, slackAlone, slackAndApp } from './support/stage.ts';

type Cell = DataTableBlock['rows'][number][number];

const cell = (text: string): Cell => ({ type: 'raw_text', text });
const row = (...texts: string[]): Cell[] => texts.map(cell);
const numbers = (rows: Cell[][], more: Partial<DataTableBlock> = {}): DataTableBlock => ({
  type: 'data_table',
  caption: 'Numbers of Checkout alerts',
  rows,
  ...more,
});
const many = (count: number, text = 'x'): Cell[][] => Array.from({ length: count }, () => row(text));
const rich: Cell = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
};
const empty: Cell = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] };
const few = numbers([row('Number', 'Status'), row('+12065550142', 'active')]);
const small: TableBlock = { type: 'table', rows: [[{ type: 'raw_text', text: 'A' }]] };

describe('a data table', () => {
  test.each([
    ['two rows', few],
    ['201 rows', numbers(many(201))],
    ['20 columns', numbers([Array(20).fill(cell('x')), Array(20).fill(cell('x'))])],
    ['a page of 100', numbers(many(2), { page_size: 100 })],
    [
      'numbers and links below the header',
      numbers([row('A', 'B'), [{ type: 'raw_number', value: 1, text: '1.00' }, rich]]),
    ],
  ])('may have %s', (_name, block) => {
    expect(validateMessage([block])).toEqual([]);
    expect(validateView({ type: 'home', blocks: [block] })).toEqual([]);
  });

  test.each([
    ['one row', numbers(many(1)), '/blocks/0/rows'],
    ['202 rows', numbers(many(202)), '/blocks/0/rows'],
    ['21 columns', numbers(Array(2).fill(Array(21).fill(cell('x')))), '/blocks/0/rows/0'],
    ['rows of different length', numbers([row('A'), row('B', 'C')]), '/blocks/0/rows'],
    ['an empty cell', numbers([row('A'), row('')]), '/blocks/0/rows/1/0/text'],
    ['an empty rich cell', numbers([row('A'), [empty]]), '/blocks/0/rows/1/0'],
    ['rich text in the header', numbers([[rich], row('A')]), '/blocks/0/rows/0/0'],
    ['no caption', { ...few, caption: '' }, '/blocks/0/caption'],
    ['a page of 101', numbers(many(2), { page_size: 101 }), '/blocks/0/page_size'],
    [
      'a header column that is not there',
      { ...few, row_header_column_index: 2 },
      '/blocks/0/row_header_column_index',
    ],
    ['more than 20,000 characters', numbers(many(201, 'x'.repeat(100))), '/blocks/0/rows'],
  ])('may not have %s', (_name, block, pointer) => {
    expect(validateMessage([block])[0]?.pointer).toBe(pointer);
  });

  test('shares its 20,000 characters with the other tables of the message', () => {
    const half = numbers(many(150, 'x'.repeat(100)));
    expect(validateMessage([half])).toEqual([]);
    expect(validateMessage([half, half])).toMatchObject([{ pointer: '/blocks' }]);
  });

  test('is refused with invalid_blocks in a message, with the spot', async () => {
    const slack = await slackAlone();
    const blocks = [numbers([row('Number'), row('')])];
    const call = clientOf(slack).chat.postMessage({ channel: 'C0VOICE', text: 'Numbers', blocks });
    await expect(call).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] must be more than 0 characters [json-pointer:/blocks/0/rows/1/0/text]'],
        },
      },
    });
    expect(slack.violations()).toMatchObject([{ kind: 'invalid_blocks' }]);
  });

  test('stands in messages and Homes, not in modals', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    await client.chat.postMessage({ channel: 'C0VOICE', text: 'Numbers', blocks: [few] });
    await client.views.publish({ user_id: 'U0LEAD', view: { type: 'home', blocks: [few, small] } });
    const lead = slack.person('U0LEAD');
    const lines = ['Numbers of Checkout alerts:', 'Number | Status', '+12065550142 | active'];
    expect((await lead.message('C0VOICE')).lines()).toEqual(lines);
    expect((await lead.home()).lines()).toEqual([...lines, 'A']);
    expect(validateView(modal('Numbers', [few])).map(({ pointer }) => pointer)).toEqual([
      '/view/blocks/0/type',
    ]);
  });
});

describe('a workspace without data tables', () => {
  test('refuses them everywhere, which is no violation', async () => {
    const { slack, app } = await slackAndApp({ refusedBlocks: ['data_table'] });
    const client = clientOf(slack);
    const message = { channel: 'C0VOICE', text: 'Numbers', blocks: [section('A'), few] };
    await expect(client.chat.postMessage(message)).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] unsupported type: data_table [json-pointer:/blocks/1/type]'],
        },
      },
    });
    const view = { type: 'home' as const, blocks: [few] };
    expect(await refusal(client.views.publish({ user_id: 'U0LEAD', view }))).toBe('invalid_arguments');
    const { delivery } = await slack.person('U0LEAD').command('/voice');
    const answered = await fetch(String(delivery.payload.response_url), {
      method: 'POST',
      body: JSON.stringify({ text: 'Numbers', blocks: [few] }),
    });
    expect(answered.status).toBe(400);
    app.answer(() => ({ text: 'Numbers', blocks: [few] }));
    expect((await slack.person('U0LEAD').command('/voice')).text).toBeUndefined();
    expect(slack.workspace.messages.all()).toEqual([]);
    expect(slack.violations().map(({ kind }) => kind)).toEqual(['response_url', 'bad_answer']);
  });

  test('can come and go while it runs', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const message = { channel: 'C0VOICE', text: 'Numbers', blocks: [few] };
    slack.workspace.refusedBlocks.add('data_table');
    expect(await refusal(client.chat.postMessage(message))).toBe('invalid_blocks');
    slack.workspace.refusedBlocks.clear();
    expect((await client.chat.postMessage(message)).ok).toBe(true);
  });
});

describe('the text of all blocks', () => {
  const preformatted = (length: number): KnownBlock => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'x'.repeat(length) }] }],
  });

  test('is at most 12,000 characters in a message, tables left out', async () => {
    const slack = await slackAlone();
    const client = clientOf(slack);
    const post = (blocks: KnownBlock[]) =>
      client.chat.postMessage({ channel: 'C0VOICE', text: 'R-1', blocks });
    expect((await post([preformatted(12_000), few])).ok).toBe(true);
    expect(await refusal(post([preformatted(11_900), section('x'.repeat(101))]))).toBe('msg_blocks_too_long');
    expect(slack.violations()).toMatchObject([{ kind: 'invalid_blocks', where: 'chat.postMessage' }]);
  });

  test('is drawn line by line', async () => {
    const slack = await slackAlone();
    const block: KnownBlock = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'Subject: *A*\n<b>' }] }],
    };
    expect(slack.render([block])).toEqual(['Subject: *A*', '<b>']);
  });
});
