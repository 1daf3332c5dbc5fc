import type { IncomingMessage } from 'node:http';
import { PageRefusal } from './page-refusal.ts';
import { PERMALINK_PATH } from './protocol.ts';

/** On every answer of the page. Nothing is loaded from another host, and nobody may frame the page or read it. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
const LOOPBACK = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/;
const OWN_SITES = ['same-origin', 'none'];

/** Somebody follows a link to the page: harmless, because the page itself says nothing of the workspace. */
function isNavigation(request: IncomingMessage, path: string): boolean {
  const isPage = path === '/' || path.startsWith(PERMALINK_PATH);
  return request.method === 'GET' && isPage && request.headers['sec-fetch-mode'] === 'navigate';
}

/**
 * Refuses whatever does not come from this machine's own browser and from the page itself: other websites that are
 * open in the same browser must not reach the workspace, not even under a name of theirs that leads here.
 */
export function guard(request: IncomingMessage, path: string): void {
  const { host = '', origin, 'sec-fetch-site': site } = request.headers;
  if (!LOOPBACK.test(request.socket.remoteAddress ?? '')) {
    throw new PageRefusal(
      403,
      'The workspace is only for this machine. Open it in a browser that runs here.',
    );
  }
  if (!LOCAL_HOST.test(host)) {
    throw new PageRefusal(
      403,
      'The workspace does not answer under this name. Open http://localhost instead.',
    );
  }
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    throw new PageRefusal(403, 'Another website must not use the workspace. Open the page itself.');
  }
  if (typeof site === 'string' && !OWN_SITES.includes(site) && !isNavigation(request, path)) {
    throw new PageRefusal(403, 'Another website must not use the workspace. Open the page itself.');
  }
}
