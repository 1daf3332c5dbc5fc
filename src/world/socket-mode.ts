import { setTimeout as delay } from 'node:timers/promises';
import { type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Logger } from '../logger.ts';
import { createBoltLogger } from '../slack/bolt-logger.ts';
import { StartError } from './parts.ts';

/** Slack renews each connection every few hours and sends a payload to any one of them: the other one takes it. */
const SOCKETS = 2;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;
/** Slack answers a close frame; the SDK would wait 30 s for one that does not come. */
const CLOSE_TIMEOUT_MS = 2000;

export interface SocketModeOptions {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
}

export interface SocketMode extends Receiver {
  /** Takes nothing new; what was taken can still be acknowledged. */
  pause(): void;
}

type Client = SocketModeReceiver['client'];

/**
 * Several sockets to Slack as one receiver of Bolt. `start` throws `StartError` when Slack refuses the token. A socket
 * that was closed is opened again at once, where the SDK would wait 5 s and let a failed try end the process.
 */
export function createSocketMode({ appToken, apiUrl, logger }: SocketModeOptions): SocketMode {
  const stopping = new AbortController();
  const { signal } = stopping;
  const receivers = Array.from({ length: SOCKETS }, () => {
    const clientOptions = { retryConfig: { retries: 0 }, ...(apiUrl && { slackApiUrl: apiUrl }) };
    return new SocketModeReceiver({
      appToken,
      logger: createBoltLogger(logger),
      autoReconnectEnabled: false,
      installerOptions: { clientOptions },
    });
  });
  const clients = receivers.map(({ client }) => client);

  /** Opens a socket, and again whenever it was closed; `onTry` hears how each try went. */
  async function keepOpen(client: Client, onTry: (error?: unknown) => void): Promise<void> {
    let retryMs = FIRST_RETRY_MS;
    while (!signal.aborted) {
      try {
        await client.start();
        onTry();
        retryMs = FIRST_RETRY_MS;
        await new Promise<void>((resolve) => void client.once('disconnected', () => resolve()));
      } catch (err) {
        onTry(err);
        if (signal.aborted) return;
        logger.warn({ err, retryMs }, 'socket to slack was not opened');
        await delay(retryMs, undefined, { signal, ref: false }).catch(() => undefined);
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      }
    }
  }

  return {
    init: (app) => receivers.forEach((receiver) => void receiver.init(app)),
    async start() {
      const tries = clients.map((client) => new Promise((resolve) => void keepOpen(client, resolve)));
      const refusal = (await Promise.all(tries)).find((error) => error instanceof WebAPIPlatformError);
      if (refusal === undefined) return;
      const { error } = refusal.data;
      throw new StartError(`Slack does not open a socket: ${error}. Correct SLACK_APP_TOKEN.`, {
        cause: refusal,
      });
    },
    pause: () => clients.forEach((client) => void client.removeAllListeners('slack_event')),
    async stop() {
      stopping.abort();
      const closed = Promise.all(clients.map((client) => client.disconnect()));
      await Promise.race([closed, delay(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
    },
  };
}
