import { type Logger, LogLevel, WebAPIPlatformError, WebClient } from '@slack/web-api';
import { afterEach } from 'vitest';
import type { LocalSlack, LocalSlackOptions } from '#src/local/slack/driver.ts';
import { startLocalSlack } from '#src/local/slack/start.ts';
import { type FakeApp, startFakeApp } from './fake-app.ts';

const running: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.close();
});

/** Closed after the test. */
export function closing<Part extends { close(): Promise<void> }>(part: Part): Part {
  running.push(part);
  return part;
}

export async function slackAlone(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  return closing(await startLocalSlack(options));
}

/** A workspace and an app that hears of everything in it. */
export async function slackAndApp(
  options: LocalSlackOptions = {},
): Promise<{ slack: LocalSlack; app: FakeApp }> {
  const app = closing(await startFakeApp());
  const slack = await slackAlone({ requestUrl: app.url, ...options });
  return { slack, app };
}

const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** The real client, without retries and without a log. */
export function clientOf(slack: LocalSlack, token: string | undefined = slack.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.url,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

/** Slack's error name of a refused call. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return error.data.error;
    throw error;
  }
  throw new Error('the call was not refused');
}

/** A clock that stands until it is moved. */
export function standingClock(start = '2026-11-25T14:05:00Z'): {
  now: () => Date;
  advance(ms: number): void;
} {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
  };
}
