import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { AppError, type SlackErrorCode } from '#src/domain/errors.ts';

/** Slack's error names that mean something to us; every other one is `slack_refused`. */
const CODES = new Map<string, SlackErrorCode>([
  ['channel_not_found', 'slack_channel_not_found'],
  ['is_archived', 'slack_channel_not_found'],
  ['not_in_channel', 'slack_not_in_channel'],
  ['restricted_action', 'slack_not_in_channel'],
  ['message_not_found', 'slack_message_gone'],
  ['cant_update_message', 'slack_message_gone'],
  ['not_found', 'slack_view_gone'],
  ['view_not_found', 'slack_view_gone'],
  ['expired_trigger_id', 'slack_trigger_expired'],
  ['exchanged_trigger_id', 'slack_trigger_expired'],
  ['invalid_trigger_id', 'slack_trigger_expired'],
  ['trigger_expired', 'slack_trigger_expired'],
  ['trigger_exchanged', 'slack_trigger_expired'],
  ['ratelimited', 'slack_rate_limited'],
  ['rate_limited', 'slack_rate_limited'],
  ['message_limit_exceeded', 'slack_rate_limited'],
  ['internal_error', 'slack_unavailable'],
  ['fatal_error', 'slack_unavailable'],
  ['service_unavailable', 'slack_unavailable'],
  ['request_timeout', 'slack_unavailable'],
  ['team_added_to_org', 'slack_unavailable'],
]);

const TOO_MANY_REQUESTS = 429;

/** The SDK hands a page that is not JSON, such as a proxy's, on as if it were the name of an error. */
const NAME = /^[a-z0-9_]{1,100}$/;

function ofPlatform(error: WebAPIPlatformError): AppError {
  const slackError = error.data.error;
  if (!NAME.test(slackError)) return new AppError('slack_unavailable', {}, { cause: error });
  return new AppError(CODES.get(slackError) ?? 'slack_refused', { slackError }, { cause: error });
}

function ofHttp(error: WebAPIHTTPError): AppError {
  const { statusCode } = error;
  const details = { slackError: `http_${statusCode}` };
  if (statusCode === TOO_MANY_REQUESTS) return new AppError('slack_rate_limited', details, { cause: error });
  return new AppError(statusCode >= 500 ? 'slack_unavailable' : 'slack_refused', details, { cause: error });
}

/** What a call of the Web API failed with, by error class and Slack's error name. Others pass unchanged. */
export function readSlackError(error: unknown): unknown {
  if (error instanceof WebAPIPlatformError) return ofPlatform(error);
  if (error instanceof WebAPIHTTPError) return ofHttp(error);
  if (error instanceof WebAPIRequestError) return new AppError('slack_unavailable', {}, { cause: error });
  if (error instanceof WebAPIRateLimitedError)
    return new AppError('slack_rate_limited', { retryAfterMs: error.retryAfter * 1000 }, { cause: error });
  return error;
}

/** A call of the Web API whose failure is an `AppError` with a `slack_…` code. */
export async function callSlack<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw readSlackError(error);
  }
}
