import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Broadcast } from './broadcast.ts';
import { type Asset, bundlePage } from './bundle.ts';
import type { Context } from './context.ts';
import { guard, SECURITY_HEADERS } from './guard.ts';
import { readManifest } from './manifest.ts';
import type { Page, PageOptions } from './options.ts';
import { PageRefusal } from './page-refusal.ts';
import { routeOf, type Site, sendJson, serve } from './routes.ts';
import { Identities } from './screen/identities.ts';
import { Mentions } from './screen/mentions.ts';

const BROKEN = 'The page’s server has made a mistake, which is in the log. Try again.';

async function readHtml(): Promise<Asset> {
  const body = await readFile(new URL('page.html', import.meta.url));
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  return { body, type: 'text/html; charset=utf-8', etag };
}

function pathOf(request: IncomingMessage): URL | undefined {
  const { url = '/' } = request;
  return URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost') : undefined;
}

function answerError(error: unknown, response: ServerResponse, onError: PageOptions['onError']): void {
  const refused = error instanceof PageRefusal;
  if (!refused) onError(error);
  if (response.headersSent) response.destroy();
  else sendJson(response, refused ? error.status : 500, { problem: refused ? error.message : BROKEN });
}

async function serveGuarded(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = pathOf(request);
  const methods = url === undefined ? undefined : routeOf(url.pathname);
  if (url === undefined || methods === undefined) throw new PageRefusal(404, 'There is nothing here.');
  guard(request, url.pathname);
  await serve(site, { request, response, url }, methods);
}

/**
 * Starts the page: bundles what runs in the browser, reads the app's manifest and answers the page's own paths. Rejects
 * when the sources do not build, when a package is missing, and when the manifest cannot be read.
 */
export async function startPage(options: PageOptions): Promise<Page> {
  const [bundle, manifest, html] = await Promise.all([
    bundlePage(),
    readManifest(options.manifestFile),
    readHtml(),
  ]);
  const { stage } = options.slack;
  const context: Context = {
    options,
    stage,
    workspace: stage.workspace,
    manifest,
    identities: new Identities(),
    mentions: new Mentions(),
    dismissed: new Set(),
    offered: new Map(),
  };
  const broadcast = new Broadcast(context);
  const site: Site = { context, broadcast, bundle, html };
  return {
    answer: (request, response) => {
      const path = pathOf(request)?.pathname;
      if (path === undefined || routeOf(path) === undefined) return false;
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
      serveGuarded(site, request, response).catch((error: unknown) => {
        answerError(error, response, options.onError);
      });
      return true;
    },
    close: () => broadcast.close(),
  };
}
