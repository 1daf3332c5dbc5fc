import type { IncomingMessage, ServerResponse } from 'node:http';
import { Broadcast } from './broadcast.ts';
import type { Asset, Bundle } from './bundle.ts';
import type { Context } from './context.ts';
import { guard, SECURITY_HEADERS } from './guard.ts';
import type { Manifest } from './manifest.ts';
import type { Page, PageOptions } from './options.ts';
import { PageRefusal } from './page-refusal.ts';
import { routeOf, type Site, sendJson, serve } from './routes.ts';
import { Identities } from './screen/identities.ts';
import { Mentions } from './screen/mentions.ts';
import { Windows } from './windows.ts';

const BROKEN = 'The page’s server has made a mistake, which is in the log. Try again.';

/** What the page has read and built at its start. */
export interface PageParts {
  readonly manifest: Manifest;
  readonly bundle: Bundle;
  readonly html: Asset;
}

function urlOf({ url = '/' }: IncomingMessage): URL | undefined {
  return URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost') : undefined;
}

function answerError(error: unknown, response: ServerResponse, onError: PageOptions['onError']): void {
  const refused = error instanceof PageRefusal;
  if (!refused) onError(error);
  if (response.headersSent) response.destroy();
  else sendJson(response, refused ? error.status : 500, { problem: refused ? error.message : BROKEN });
}

/** The page, ready to answer its own paths. */
export function servePage(options: PageOptions, { manifest, bundle, html }: PageParts): Page {
  const { stage } = options.slack;
  const context: Context = {
    options,
    stage,
    workspace: stage.workspace,
    manifest,
    identities: new Identities(),
    mentions: new Mentions(),
    windows: new Windows(),
    dismissed: new Set(),
    offered: new Map(),
  };
  const broadcast = new Broadcast(context);
  const site: Site = { context, broadcast, bundle, html };
  return {
    answer: (request, response) => {
      const url = urlOf(request);
      const methods = url === undefined ? undefined : routeOf(url.pathname);
      if (url === undefined || methods === undefined) return false;
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
      const answering = async (): Promise<void> => {
        guard(request, url.pathname);
        await serve(site, { request, response, url }, methods);
      };
      answering().catch((error: unknown) => answerError(error, response, options.onError));
      return true;
    },
    close: () => broadcast.close(),
  };
}
