import { App, type Logger, type Receiver } from '@slack/bolt';
import type { InFlight } from '../in-flight.ts';
import type { SlackApp } from './interactions.ts';
import type { Registry } from './registry.ts';
import { takeClick, takeCommand, takeSubmission } from './take.ts';
import { takeClosing, takeHomeOpened, takeQuery, takeShortcut } from './take-others.ts';

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
  // A pattern alone would hear of submitted views, but not of closed ones.
  bolt.view({ callback_id: /.*/ }, async ({ body, ack }) => {
    await timed('view', async () => {
      if (body.type !== 'view_submission') {
        await ack();
        return inFlight.track(takeClosing(app, registry, body));
      }
      const answer = await inFlight.track(takeSubmission(app, registry, body));
      return answer === undefined ? ack() : ack(answer);
    });
  });
  bolt.options(/.*/, async ({ body, ack }) => {
    await timed('options', async () => {
      const options = body.type === 'block_suggestion' ? await takeQuery(app, registry, body) : [];
      return ack({ options: [...options] });
    });
  });
  bolt.shortcut(/.*/, async ({ body, ack }) => {
    await timed('shortcut', ack);
    if (body.type === 'shortcut') await inFlight.track(takeShortcut(app, registry, body));
  });
  bolt.event('app_home_opened', async ({ event, body }) => {
    if (event.tab === 'home') await inFlight.track(takeHomeOpened(app, registry, event.user, body));
  });
  bolt.error(async (error) => {
    app.log.error({ err: error.original ?? error, code: error.code }, 'slack listener failed');
  });
  return bolt;
}
