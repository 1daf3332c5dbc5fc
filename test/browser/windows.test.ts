import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { objectsOf } from '#src/local/slack/json.ts';
import { everySurface } from '../slack/modals/every-surface.ts';
import { layCable } from './support/cable.ts';
import { command, message, modal } from './support/hands.ts';
import {
  closeWindowsAfterEach,
  describeInBrowser,
  openPageStage,
  type PageStage,
} from './support/page-stage.ts';

const composer = (window: Page, channel: string) =>
  window.getByRole('textbox', { name: `Message #${channel}` });
const place = (window: Page, name: string | RegExp) =>
  window.getByRole('navigation', { name: 'Channels and apps' }).getByRole('link', { name });

async function say(window: Page, channel: string, words: string): Promise<void> {
  await composer(window, channel).fill(words);
  await composer(window, channel).press('Enter');
}

async function become(window: Page, name: RegExp): Promise<void> {
  await window.getByRole('button', { name: /^You are / }).click();
  await window.getByRole('menuitemradio', { name }).click();
}

/** What reaches beyond the right edge and cannot be scrolled to in a box of its own; the page itself never scrolls. */
function cutOff(window: Page): Promise<string[]> {
  return window.locator('body').evaluate((body) => {
    const document = body.ownerDocument;
    const view = document.defaultView;
    const scrolls = (element: typeof body | null): boolean =>
      element !== null &&
      (/auto|scroll/.test(view.getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const isCut = (element: typeof body): boolean => {
      const { left, right, width } = element.getBoundingClientRect();
      const isHere = width > 1 && left < view.innerWidth && element.checkVisibility();
      return isHere && right > view.innerWidth + 1 && !scrolls(element);
    };
    // A table, a list of tabs and code may scroll sideways by themselves, a pane may not.
    const isWide = (element: typeof body): boolean =>
      element.scrollWidth > element.clientWidth + 1 &&
      /auto|scroll/.test(view.getComputedStyle(element).overflowX) &&
      !element.matches('.bk-scroll, pre, [role=tablist], ol, input, textarea');
    const all = [...body.querySelectorAll('*')]
      .filter((element) => isCut(element) || isWide(element))
      .map(({ className }) => String(className));
    return document.scrollingElement.scrollWidth > view.innerWidth ? ['the page', ...all] : all;
  });
}

describeInBrowser('windows', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await openPageStage();
  });
  afterAll(() => stage?.close());
  closeWindowsAfterEach();

  it('of two people show at once what one of them writes, unread until the other has seen it', async () => {
    const requester = await stage.open('U0REQUESTER');
    const lead = await stage.open('U0LEAD', { place: 'C0RANDOM' });
    await say(requester, 'general', 'Good morning');
    await place(lead, /general.*, unread/).waitFor();
    await say(requester, 'general', 'Are you there, @Lead?');
    await place(lead, /general.*1 mentions/).waitFor();
    await expect.poll(() => lead.title()).toMatch(/^\(2\) random/);
    await requester.getByRole('button', { name: /^You are .*others have something unread/ }).click();
    await requester.getByRole('menuitemradio', { name: /^Lead 2 unread/ }).waitFor();

    await place(lead, /general/).click();
    await message(lead, 'Are you there, @Lead?').waitFor();
    await place(lead, 'general').waitFor();
    await requester.getByRole('menuitemradio', { name: 'Lead', exact: true }).waitFor();
    await expect.poll(() => lead.title()).toMatch(/^general/);

    const [posted] = stage.slack.workspace.messages.seenBy('U0LEAD', 'C0GENERAL').slice(-1);
    if (posted !== undefined) stage.slack.workspace.redraw(posted, { text: 'Never mind' });
    await message(lead, 'Never mind').waitFor();
  });

  it('change who they are, keep what each was writing, and find back and forward', async () => {
    const window = await stage.open('U0REQUESTER');
    await composer(window, 'general').fill('A thought of the requester');
    await place(window, /random/).click();
    await expect.poll(() => composer(window, 'random').inputValue()).toBe('');
    await place(window, /general/).click();
    await become(window, /^Lead two/);
    await window.getByRole('button', { name: /^You are Lead two/ }).waitFor();
    await expect.poll(() => composer(window, 'general').inputValue()).toBe('');
    await place(window, /random/).click();
    await composer(window, 'random').waitFor();

    await window.reload();
    await window.getByRole('button', { name: /^You are Lead two/ }).waitFor();
    await composer(window, 'random').waitFor();
    await window.goBack();
    await composer(window, 'general').waitFor();
    await window.goBack();
    await window.getByRole('button', { name: /^You are Requester/ }).waitFor();
    await window.goForward();
    await window.getByRole('button', { name: /^You are Lead two/ }).waitFor();
  });

  it('keep a draft while its writer is somebody else', async () => {
    const window = await stage.open('U0REQUESTER');
    await composer(window, 'general').fill('A thought of the requester');
    await become(window, /^Lead two/);
    await window.getByRole('button', { name: /^You are Lead two/ }).waitFor();
    await become(window, /^Requester(?! two)/);
    await window.getByRole('button', { name: /^You are Requester/ }).waitFor();

    await expect.poll(() => composer(window, 'general').inputValue()).toBe('A thought of the requester');
  });

  it('say that they are reconnecting when the server goes away, lose nothing, and recover', async () => {
    const cable = await layCable(stage.world.port);
    const window = await stage.open('U0REQUESTER');
    await window.goto(`http://localhost:${cable.port}/?as=U0REQUESTER#C0RANDOM`);
    await say(window, 'random', 'Before');
    await message(window, 'Before').waitFor();

    await cable.cut();
    await window.getByText('Reconnecting…').waitFor();
    expect(await message(window, 'Before').isVisible()).toBe(true);
    await say(window, 'random', 'Meanwhile');
    await window.getByText('The workspace cannot be reached. Try again.').waitFor();
    expect(await composer(window, 'random').inputValue()).toBe('Meanwhile');
    stage.slack.workspace.post('C0RANDOM', { text: 'Missed', blocks: [] }, { user: 'U0LEAD' });

    await cable.mend();
    await message(window, 'Missed').waitFor();
    await window.getByText('Reconnecting…').waitFor({ state: 'detached' });
    await composer(window, 'random').press('Enter');
    await expect.poll(() => message(window, 'Meanwhile').count()).toBe(1);
    await window.close();
    await cable.cut();
  });

  it('show an answer to nobody but who asked, until that person dismisses it', async () => {
    const window = await stage.open('U0REQUESTER');
    const other = await stage.open('U0LEAD');
    await command(window, '/voice help');
    const answer = message(window, 'Only visible to you');
    await answer.waitFor();

    expect(await other.getByText('Only visible to you').count()).toBe(0);
    await answer.getByRole('button', { name: 'Dismiss message' }).click();
    await answer.waitFor({ state: 'detached' });
  });

  it('as narrow as a phone have all of it: channels by a button, forms on the whole screen, nothing cut', async () => {
    const { workspace } = stage.slack;
    const drawn = everySurface().filter(
      ({ name, view }) => view === undefined && /^(requestCard|numbers)/.test(name),
    );
    for (const { name, blocks } of drawn.filter((_, at) => at % 5 === 0)) {
      workspace.post('C0PRIVATE', { text: name, blocks: objectsOf(blocks) });
    }
    const window = await stage.open('U0LEAD', { place: 'C0PRIVATE', width: 375, height: 700 });
    const channels = window.getByRole('navigation', { name: 'Channels and apps' });
    await message(window, /./).waitFor();
    expect(await cutOff(window)).toEqual([]);
    expect(await channels.isVisible()).toBe(false);

    await window.getByRole('button', { name: 'Channels and apps' }).click();
    await channels.waitFor();
    expect(await cutOff(window)).toEqual([]);
    await place(window, /general/).click();
    await channels.waitFor({ state: 'hidden' });
    await command(window, '/voice-request');
    const form = await modal(window, 'Request phone numbers');
    await form.getByRole('combobox', { name: 'Country' }).waitFor();
    expect(await form.boundingBox()).toEqual({ x: 0, y: 0, width: 375, height: 700 });
    expect(await cutOff(window)).toEqual([]);
    await window.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await window.getByRole('button', { name: 'Control' }).click();
    await window.getByRole('complementary', { name: 'Control drawer' }).waitFor();
    expect(await cutOff(window)).toEqual([]);
    await window.goto(`${stage.url}?as=U0LEAD#home`);
    await window.getByRole('tabpanel').getByRole('button').first().waitFor();
    expect(await cutOff(window)).toEqual([]);
  });
});
