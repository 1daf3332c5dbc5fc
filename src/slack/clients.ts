import { type Logger, LogLevel, WebClient } from '@slack/web-api';

export interface ClientOptions {
  readonly token: string;
  /** Base of the Web API; Slack's when undefined. */
  readonly slackApiUrl?: string | undefined;
  /** How long one call may take; each client has its own default. */
  readonly timeoutMs?: number | undefined;
}

/** Slack gives a trigger three seconds, the network included. */
const INTERACTIVE_TIMEOUT_MS = 2_000;
const WORKER_TIMEOUT_MS = 10_000;

const nothing = (): void => {};

/** Every failure comes back as an error and is logged where it is handled, so the SDK writes nothing itself. */
const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** On a 429 the SDK would pause every call of the client, and it would repeat a post that may have arrived. */
function client({ token, slackApiUrl, timeoutMs }: ClientOptions, defaultTimeoutMs: number): WebClient {
  return new WebClient(token, {
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
    logger: silent,
    timeout: timeoutMs ?? defaultTimeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

/** For `views.*` and answers to a person who waits: 2 s, no retry, never behind a rate-limited post. */
export function createInteractiveClient(options: ClientOptions): WebClient {
  return client(options, INTERACTIVE_TIMEOUT_MS);
}

/** For messages that workers owe: 10 s, no retry; the row knows when to try again. */
export function createWorkerClient(options: ClientOptions): WebClient {
  return client(options, WORKER_TIMEOUT_MS);
}
