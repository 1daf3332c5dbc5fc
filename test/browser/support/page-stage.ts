import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterEach, beforeEach, describe, inject } from 'vitest';
import { createLocalClock, type LocalClock } from '#src/local/clock.ts';
import { type Bundle, bundlePage } from '#src/local/page/bundle.ts';
import { openStage, type Stage, type StageOptions } from '../../support/stage.ts';

/** Windows that are open now, and whose they are. */
const openWindows = new Map<Page, string>();

/** `describe` where there is a Chromium; elsewhere its tests are reported as skipped. A failed test keeps pictures. */
export function describeInBrowser(name: string, tests: () => void): void {
  describe.skipIf(inject('chromium') === undefined)(name, () => {
    beforeEach(({ onTestFailed }) => onTestFailed(({ task }) => keepPictures(task.name)));
    tests();
  });
}

/** Each test closes its windows, so that they do not draw what the next one does. One that failed keeps them to be seen. */
export function closeWindowsAfterEach(): void {
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') return;
    await Promise.all([...openWindows.keys()].map((window) => window.context().close()));
  });
}

export interface WindowOptions {
  /** A channel's id, `home`; with `/` and a ts a thread. */
  readonly place?: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  /** IANA; where the person reads. UTC when unset. */
  readonly timeZone?: string;
}

export interface PageStage extends Stage {
  readonly browser: Browser;
  readonly url: string;
  /** The workspace's, and that of AWS. */
  readonly clock: LocalClock;
  /** A window of a person, with a profile of its own. */
  open(personId: string, options?: WindowOptions): Promise<Page>;
  /** What the windows complained about: errors of the script, refused requests, requests to elsewhere. */
  complaints(): readonly string[];
}

const WAIT_MS = 30_000;

/** What a failed test saw, in the machine's folder for temporary files. */
async function keepPictures(test: string): Promise<void> {
  for (const [window, personId] of openWindows) {
    const name = `${test.slice(0, 100)} (${personId})`.replaceAll(/\W+/g, '-');
    await window.screenshot({ path: join(tmpdir(), 'dialtone-failed', `${name}.png`) });
  }
}

function listen(page: Page, url: string, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(`request: ${request.url()}`);
  });
}

const bundles: Promise<Bundle>[] = [];

/** The same for every stage of this process: it is made of the sources alone. */
function bundleOnce(): Promise<Bundle> {
  const [bundle = bundlePage()] = bundles;
  bundles[0] = bundle;
  return bundle;
}

/** The whole product with its page, and Chromium to look at it. */
export async function openPageStage(options: StageOptions = {}): Promise<PageStage> {
  const endpoint = inject('chromium');
  if (endpoint === undefined) throw new Error('there is no Chromium');
  const folder = await mkdtemp(join(tmpdir(), 'dialtone-page-'));
  const clock = createLocalClock({ stateFile: join(folder, 'clock.json') });
  const now = () => clock.now();
  const stage = await openStage({
    ...options,
    page: { reset: { refused: 'This workspace is a test.' }, clock, bundle: bundleOnce() },
    slack: { now, ...options.slack },
    aws: { now, ...options.aws },
  });
  const browser = await chromium.connect(endpoint);
  const url = `http://localhost:${stage.world.port}/`;
  const complaints: string[] = [];
  return {
    ...stage,
    browser,
    url,
    clock,
    complaints: () => complaints,
    open: async (personId, wished = {}) => {
      const { place = 'C0GENERAL', width = 1280, height = 800, theme = 'light', timeZone = 'UTC' } = wished;
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        locale: 'en-GB',
        timezoneId: timeZone,
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(WAIT_MS);
      const window = await context.newPage();
      listen(window, url, complaints);
      openWindows.set(window, personId);
      window.once('close', () => openWindows.delete(window));
      await window.goto(`${url}?as=${personId}#${place}`);
      await window.getByRole('main').waitFor();
      return window;
    },
    close: async () => {
      openWindows.clear();
      await browser.close();
      await stage.close();
      await rm(folder, { recursive: true });
    },
  };
}
