import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REQUEST_STATUSES } from '#src/domain/request.ts';
import { objectsOf } from '#src/local/slack/json.ts';
import { everySurface } from '../slack/modals/every-surface.ts';
import { type Findings, findings } from './support/axe.ts';
import { button, choose, command, fill, message, modal, press } from './support/hands.ts';
import {
  closeWindowsAfterEach,
  describeInBrowser,
  openPageStage,
  type PageStage,
} from './support/page-stage.ts';

const usual = everySurface().filter(({ name }) => !name.includes('longest'));
/** One card for each state in which a request can be. */
const cards = REQUEST_STATUSES.flatMap(
  (status) => usual.find(({ name }) => name.startsWith('requestCard, ') && name.endsWith(` ${status}`)) ?? [],
);

/** Axe-core sees only the colours of what is on the screen. */
const ALL_OF_THEM = 20_000;

const plain = (text: string) => ({ type: 'plain_text', text });

/** Kinds of blocks and elements with their looks, which are what a page draws. */
function looksIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(looksIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, style, level } = value as Record<string, unknown>;
  const below = Object.values(value).flatMap(looksIn);
  return typeof type === 'string' ? [`${type} ${style} ${level}`, ...below] : below;
}

/** The fewest of them, in their order, that have every look. */
function eachLook<Drawn extends { readonly blocks: unknown }>(all: readonly Drawn[]): Drawn[] {
  const seen = new Set<string>();
  return all.filter(({ blocks }) => {
    const fresh = looksIn(blocks).filter((look) => !seen.has(look));
    for (const look of fresh) seen.add(look);
    return fresh.length > 0;
  });
}

