import { HTTPReceiver, type Receiver } from '@slack/bolt';
import type { Config } from '../config.ts';
import type { RequestListener } from '../http.ts';
import type { InFlight } from '../in-flight.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { createBoltApp } from '../slack/app.ts';
import { createBoltLogger } from '../slack/bolt-logger.ts';
import { handlers } from '../slack/handlers.ts';
import type { SlackApp } from '../slack/interactions.ts';
import type { OnClose } from './parts.ts';
import { createSocketMode } from './socket-mode.ts';

export const SLACK_PATH = '/slack/events';

export interface Bot {
  /** For `POST /slack/events`; undefined in Socket Mode. */
  readonly listener: RequestListener | undefined;
  /** Connects in Socket Mode; nothing to do over HTTP. */
  start(): Promise<void>;
}

export interface BotOptions {
  readonly slack: Exclude<Config['slack'], { kind: 'local' | 'post-only' }>;
  readonly app: SlackApp;
  readonly inFlight: InFlight;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** The Bolt app behind the receiver that the configuration asks for. */
export function createBot(options: BotOptions, onClose: OnClose): Bot {
  const { slack, app, inFlight, logger, metrics } = options;
  const boltLogger = createBoltLogger(logger);
  const boltAppOf = (receiver: Receiver) =>
    createBoltApp({
      app,
      registry: handlers,
      receiver,
      botToken: slack.botToken,
      logger: boltLogger,
      inFlight,
      onAck: metrics.onAck,
    });
  onClose('slack listeners', () => inFlight.settled());
  if (slack.kind === 'http') {
    const { signingSecret } = slack;
    const receiver = new HTTPReceiver({ signingSecret, endpoints: SLACK_PATH, logger: boltLogger });
    boltAppOf(receiver);
    const listener: RequestListener = (request, response) => receiver.requestListener(request, response);
    return { listener, start: async () => {} };
  }
  const sockets = createSocketMode({ ...slack, logger });
  const bolt = boltAppOf(sockets);
  return {
    listener: undefined,
    start: async () => {
      onClose('socket mode', async () => {
        sockets.pause();
        await inFlight.settled();
        await bolt.stop();
      });
      await bolt.start();
    },
  };
}
