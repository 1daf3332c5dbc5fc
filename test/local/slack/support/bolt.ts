import { App, HTTPReceiver } from '@slack/bolt';
import type { LocalSlack } from '#src/local/slack/driver.ts';
import { createLogger } from '#src/logger.ts';
import { createBoltLogger } from '#src/slack/bolt-logger.ts';
import { closing } from './stage.ts';

/** A real Bolt app over signed HTTP that hears of everything in the workspace. */
export async function boltFor(slack: LocalSlack): Promise<App> {
  // Bolt complains 3 s after an event that a test leaves unanswered, when another test may have begun.
  const logger = createBoltLogger(createLogger({ level: 'silent' }));
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger });
  const app = new App({
    receiver,
    convoStore: false,
    logger,
    authorize: async () => ({ botToken: slack.botToken, botId: slack.botId, botUserId: slack.botUserId }),
    clientOptions: { slackApiUrl: slack.url, retryConfig: { retries: 0 } },
  });
  const server = await receiver.start(0);
  closing({ close: async () => void (await receiver.stop()) });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  return app;
}
