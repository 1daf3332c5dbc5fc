import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { StartError } from './start-error.ts';

export type Readiness = { ok: boolean; checks: Record<string, string> };
export type RequestListener = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

export type HttpOptions = {
  port: number;
  host: string;
  logger: Logger;
  ready: () => Promise<Readiness>;
  metrics: () => Promise<{ contentType: string; body: string }>;
  /** Gets every request that isn't an operator's; without it they are answered 404. */
  fallback?: RequestListener;
};

// Longer than the 60 s of AWS's load balancer: it must never reuse a connection that is just being closed.
const KEEP_ALIVE_TIMEOUT_MS = 75_000;

/**
 * Serves `/healthz` (200 while the process lives), `/readyz` (200 or 503) and `/metrics` beside the
 * fallback's routes. Rejects when the port is taken or not allowed. `close` stops accepting, ends idle
 * connections and resolves when the last request in flight is answered.
 */
export async function startHttp(options: HttpOptions): Promise<{ port: number; close: () => Promise<void> }> {
  const idle = new Set<Socket>();
  const inFlight = new Map<Socket, ServerResponse>();
  let closing = false;

  const server = createServer((req, res) => {
    const { socket } = req;
    idle.delete(socket);
    inFlight.set(socket, res);
    res.once('close', () => {
      inFlight.delete(socket);
      if (closing) socket.destroySoon();
      else if (!socket.destroyed) idle.add(socket);
    });
    answer(options, req, res).catch((err: unknown) => {
      options.logger.error({ err, path: pathOf(req) }, 'http request failed');
      if (!res.headersSent) send(res, 500, 'text/plain', 'Internal error\n');
      else res.destroy();
    });
  });
  // Node counts a connection that never sent a request as busy; a browser keeps such ones in store.
  server.on('connection', (socket) => {
    idle.add(socket);
    socket.once('close', () => idle.delete(socket));
  });
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, options.port)));
    server.listen(options.port, options.host, resolve);
  });
  server.removeAllListeners('error');
  server.on('error', (err) => options.logger.error({ err }, 'http server failed'));

  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    close: () => {
      closing = true;
      for (const res of inFlight.values()) if (!res.headersSent) res.setHeader('Connection', 'close');
      for (const socket of idle) socket.destroy();
      return new Promise((resolve, reject) => {
        server.close((error) => (error && !isNotRunning(error) ? reject(error) : resolve()));
      });
    },
  };
}

async function answer(options: HttpOptions, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const path = pathOf(req);
  if (path !== '/healthz' && path !== '/readyz' && path !== '/metrics') {
    if (options.fallback) await options.fallback(req, res);
    else send(res, 404, 'text/plain', 'Not found\n');
    return;
  }
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.setHeader('Allow', 'GET, HEAD');
    send(res, 405, 'text/plain', 'Method not allowed\n');
  } else if (path === '/healthz') {
    send(res, 200, 'application/json', '{"ok":true}\n');
  } else if (path === '/readyz') {
    const readiness = await options.ready().catch((err: unknown) => {
      options.logger.warn({ err }, 'readiness check failed');
      return { ok: false, checks: { ready: 'failed' } };
    });
    send(res, readiness.ok ? 200 : 503, 'application/json', `${JSON.stringify(readiness)}\n`);
  } else {
    const { contentType, body } = await options.metrics();
    send(res, 200, contentType, body);
  }
}

function send(res: ServerResponse, status: number, contentType: string, body: string): void {
  res.writeHead(status, {
    'Content-Type': contentType,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  res.end(body);
}

function pathOf(req: IncomingMessage): string {
  return (req.url ?? '/').split('?', 1)[0] ?? '/';
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(`Port ${port} is taken. Set PORT to another, or stop what uses it.`, {
      cause: error,
    });
  }
  if (error.code === 'EACCES') {
    return new StartError(`Port ${port} isn't allowed for this user. Set PORT to one above 1023.`, {
      cause: error,
    });
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError("HOST isn't an address of this machine. Use 127.0.0.1 or 0.0.0.0.", {
      cause: error,
    });
  }
  return error;
}

function isNotRunning(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ERR_SERVER_NOT_RUNNING';
}
