import { randomUUID } from 'node:crypto';
import { App, type Logger, type Receiver } from '@slack/bolt';
import type { InFlight } from '../in-flight.ts';
import { optionsQueryOf } from './bodies.ts';
import type { SlackApp } from './interactions.ts';
import { handlerOf, type Registry } from './registry.ts';
import { takeClick, takeCommand, takeSubmission } from './take.ts';

export interface BoltParts {
  readonly app: SlackApp;
  readonly registry: Registry;
  readonly receiver: Receiver;
  readonly botToken: string;
  readonly logger: Logger;
  readonly inFlight: InFlight;
  /** Told for every delivery: how long it waited for its answer here, in milliseconds. */
  readonly onAck?: (kind: string, ackMs: number) => void;
}

/**
 * The Bolt app: six catch-all listeners and a map from id to handler. Commands and clicks are answered before any
 * work; it makes no call to Slack by itself, so that no failed call at the start can poison the process.
 */
export function createBoltApp({
  app,
  registry,
  receiver,
  botToken,
  logger,
  inFlight,
  onAck,
}: BoltParts): App {
  const bolt = new App({
    receiver,
    logger,
    authorize: () => Promise.resolve({ botToken }),
    convoStore: false,
    ignoreSelf: false,
    tokenVerificationEnabled: false,
  });
  const timed = async (kind: string, answer: () => Promise<unknown>): Promise<void> => {
    const since = performance.now();
    await answer();
    onAck?.(kind, performance.now() - since);
  };

  bolt.command(/.*/, async ({ body, ack }) => {
    await timed('command', ack);
    await inFlight.track(takeCommand(app, registry, body));
  });
  bolt.action(/.*/, async ({ body, action, ack }) => {
    await timed('action', ack);
    if (body.type !== 'block_actions' || !('block_id' in action)) return;
    await inFlight.track(takeClick(app, registry, body, action));
  });
  bolt.view(/.*/, async ({ body, ack }) => {
    await timed('view', async () => {
      if (body.type !== 'view_submission') return ack();
      const answer = await inFlight.track(takeSubmission(app, registry, body));
      return answer === undefined ? ack() : ack(answer);
    });
  });
  bolt.options(/.*/, async ({ body, ack }) => {
    await timed('options', () => {
      const handler = 'action_id' in body ? handlerOf(registry.options, body.action_id) : undefined;
      const isSuggestion = body.type === 'block_suggestion';
      const options = isSuggestion ? handler?.(optionsQueryOf(body, randomUUID())) : undefined;
      return ack({ options: [...(options ?? [])] });
    });
  });
  bolt.shortcut(/.*/, async ({ ack }) => {
    await timed('shortcut', ack);
  });
  bolt.event(/.*/, async () => {});
  bolt.error(async (error) => {
    app.log.error({ err: error.original ?? error, code: error.code }, 'slack listener failed');
  });
  return bolt;
}
