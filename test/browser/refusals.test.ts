import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '#src/local/slack/json.ts';
import { option, plain, section } from '../local/slack/support/blocks.ts';
import { type Batch, everyBlock } from './support/every-block.ts';
import { press } from './support/hands.ts';
import {
  closeWindowsAfterEach,
  describeInBrowser,
  openPageStage,
  type PageStage,
} from './support/page-stage.ts';

const LONG = 'x'.repeat(151);
const TABLE = { type: 'table', rows: [[{ type: 'raw_text', text: 'Canada' }]] };
const FILE = { type: 'input', label: plain('A file'), element: { type: 'file_input' } };
const HEADER = { type: 'header', text: plain(LONG) };
const sections = (count: number) => Array.from({ length: count }, () => section('One of many'));
const select = (count: number) => ({
  type: 'actions',
  elements: [
    { type: 'static_select', options: Array.from({ length: count }, (_, at) => option(`Option ${at}`)) },
  ],
});

/** What the page does not draw, and says so by name. */
const NAMED = ['file', 'file_input', 'video'];

describeInBrowser('what Slack refuses', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await openPageStage();
  });
  afterAll(() => stage?.close());
  closeWindowsAfterEach();

  /** Calls the Web API as the app does. */
  const call = async (method: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${stage.slack.url}${method}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${stage.slack.botToken}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const post = (blocks: readonly object[]) =>
    call('chat.postMessage', { channel: 'C0GENERAL', text: 'x', blocks });

  it('is answered to the app by its name, and shown to people with its place', async () => {
    const window = await stage.open('U0ADMIN');
    const banner = window.getByRole('region', { name: 'Refused by Slack' });
    const view = { type: 'modal', title: plain('Numbers'), blocks: [TABLE] };
    const cases = [
      [() => post(sections(51)), 'invalid_blocks', 'chat.postMessage', '/blocks'],
      [() => post([section('Fine'), HEADER]), 'invalid_blocks', 'chat.postMessage', '/blocks/1/text/text'],
      [() => post([FILE]), 'invalid_blocks', 'chat.postMessage', '/blocks/0'],
      [
        () => call('views.publish', { user_id: 'U0ADMIN', view: { type: 'home', blocks: [FILE] } }),
        'invalid_arguments',
        'views.publish',
        '/view/blocks/0',
      ],
      [
        () => call('views.open', { trigger_id: '1.2.3', view }),
        'invalid_arguments',
        'views.open',
        '/view/blocks/0/type',
      ],
    ] as const;

    for (const [attempt, error, where, pointer] of cases) {
      expect(await attempt()).toMatchObject({ ok: false, error });
      await banner.getByText(`Slack refused ${where}: ${error}`).waitFor();
      await banner.locator('code').getByText(pointer, { exact: true }).waitFor();
    }
    await press(banner, 'Show where');
    const dialog = window.getByRole('dialog', { name: 'Slack refused views.open' });
    await dialog.getByText('/view/blocks/0/type', { exact: true }).waitFor();
    await dialog.getByText('table is not allowed in a modal').waitFor();
    await press(dialog, 'Open the log');
    await window.getByRole('tab', { name: 'Log', selected: true }).waitFor();
    await window.getByRole('button', { name: 'Close the control drawer' }).click();
    await window.getByRole('button', { name: 'Dismiss what Slack refused' }).click();
    await banner.waitFor({ state: 'detached' });
  });

  it('is shown for blocks that one tries, and a click on the pointer selects the place', async () => {
    const window = await stage.open('U0ADMIN');
    const drawer = await openBlocks(window);
    const cases: readonly [Batch['surface'], readonly object[], string, string, string][] = [
      ['message', sections(51), 'invalid_blocks', '/blocks', ''],
      ['message', [section('Fine'), HEADER], 'invalid_blocks', '/blocks/1/text/text', `"${LONG}"`],
      ['message', [select(101)], 'invalid_blocks', '/blocks/0/elements/0/options', ''],
      ['message', [FILE], 'invalid_blocks', '/blocks/0', ''],
      ['modal', [TABLE], 'invalid_arguments', '/blocks/0/type', '"table"'],
      ['home', [FILE], 'invalid_arguments', '/blocks/0', ''],
    ];

    for (const [surface, blocks, error, pointer, selected] of cases) {
      await tryBlocks(drawer, surface, blocks);
      await drawer.getByText(`Slack answers ${error}`).waitFor();
      await drawer.getByRole('button', { name: `${pointer}: show the place`, exact: true }).click();
      if (selected !== '') expect(await selectionIn(drawer)).toBe(selected);
    }
  });

  it('is none of what Block Kit has: each block and element is drawn, or named as not drawn', async () => {
    const window = await stage.open('U0ADMIN', { height: 1000 });
    const drawer = await openBlocks(window);
    const named = new Set<string>();

    for (const { name, surface, blocks } of everyBlock()) {
      await tryBlocks(drawer, surface, blocks);
      const isOfElements = !name.startsWith('blocks');
      const looks = () => looksOf(drawer, blocks, isOfElements);
      await expect.poll(async () => lostIn(await looks()), { message: name }).toEqual([]);
      await drawer.getByText('Slack takes these blocks.').waitFor();
      for (const [type, look] of Object.entries(await looks())) if (look === 'named') named.add(type);
    }

    expect([...named].toSorted()).toEqual(NAMED);
    expect(stage.complaints()).toEqual([]);
  });
});

async function openBlocks(window: Page): Promise<Locator> {
  await press(window, 'Control');
  const drawer = window.getByRole('complementary', { name: 'Control drawer' });
  await drawer.getByRole('tab', { name: 'Blocks' }).click();
  return drawer;
}

async function tryBlocks(drawer: Locator, surface: string, blocks: readonly object[]): Promise<void> {
  await drawer.getByRole('radio', { name: new RegExp(`^${surface}$`, 'i') }).check();
  await drawer.getByRole('textbox', { name: 'JSON of the blocks' }).fill(JSON.stringify(blocks));
}

function selectionIn(drawer: Locator): Promise<string> {
  return drawer
    .getByRole('textbox', { name: 'JSON of the blocks' })
    .evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
}

type Look = 'drawn' | 'named' | 'lost';
type Looks = Readonly<Record<string, Look>>;

/** How each block looks in the preview, by type. An element that is drawn can be used or has a name. */
async function looksOf(
  drawer: Locator,
  blocks: readonly JsonObject[],
  isOfElements: boolean,
): Promise<Looks> {
  const ids = blocks.map(({ block_id: id }) => String(id));
  const looks: [string, Look][] = await drawer.evaluate(
    (root, asked) =>
      asked.ids.map((id) => {
        const type = id.split(': ').at(-1) ?? id;
        const block = root.querySelector(`.drawer-preview [data-block-id="${id}"]`);
        if (block === null || block.getBoundingClientRect().height === 0) return [type, 'lost'];
        if (block.textContent.includes('Not rendered here')) {
          return [type, block.textContent.includes(`Not rendered here: ${type}`) ? 'named' : 'lost'];
        }
        const parts = 'button, a, input, textarea, [role=img]';
        return [type, asked.isOfElements && block.querySelector(parts) === null ? 'lost' : 'drawn'];
      }),
    { ids, isOfElements },
  );
  return Object.fromEntries(looks);
}

function lostIn(looks: Looks): string[] {
  return Object.keys(looks).filter((type) => looks[type] === 'lost');
}
