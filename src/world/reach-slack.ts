import type { Config } from '../config.ts';
import type { LocalSlack } from '../local/slack/driver.ts';
import { StartError } from './parts.ts';

export type SlackAccess = Exclude<Config['slack'], { kind: 'local' }>;

/** How Slack is reached; the local workspace is reached like the real one, over HTTP. */
export function reachSlack(config: Config, local: LocalSlack | undefined): SlackAccess {
  if (config.slack.kind !== 'local') return config.slack;
  if (local === undefined) throw new StartError('The local workspace did not start.');
  return { kind: 'http', botToken: local.botToken, signingSecret: local.signingSecret, apiUrl: local.url };
}
