import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { type JsonObject, objectOf, parseJson } from '#src/local/slack/json.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The JSON payload, or the fields of a slash command. */
  readonly payload: JsonObject;
}

/** A string or an object for a 200, a number for another status, `never` to leave the request unanswered. */
export type Reply = string | JsonObject | number | 'never';

export interface FakeApp {
  readonly url: string;
  readonly received: Received[];
  answer(handler: (request: Received) => Reply | Promise<Reply>): void;
  close(): Promise<void>;
}

function payloadOf(body: string, contentType: string | undefined): JsonObject {
  if (contentType !== 'application/x-www-form-urlencoded') return objectOf(parseJson(body));
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  return payload === null ? Object.fromEntries(form) : objectOf(parseJson(payload));
}

function reply(response: ServerResponse, answer: Reply): void {
  if (answer === 'never') return;
  if (typeof answer === 'number') response.writeHead(answer).end();
  else if (typeof answer === 'string') response.writeHead(200).end(answer);
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

/** An app that answers 200 with an empty body until told otherwise. */
export async function startFakeApp(): Promise<FakeApp> {
  const received: Received[] = [];
  let handler: (request: Received) => Reply | Promise<Reply> = () => '';
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks).toString('utf8');
    const payload = payloadOf(body, request.headers['content-type']);
    const seen = { headers: request.headers, body, payload };
    received.push(seen);
    reply(response, await handler(seen));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    received,
    answer: (next) => {
      handler = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
