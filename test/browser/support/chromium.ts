import { existsSync } from 'node:fs';

const WHERE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium of this machine (`CHROMIUM_PATH`, else where Debian puts it); undefined where there is none. */
export const CHROMIUM_PATH = [process.env['CHROMIUM_PATH'] ?? '', ...WHERE].find(
  (path) => path !== '' && existsSync(path),
);

/** Nothing of the browser's own goes out, and it also runs as root. */
export const CHROMIUM_ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
] as const;
