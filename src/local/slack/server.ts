import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { LocalSlackOptions } from './options.ts';
import { answerResponseUrl } from './response-url.ts';
import { answerUpload } from './upload.ts';
import { parseArguments, readBody, readBytes } from './web-api/arguments.ts';
import type { WebApi } from './web-api/web-api.ts';
import type { Workspace } from './workspace.ts';

export interface Routes {
  readonly workspace: Workspace;
  readonly webApi: WebApi;
  readonly fallback: LocalSlackOptions['fallback'];
  /** Keeps what a call has changed, where it is kept. */
  readonly beforeAnswer: (() => void) | undefined;
}

/** Whoever has the answer relies on the message: it must still be there after a process was killed. */
const MAKES_A_MESSAGE = new Set(['chat.postMessage', 'files.completeUploadExternal']);

const JSON_HEADER = { 'content-type': 'application/json; charset=utf-8' };

async function answer(request: IncomingMessage, response: ServerResponse, routes: Routes): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, area, name = ''] = url.pathname.split('/');
  if (area === 'api') {
    const body = request.method === 'GET' ? url.search.slice(1) : await readBody(request);
    const { 'content-type': contentType = '', authorization } = request.headers;
    const { args, token } = parseArguments(body, contentType, authorization);
    const result = await routes.webApi.call(name, args, token);
    if (MAKES_A_MESSAGE.has(name)) routes.beforeAnswer?.();
    response.writeHead(result.status, { ...JSON_HEADER, ...result.headers }).end(JSON.stringify(result.body));
    return;
  }
  if (area === 'response' && request.method === 'POST') {
    const result = answerResponseUrl(routes.workspace, name, await readBody(request));
    response.writeHead(result.status, { 'content-type': 'text/plain; charset=utf-8' }).end(result.body);
    return;
  }
  if (area === 'upload' && request.method === 'POST') {
    const { 'content-type': contentType = '' } = request.headers;
    const result = await answerUpload(routes, name, await readBytes(request), contentType);
    response.writeHead(result.status, { 'content-type': 'text/plain; charset=utf-8' }).end(result.body);
    return;
  }
  if (routes.fallback?.(request, response) !== true) response.writeHead(404).end();
}

/** Listens on 127.0.0.1 for the Web API (`/api/…`), response URLs (`/response/…`) and file uploads (`/upload/…`). */
export function listen(port: number, routes: () => Routes): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, response, routes()).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(message);
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
