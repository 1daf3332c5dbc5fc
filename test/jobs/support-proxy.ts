import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Keeps connections and takes new ones, but nothing comes through any more. */
  silence(): void;
  /** What clients send goes nowhere any more; what the server still answers comes through. */
  deafen(): void;
  /** Ends every connection, and every new one as soon as it was taken. */
  hangUp(): void;
  /** How many connections were taken so far. */
  accepted(): number;
  restore(): Promise<void>;
  close(): Promise<void>;
}

/** A wire to a server that a test can cut. `rewrite` may change the server's answers, keeping their length. */
export async function startProxy(
  target: { host: string; port: number },
  rewrite?: (text: string) => string,
): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let silent = false;
  let deaf = false;
  let hangsUp = false;
  let accepted = 0;
  const server = createServer((client) => {
    accepted += 1;
    if (hangsUp) {
      client.destroy();
      return;
    }
    const upstream = connect(target);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (!silent && !(deaf && from === client)) {
          to.write(
            from === upstream && rewrite ? Buffer.from(rewrite(chunk.toString('latin1')), 'latin1') : chunk,
          );
        }
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });

  async function listen(port: number): Promise<number> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || address === null) {
      throw new Error('the proxy has no port');
    }
    return address.port;
  }

  async function cut(): Promise<void> {
    if (server.listening) {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) {
        socket.destroy();
      }
      await closed;
    }
  }

  const port = await listen(0);
  return {
    port,
    cut,
    silence() {
      silent = true;
    },
    deafen() {
      deaf = true;
    },
    hangUp() {
      hangsUp = true;
      for (const socket of sockets) {
        socket.destroy();
      }
    },
    accepted: () => accepted,
    async restore() {
      silent = false;
      deaf = false;
      hangsUp = false;
      if (!server.listening) {
        await listen(port);
      }
    },
    close: cut,
  };
}
