import type { Problem } from './problems.ts';
import type { Role } from './variables.ts';

/** How Slack is reached: `post-only` is a worker's, which receives nothing from Slack. */
export type SlackConfig =
  | { kind: 'local' }
  | { kind: 'http'; botToken: string; signingSecret: string; apiUrl?: string }
  | { kind: 'socket'; botToken: string; appToken: string; apiUrl?: string }
  | { kind: 'post-only'; botToken: string; apiUrl?: string };

/** Reads Slack's variables; with none of them at all it is the local workspace. */
export function readSlack(
  given: Record<string, string | undefined>,
  role: Role = 'all',
): { config?: SlackConfig; problems: Problem[] } {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = given;
  if (!Object.keys(given).some((name) => /^SLACK_/i.test(name))) return localWorkspace(role);

  const problems = wrongValues(given);
  if (!botToken) {
    problems.push({
      variable: 'SLACK_BOT_TOKEN',
      message:
        'Missing while another Slack variable is set. Set the bot token (xoxb-), or unset every SLACK_ variable to use the local workspace.',
    });
  } else if (role !== 'worker' && !signingSecret && !appToken) {
    problems.push({
      variable: 'SLACK_SIGNING_SECRET',
      message:
        'Missing. Set the signing secret to receive from Slack by HTTP, or SLACK_APP_TOKEN (xapp-) to use Socket Mode.',
    });
  }
  if (!botToken || problems.length > 0) return { problems };

  const common = { botToken, ...(given.SLACK_API_URL && { apiUrl: given.SLACK_API_URL }) };
  if (role === 'worker') return { config: { kind: 'post-only', ...common }, problems };
  if (appToken) return { config: { kind: 'socket', appToken, ...common }, problems };
  if (signingSecret) return { config: { kind: 'http', signingSecret, ...common }, problems };
  return { problems };
}

function localWorkspace(role: Role): { config: SlackConfig; problems: Problem[] } {
  if (role === 'all') return { config: { kind: 'local' }, problems: [] };
  const message = `Role ${role} needs a real Slack workspace: the local workspace lives inside one process. Set SLACK_BOT_TOKEN, or use role all.`;
  return { config: { kind: 'local' }, problems: [{ variable: 'ROLE', message }] };
}

function wrongValues(given: Record<string, string | undefined>): Problem[] {
  const problems: Problem[] = [];
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl } = given;
  if (botToken && !botToken.startsWith('xoxb-')) {
    problems.push({ variable: 'SLACK_BOT_TOKEN', message: 'Not a bot token: one begins with xoxb-.' });
  }
  if (appToken && !appToken.startsWith('xapp-')) {
    problems.push({ variable: 'SLACK_APP_TOKEN', message: 'Not an app-level token: one begins with xapp-.' });
  }
  if (given.SLACK_SIGNING_SECRET && /^x(ox|app)/.test(given.SLACK_SIGNING_SECRET)) {
    problems.push({
      variable: 'SLACK_SIGNING_SECRET',
      message: 'This is a token. The signing secret is on the page Basic Information of the Slack app.',
    });
  }
  if (apiUrl && !(URL.canParse(apiUrl) && /^https?:$/.test(new URL(apiUrl).protocol))) {
    problems.push({ variable: 'SLACK_API_URL', message: 'Use a URL that begins with https:// or http://.' });
  }
  return problems;
}
