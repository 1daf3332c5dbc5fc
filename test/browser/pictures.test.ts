import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { press } from './support/hands.ts';
import {
  describeInBrowser,
  openPageStage,
  type PageStage,
  type WindowOptions,
} from './support/page-stage.ts';
import { askForOne, cardOf, fillLine, fillRequest, sendRequest } from './support/request-hands.ts';

const FOLDER = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
/** With the fonts of another machine a picture may weigh more. */
const MOST_BYTES = 170_000;
/** A picture of one colour has a tenth of it. */
const LEAST_BYTES = 15_000;

describeInBrowser('the pictures of the README', () => {
  let stage: PageStage;
  let folder: string;
  beforeAll(async () => {
    stage = await openPageStage();
    folder = process.env['PICTURES'] === '1' ? FOLDER : await mkdtemp(join(tmpdir(), 'dialtone-pictures-'));
  });
  afterAll(async () => {
    await stage?.close();
    if (folder !== FOLDER) await rm(folder, { recursive: true });
  });

  const openFor = async (personId: string, options: WindowOptions = {}): Promise<Page> => {
    const window = await stage.open(personId, { width: 1200, height: 800, ...options });
    await window.getByRole('button', { name: 'Hide the first steps' }).click();
    return window;
  };
  const take = async (window: Page, name: string): Promise<void> => {
    const path = join(folder, `${name}.png`);
    await window.mouse.move(0, 0);
    await window.screenshot({ path });
    const png = await readFile(path);
    const size = window.viewportSize();

    expect({ name, width: png.readUInt32BE(16), height: png.readUInt32BE(20) }).toEqual({ name, ...size });
    expect(png.byteLength).toBeGreaterThan(LEAST_BYTES);
    expect(png.byteLength).toBeLessThan(folder === FOLDER ? MOST_BYTES : 2 * MOST_BYTES);
  };

  it('are made of the page itself, each of its size', async () => {
    const requester = await openFor('U0REQUESTER', { height: 1000 });
    const purpose = 'Password reset calls for the web shop';
    const form = await fillRequest(requester, [{ country: 'United States', quantity: 3 }], purpose);
    await form.getByText('3 × USD 1.00').first().waitFor();
    await form.getByRole('combobox', { name: 'Project' }).focus();
    await form.locator('.modal__body').evaluate((body) => body.scrollTo(0, 0));
    await take(requester, 'request-form');
    await fillLine(form, { country: 'Canada' }, 1);
    await sendRequest(form);

    const lead = await openFor('U0LEAD', { place: 'C0VOICE' });
    const card = cardOf(lead, 1001);
    await press(card, 'Approve');
    await expect.poll(() => card.getByText(/\+1\d{10}/).count()).toBe(4);
    await lead.getByRole('textbox', { name: 'Message #voice-approvals' }).focus();
    await take(lead, 'approval-light');
    await lead.emulateMedia({ colorScheme: 'dark' });
    await take(lead, 'approval-dark');
    await lead.emulateMedia({ colorScheme: 'light' });
    await lead.setViewportSize({ width: 1360, height: 700 });
    await press(lead, 'Control');
    const drawer = lead.getByRole('complementary', { name: 'Control drawer' });
    await drawer.getByRole('tab', { name: 'AWS' }).click();
    await drawer.getByText('Reading the other side…').waitFor({ state: 'detached' });
    await take(lead, 'control-drawer');

    await askForOne(requester);
    const home = await openFor('U0LEAD', { place: 'home' });
    await home.getByText('R-1002').first().waitFor();
    await take(home, 'app-home');
    const phone = await openFor('U0LEAD', { place: 'home', width: 375, height: 812 });
    await phone.getByText('R-1002').first().waitFor();
    await take(phone, 'phone');

    expect(stage.complaints()).toEqual([]);
  });
});
