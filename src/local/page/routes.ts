import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError, type z } from 'zod';
import { parseJson } from '../slack/json.ts';
import { LOCAL_TEAM } from '../slack/workspace/people.ts';
import { actRequestSchema } from './acts/act-schema.ts';
import { perform } from './acts/perform.ts';
import type { Broadcast } from './broadcast.ts';
import type { Asset, Bundle } from './bundle.ts';
import { type Context, personFor, personOrFirst } from './context.ts';
import { answerControl } from './control/answer-control.ts';
import { sendFile } from './download.ts';
import { PageRefusal } from './page-refusal.ts';
import { preview, previewRequestSchema } from './preview.ts';
import { ACT_PATH, CONTROL_PATH, FILE_PATH, PERMALINK_PATH, PREVIEW_PATH, STREAM_PATH } from './protocol.ts';
import { readJsonText } from './read-json.ts';

/** What the routes are served from. */
export interface Site {
  readonly context: Context;
  readonly broadcast: Broadcast;
  readonly bundle: Bundle;
  readonly html: Asset;
}

/** One request on its way to an answer. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

type Handler = (site: Site, exchange: Exchange) => void | Promise<void>;
type Methods = Readonly<Partial<Record<'GET' | 'POST', Handler>>>;

function sendAsset({ request, response }: Exchange, { body, type, etag }: Asset): void {
  const headers = { etag, 'cache-control': 'no-cache' };
  if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end();
  else response.writeHead(200, { ...headers, 'content-type': type, 'content-length': body.length }).end(body);
}

/** Answers with JSON that nobody keeps. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

async function bodyOf<Body>({ request }: Exchange, schema: z.ZodType<Body>): Promise<Body> {
  try {
    return schema.parse(parseJson(await readJsonText(request)));
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const [issue] = error.issues;
    const where = issue?.path.join('.') || 'body';
    throw new PageRefusal(400, `The request is not one of the page's: ${where} (${issue?.message ?? ''}).`);
  }
}

const openStream: Handler = ({ context, broadcast }, { response, url }) => {
  const me = personOrFirst(context, url.searchParams.get('as'));
  if (me.teamId === LOCAL_TEAM.id) context.workspace.direct(me.id);
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  broadcast.open(me, url.searchParams.get('window') ?? '', response);
};

const act: Handler = async ({ context }, exchange) => {
  sendJson(exchange.response, 200, await perform(context, await bodyOf(exchange, actRequestSchema)));
};

const check: Handler = async ({ context }, exchange) => {
  sendJson(exchange.response, 200, preview(context.workspace, await bodyOf(exchange, previewRequestSchema)));
};

const file: Handler = ({ context }, { response, url }) => {
  const me = personFor(context, url.searchParams.get('as') ?? '');
  sendFile(context, me, url.pathname.slice(FILE_PATH.length), response);
};

const control: Handler = async ({ context }, { request, response }) => {
  const method = request.method ?? '';
  const body = method === 'POST' ? await readJsonText(request) : '';
  const { status, body: answer } = await answerControl({ method, body }, context.options);
  sendJson(response, status, answer);
  // What a verb has changed may stand on screens, such as the clock.
  if (method === 'POST') context.workspace.changes.notify();
};

/** The page itself; at a permalink it finds the message. */
const home: Handler = ({ html }, exchange) => sendAsset(exchange, html);

const ROUTES: Readonly<Record<string, Methods>> = {
  '/': { GET: home },
  '/page/app.js': { GET: ({ bundle }, exchange) => sendAsset(exchange, bundle.script) },
  '/page/app.css': { GET: ({ bundle }, exchange) => sendAsset(exchange, bundle.style) },
  [STREAM_PATH]: { GET: openStream },
  [ACT_PATH]: { POST: act },
  [PREVIEW_PATH]: { POST: check },
};

/** What answers a path; undefined when it is not the page's. */
export function routeOf(path: string): Methods | undefined {
  if (path.startsWith(FILE_PATH)) return { GET: file };
  if (path.startsWith(PERMALINK_PATH)) return { GET: home };
  if (path === CONTROL_PATH || path.startsWith(`${CONTROL_PATH}/`)) return { GET: control, POST: control };
  return Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
}

/** Answers a request to one of the page's paths. Throws a `PageRefusal` for what cannot be done. */
export async function serve(site: Site, exchange: Exchange, methods: Methods): Promise<void> {
  const { method } = exchange.request;
  const handler = method === 'GET' || method === 'POST' ? methods[method] : undefined;
  if (handler !== undefined) return handler(site, exchange);
  const allowed = Object.keys(methods).join(', ');
  exchange.response.setHeader('allow', allowed);
  throw new PageRefusal(405, `Only ${allowed} is answered here.`);
}
