import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { CLOSE, frame, handshake, onFrames, PING, PONG, TEXT } from './websocket-frames.ts';

export interface SocketModeServer {
  /** Base of the Web API: serves `apps.connections.open`, and hands everything else on. */
  readonly apiUrl: string;
  /** Takes what Slack would post to an app, and brings it over a socket; the answer is the app's acknowledgement. */
  readonly requestUrl: string;
  /** `Authorization` headers of `apps.connections.open`. */
  readonly tokens: readonly string[];
  /** Numbers of the sockets that brought something, in order. */
  readonly carriers: readonly number[];
  /** Numbers of the sockets that are open now; each new socket has the next number. */
  open(): number[];
  /** Slack's error name for every `apps.connections.open` from now on. */
  refuse(error: string): void;
  /** Slack renews this connection. */
  disconnect(socket: number): void;
  close(): Promise<void>;
}

/** Slack's side of Socket Mode on 127.0.0.1; other Web API calls go on to `webApi`. */
export async function startSocketModeServer(webApi: string): Promise<SocketModeServer> {
  const sockets: Socket[] = [];
  const tokens: string[] = [];
  const carriers: number[] = [];
  const waiting = new Map<string, (acknowledgement: object) => void>();
  let refusal: string | undefined;

  const isOpen = (socket: Socket | undefined) => socket?.writable === true;
  const open = () => [...sockets.keys()].filter((nth) => isOpen(sockets[nth]));
  const write = (nth: number, message: object) =>
    sockets[nth]?.write(frame(TEXT, Buffer.from(JSON.stringify(message))));

  /** Each payload goes to any one of the open sockets. */
  async function deliver(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams((await bodyOf(request)).toString());
    const interaction = form.get('payload');
    const payload = interaction === null ? Object.fromEntries(form) : JSON.parse(interaction);
    const type = interaction === null ? 'slash_commands' : 'interactive';
    const nth = open()[carriers.length % open().length] ?? -1;
    carriers.push(nth);
    const envelopeId = randomUUID();
    const acknowledged = new Promise<object>((resolve) => waiting.set(envelopeId, resolve));
    write(nth, { type, envelope_id: envelopeId, accepts_response_payload: true, payload });
    const answer = await acknowledged;
    response.setHeader('content-type', 'application/json');
    response.end(Object.keys(answer).length === 0 ? '' : JSON.stringify(answer));
  }

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/slack/events') void deliver(request, response);
    else if (path.endsWith('/apps.connections.open')) {
      tokens.push(request.headers.authorization ?? '');
      const url = `${origin().replace('http', 'ws')}/link`;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(refusal ? { ok: false, error: refusal } : { ok: true, url }));
    } else void handOn(request, response, webApi);
  });

  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    socket.write(handshake(request.headers['sec-websocket-key']));
    const nth = sockets.push(socket) - 1;
    socket.on('error', () => socket.destroy());
    onFrames(socket, ({ opcode, payload }) => {
      if (opcode === PING) socket.write(frame(PONG, payload));
      if (opcode === CLOSE) socket.end(frame(CLOSE, payload));
      if (opcode !== TEXT) return;
      const acknowledgement = JSON.parse(payload.toString());
      waiting.get(acknowledgement.envelope_id)?.(acknowledgement.payload);
    });
    write(nth, { type: 'hello', num_connections: open().length });
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  function origin(): string {
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  return {
    apiUrl: `${origin()}/api/`,
    requestUrl: `${origin()}/slack/events`,
    tokens,
    carriers,
    open,
    refuse: (error) => {
      refusal = error;
    },
    disconnect: (nth) => void write(nth, { type: 'disconnect', reason: 'refresh_requested' }),
    async close() {
      for (const socket of sockets) socket.destroy();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function handOn(request: IncomingMessage, response: ServerResponse, webApi: string): Promise<void> {
  const method = request.url?.split('/').at(-1) ?? '';
  const { authorization = '', 'content-type': type = '' } = request.headers;
  const answer = await fetch(new URL(method, webApi), {
    method: 'POST',
    headers: { authorization, 'content-type': type },
    body: new Uint8Array(await bodyOf(request)),
  });
  response.writeHead(answer.status, { 'content-type': 'application/json' });
  response.end(await answer.text());
}
