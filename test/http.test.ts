import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type HttpOptions, startHttp } from '#src/http.ts';
import { createLogger } from '#src/logger.ts';

async function serve(options: Partial<HttpOptions> = {}) {
  const lines: string[] = [];
  const logger = createLogger({ level: 'warn', destination: { write: (line) => void lines.push(line) } });
  const server = await startHttp({
    port: 0,
    host: '127.0.0.1',
    logger,
    ready: async () => ({ ok: true, checks: { database: 'ok' } }),
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4', body: 'up 1\n' }),
    ...options,
  });
  onTestFinished(() => server.close());
  return { ...server, lines, origin: `http://127.0.0.1:${server.port}` };
}

describe('operator routes', () => {
  it('say that the process lives, whatever its checks say', async () => {
    const { origin } = await serve({ ready: async () => ({ ok: false, checks: {} }) });

    const response = await fetch(`${origin}/healthz`);

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ok: true });
  });

  it.each([
    [true, 200],
    [false, 503],
  ])('answer readiness %s with %i and the checks', async (ok, status) => {
    const checks = { database: ok ? 'ok' : 'no connection', queue: 'ok' };
    const { origin } = await serve({ ready: async () => ({ ok, checks }) });

    const response = await fetch(`${origin}/readyz?verbose`);

    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ ok, checks });
  });

  it('answer 503 when the readiness check itself fails, and log why', async () => {
    const { origin, lines } = await serve({
      ready: async () => {
        throw new Error('pool is closed');
      },
    });

    const response = await fetch(`${origin}/readyz`);

    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ok: false, checks: { ready: 'failed' } });
    expect(lines.join()).toContain('pool is closed');
  });

  it('give metrics in their own content type', async () => {
    const { origin } = await serve();

    const response = await fetch(`${origin}/metrics`);

    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4');
    expect(await response.text()).toBe('up 1\n');
  });

  it('refuse other methods', async () => {
    const { origin } = await serve();

    const response = await fetch(`${origin}/metrics`, { method: 'POST' });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });
});

describe('other requests', () => {
  it('go to the fallback', async () => {
    const { origin } = await serve({
      fallback: async (req, res) => void res.end(`${req.method} ${req.url} ${await text(req)}`),
    });

    const response = await fetch(`${origin}/slack/events`, { method: 'POST', body: 'payload' });

    expect(await response.text()).toBe('POST /slack/events payload');
  });

  it('are not found without a fallback', async () => {
    const { origin } = await serve();

    expect((await fetch(`${origin}/slack/events`, { method: 'POST' })).status).toBe(404);
  });

  it('that make the fallback throw are answered 500 without the reason, which is logged', async () => {
    const { origin, lines } = await serve({
      fallback: () => {
        throw new Error('broken');
      },
    });

    const response = await fetch(`${origin}/slack/events?token=1`);

    expect(response.status).toBe(500);
    expect(await response.text()).toBe('Internal error\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { msg: 'http request failed', path: '/slack/events', err: { message: 'broken' } },
    ]);
  });
});

describe('a port', () => {
  it('that is taken is named, with what to do', async () => {
    const { port } = await serve();

    await expect(serve({ port })).rejects.toThrow(
      `Port ${port} is taken. Set PORT to another, or stop what uses it.`,
    );
  });

  it('on a host that is not of this machine is refused with what to do', async () => {
    await expect(serve({ host: '192.0.2.1' })).rejects.toThrow("HOST isn't an address of this machine.");
  });
});

describe('closing', () => {
  it('answers requests in flight, then ends their kept connections', async () => {
    const arrived = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const { origin, close } = await serve({
      fallback: async (_, res) => {
        arrived.resolve();
        await released.promise;
        res.end('done');
      },
    });
    const agent = new Agent({ keepAlive: true });
    const response = new Promise<IncomingMessage>((resolve) => get(`${origin}/slow`, { agent }, resolve));
    await arrived.promise;

    const closed = close();
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow('fetch failed');
    released.resolve();

    expect(await text(await response)).toBe('done');
    expect((await response).headers.connection).toBe('close');
    await closed;
    agent.destroy();
  });

  it('ends the connection of a response that had begun', async () => {
    const begun = Promise.withResolvers<() => void>();
    const { port, close } = await serve({
      fallback: (_, res) => {
        res.write('begun');
        begun.resolve(() => res.end(' and ended'));
      },
    });
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.write('GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const finish = await begun.promise;

    const closed = close();
    finish();

    expect(await text(socket)).toContain(' and ended');
    await closed;
  });

  it('does not wait for connections that are idle or never sent a request', async () => {
    const { port, origin, close } = await serve();
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve) =>
      get(`${origin}/healthz`, { agent }, (res) => res.resume().on('end', resolve)),
    );
    const silent = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(silent, 'connect');
    const ended = once(silent, 'close');

    await close();

    await ended;
    expect(silent.destroyed).toBe(true);
    agent.destroy();
  });

  it('twice is the same as once', async () => {
    const { close } = await serve();

    await close();

    await expect(close()).resolves.toBeUndefined();
  });
});
