import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const WHERE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium of this machine (`CHROMIUM_PATH`, else where Debian puts it); undefined where there is none. */
export const CHROMIUM_PATH = [process.env['CHROMIUM_PATH'] ?? '', ...WHERE].find(
  (path) => path !== '' && existsSync(path),
);

const ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
];

/** A headless Chromium with a profile of its own. Throws where there is none. */
export async function startChromium(): Promise<Browser> {
  if (CHROMIUM_PATH === undefined)
    throw new Error('no Chromium here: set CHROMIUM_PATH, or install chromium');
  return chromium.launch({ executablePath: CHROMIUM_PATH, args: ARGUMENTS });
}
