import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
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

function createReceiver({ slack, logger }: BotOptions): {
  receiver: Receiver;
  listener: RequestListener | undefined;
} {
  const boltLogger = createBoltLogger(logger);
  if (slack.kind === 'socket') {
    const receiver = new SocketModeReceiver({ appToken: slack.appToken, logger: boltLogger });
    return { receiver, listener: undefined };
  }
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    endpoints: SLACK_PATH,
    logger: boltLogger,
  });
  return { receiver, listener: (request, response) => receiver.requestListener(request, response) };
}

/** Slack's path goes to Bolt; every other one is not here. */
export function onlySlack(listener: RequestListener): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?')[0];
    if (path === SLACK_PATH) return listener(request, response);
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
  };
}

/** The Bolt app behind the receiver that the configuration asks for. */
export function createBot(options: BotOptions, onClose: OnClose): Bot {
  const { slack, app, inFlight, logger, metrics } = options;
  const { receiver, listener } = createReceiver(options);
  const bolt = createBoltApp({
    app,
    registry: handlers,
    receiver,
    botToken: slack.botToken,
    logger: createBoltLogger(logger),
    inFlight,
    onAck: metrics.onAck,
  });
  onClose('slack listeners', () => inFlight.settled());
  if (slack.kind !== 'socket') return { listener, start: async () => {} };
  return {
    listener,
    start: async () => {
      await bolt.start();
      onClose('socket mode', () => bolt.stop());
    },
  };
}