describeInBrowser('axe-core finds nothing wrong, in light and dark,', () => {
  let stage: PageStage;
  let found: Record<string, Findings>;
  beforeAll(async () => {
    stage = await openPageStage();
  });
  afterAll(() => stage?.close());
  closeWindowsAfterEach();

  const look = async (name: string, window: Page, within?: string): Promise<void> => {
    const here = await findings(window, within);
    if (here.length > 0) found[name] = here;
  };
  const begin = (): void => {
    found = {};
  };

  it('in a channel with every look of a message and a card in each state, and in its thread', async () => {
    begin();
    const { workspace } = stage.slack;
    const messages = eachLook(usual.filter(({ view }) => view === undefined));
    for (const { name, blocks } of new Set([...cards, ...messages])) {
      workspace.post('C0PRIVATE', { text: name, blocks: objectsOf(blocks) });
    }
    const last = workspace.post('C0PRIVATE', { text: 'A message with a thread', blocks: [] });
    workspace.post('C0PRIVATE', { text: 'An answer', blocks: [] }, { threadTs: last.ts, user: 'U0LEAD' });
    const window = await stage.open('U0LEAD', { place: `C0PRIVATE/${last.ts}`, height: ALL_OF_THEM });
    await window.getByRole('complementary').getByText('An answer').waitFor();

    expect(cards).toHaveLength(REQUEST_STATUSES.length);
    await look('messages and thread', window);
    expect(found).toEqual({});
  });

  it('in a modal with every look of a modal', async () => {
    begin();
    const { workspace } = stage.slack;
    const modals = eachLook(usual.filter(({ view }) => view?.type === 'modal'));
    const blocks = modals.flatMap((surface) => objectsOf(surface.blocks));
    const view = {
      type: 'modal',
      title: plain('Everything'),
      submit: plain('Send'),
      close: plain('Cancel'),
      blocks: blocks.map((block, at) => ({ ...block, block_id: `b${at}` })),
    };
    workspace.views.open('U0ADMIN', view, undefined);
    const window = await stage.open('U0ADMIN', { height: ALL_OF_THEM });
    await modal(window, 'Everything');

    expect(modals.length).toBeGreaterThan(5);
    await look('modal', window);
    expect(found).toEqual({});
  });

  it('in the form with errors, the review, the App Home, what only one person sees, menus and lists', async () => {
    begin();
    const window = await stage.open('U0REQUESTER');
    await look('empty channel', window);
    await command(window, '/voice-request');
    const form = await modal(window, 'Request phone numbers');
    await form.getByRole('combobox', { name: 'Country' }).click();
    await window.getByRole('option').first().waitFor();
    await look('combobox', window, '[role=dialog]');
    await window.keyboard.press('Escape');
    await press(form, 'Next');
    await form.locator('[aria-invalid=true]').first().waitFor();
    await look('form with errors', window);
    await choose(form, 'Country', 'Canada');
    await form.getByRole('radio', { name: /^Transactional/ }).check();
    await fill(form, 'What it is for', 'Password reset calls');
    await press(form, 'Next');
    const review = await modal(window, 'Review request');
    await look('review', window, '[role=dialog]');
    await press(review, 'Request');
    await review.waitFor({ state: 'detached' });

    await command(window, '/voice help');
    await message(window, 'Only visible to you').waitFor();
    await look('only visible to you', window);
    for (const name of ['Shortcuts', 'Theme', /^You are/]) {
      await window.getByRole('button', { name, exact: true }).click();
      await window.getByRole('menu').waitFor();
      await look(`menu ${name}`, window);
      await window.keyboard.press('Escape');
    }
    for (const [key, list] of [
      ['/', 'Commands'],
      ['@', 'People'],
    ] as const) {
      await window.getByRole('textbox', { name: 'Message #general' }).fill(key);
      await window.getByRole('listbox', { name: list }).waitFor();
      await look(list, window);
    }
    await window.getByRole('textbox', { name: 'Message #general' }).fill('');

    for (const place of ['home', 'dm', 'about']) {
      await window.goto(`${stage.url}?as=U0REQUESTER#${place}`);
      await window.getByRole('tabpanel').waitFor();
      await look(place, window);
    }
    expect(found).toEqual({});
  });

  it('in dialogs, banners and messages of the page itself', async () => {
    begin();
    const window = await stage.open('U0LEAD');
    await window.keyboard.press('Control+k');
    await window.getByRole('dialog').waitFor();
    await look('jump', window);
    await window.keyboard.press('Escape');
    await button(window, 'Keyboard shortcuts')
      .or(window.getByRole('button', { name: 'Keyboard shortcuts' }))
      .click();
    await window.getByRole('dialog').waitFor();
    await look('keys', window);
    await window.keyboard.press('Escape');

    const { workspace } = stage.slack;
    const confirm = {
      title: plain('Relinquish it?'),
      text: plain('It cannot be had again.'),
      confirm: plain('Relinquish'),
      deny: plain('Keep it'),
      style: 'danger',
    };
    const danger = { type: 'button', style: 'danger', action_id: 'a', text: plain('Relinquish'), confirm };
    workspace.post('C0GENERAL', { text: 'x', blocks: [{ type: 'actions', elements: [danger] }] });
    await press(message(window, 'Relinquish'), 'Relinquish');
    await window.getByRole('alertdialog').waitFor();
    await look('confirm', window);
    await window.keyboard.press('Escape');

    workspace.violations.add(
      'invalid_blocks',
      'chat.postMessage',
      'must be less than 151 characters [/blocks/0/text/text]',
    );
    workspace.notices.add({ userId: 'U0LEAD', text: 'Dialtone did not respond' });
    workspace.changes.notify();
    await window.getByRole('region', { name: 'Refused by Slack' }).waitFor();
    await look('refusal and notice', window);
    await press(window, 'Show where');
    await window.getByRole('dialog').waitFor();
    await look('refusal', window);
    expect(found).toEqual({});
  });

  it('in each tab of the drawer', async () => {
    begin();
    const window = await stage.open('U0LEAD2', { height: 1200 });
    await press(window, 'Control');
    const drawer = window.getByRole('complementary', { name: 'Control drawer' });
    for (const tab of await drawer.getByRole('tab').all()) {
      await tab.click();
      await drawer.getByText('Reading the other side…').waitFor({ state: 'detached' });
      await look(`drawer, ${await tab.textContent()}`, window, '.drawer-panel');
    }
    expect(found).toEqual({});
  });

  it('on a phone', async () => {
    begin();
    const window = await stage.open('U0LEAD', { place: 'C0PRIVATE', width: 375, height: 800 });
    await look('cards', window);
    await window.getByRole('button', { name: 'Channels and apps' }).click();
    await look('sidebar', window);
    await window.keyboard.press('Escape');
    await window.goto(`${stage.url}?as=U0LEAD#C0GENERAL`);
    await command(window, '/voice-request');
    await modal(window, 'Request phone numbers');
    await look('form', window);
    expect(found).toEqual({});
  });

  it('and would find a button without a name and grey words on grey', async () => {
    const window = await stage.open('U0LEAD2');
    await window.locator('.top-bar').evaluate((bar) => {
      const document = bar.ownerDocument;
      const words = document.createElement('p');
      words.append('grey');
      Object.assign(words.style, { color: '#777', background: '#888' });
      bar.append(document.createElement('button'), words);
    });

    expect((await findings(window)).map((finding) => finding.replace(/(: \S+)?: .*/, ''))).toEqual(
      expect.arrayContaining(['button-name', 'color-contrast', 'dark']),
    );
  });
});
