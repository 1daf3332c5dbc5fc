import { App, HTTPReceiver, LogLevel } from '@slack/bolt';

/** What Bolt itself can do: one command listener that only acknowledges. */
const receiver = new HTTPReceiver({
  signingSecret: process.env.SLACK_SIGNING_SECRET ?? '',
  endpoints: '/slack/events',
  logLevel: LogLevel.ERROR,
});
const app = new App({
  receiver,
  authorize: async () => ({ botToken: 'xoxb-bench' }),
  convoStore: false,
  tokenVerificationEnabled: false,
});
app.command(/.*/, async ({ ack }) => ack());
const server = await receiver.start(0);
const address = server.address();
if (typeof address === 'object' && address !== null)
  process.stderr.write(`Dialtone is ready to be compared, at http://127.0.0.1:${address.port}\n`);
