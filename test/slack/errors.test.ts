import { createServer, type RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { AppError } from '#src/domain/errors.ts';
import { startLocalSlack } from '#src/local/slack/start.ts';
import { createInteractiveClient, createWorkerClient } from '#src/slack/clients.ts';
import { callSlack } from '#src/slack/errors.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function localSlack() {
  const slack = await startLocalSlack();
  closers.push(() => slack.close());
  return slack;
}

/** A Web API of one answer; returns its base URL and how often it was asked. */
async function responder(answer: RequestListener): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    request.resume();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the responder has no port');
  return { url: `http://127.0.0.1:${address.port}/api/`, asked: () => asked };
}

async function failureOf(call: () => Promise<unknown>): Promise<AppError> {
  const error = await callSlack(call).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`not an AppError: ${String(error)}`);
  return error;
}

describe('what Slack refuses', () => {
  test.each([
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
    ['ratelimited', 'slack_rate_limited'],
    ['internal_error', 'slack_unavailable'],
    ['fatal_error', 'slack_unavailable'],
    ['service_unavailable', 'slack_unavailable'],
    ['invalid_auth', 'slack_refused'],
    ['invalid_blocks', 'slack_refused'],
    ['a_new_error', 'slack_refused'],
  ])('%s is %s', async (slackError, code) => {
    const slack = await localSlack();
    slack.faults.add({ method: 'users.info', error: slackError });
    const client = createWorkerClient({ token: slack.botToken, slackApiUrl: slack.url });

    const error = await failureOf(() => client.users.info({ user: 'U0LEAD' }));

    expect([error.code, error.details.slackError]).toEqual([code, slackError]);
    expect(error.cause).toBeInstanceOf(Error);
  });
});

describe('what does not reach Slack', () => {
  test('a rate limit says when to try again, and is not waited for', async () => {
    const slack = await localSlack();
    slack.faults.add({
      method: 'chat.postMessage',
      status: 429,
      retryAfter: 30,
      times: Number.POSITIVE_INFINITY,
    });
    const client = createWorkerClient({ token: slack.botToken, slackApiUrl: slack.url });

    const error = await failureOf(() => client.chat.postMessage({ channel: 'C0VOICE', text: 'x' }));

    expect([error.code, error.details.retryAfterMs]).toEqual(['slack_rate_limited', 30_000]);
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
    const person = await client.users.info({ user: 'U0LEAD' });
    expect(person.ok).toBe(true);
  });

  test('a server error is not tried again, since the post may have arrived', async () => {
    const { url, asked } = await responder((_, response) => response.writeHead(503).end('away'));
    const client = createWorkerClient({ token: 'xoxb-test', slackApiUrl: url });

    const error = await failureOf(() => client.chat.postMessage({ channel: 'C0VOICE', text: 'x' }));

    expect([error.code, asked()]).toEqual(['slack_unavailable', 1]);
  });

  test('a client error of HTTP is a refusal', async () => {
    const { url } = await responder((_, response) => response.writeHead(403).end('no'));
    const client = createWorkerClient({ token: 'xoxb-test', slackApiUrl: url });

    const error = await failureOf(() => client.users.info({ user: 'U0LEAD' }));

    expect([error.code, error.details.slackError]).toEqual(['slack_refused', 'http_403']);
  });

  test('an answer that is cut off makes Slack unavailable', async () => {
    const { url } = await responder((request) => request.socket.destroy());
    const client = createWorkerClient({ token: 'xoxb-test', slackApiUrl: url });
    expect((await failureOf(() => client.users.info({ user: 'U0LEAD' }))).code).toBe('slack_unavailable');
  });

  test('nobody listening makes Slack unavailable', async () => {
    const client = createInteractiveClient({ token: 'xoxb-test', slackApiUrl: 'http://127.0.0.1:9/api/' });
    expect((await failureOf(() => client.users.info({ user: 'U0LEAD' }))).code).toBe('slack_unavailable');
  });

  test('an answer that does not come in time is given up and not asked for again', async () => {
    const { url, asked } = await responder(() => {});
    const client = createInteractiveClient({ token: 'xoxb-test', slackApiUrl: url, timeoutMs: 100 });

    const error = await failureOf(() => client.users.info({ user: 'U0LEAD' }));

    expect([error.code, asked()]).toEqual(['slack_unavailable', 1]);
  });

  test('a page that is not JSON makes Slack unavailable', async () => {
    const { url } = await responder((_, response) => response.writeHead(200).end('<html>proxy</html>'));
    const client = createWorkerClient({ token: 'xoxb-test', slackApiUrl: url });
    expect((await failureOf(() => client.users.info({ user: 'U0LEAD' }))).code).toBe('slack_unavailable');
  });

  test('an error that is not of Slack passes unchanged', async () => {
    const error = new TypeError('a defect');
    await expect(callSlack(() => Promise.reject(error))).rejects.toBe(error);
  });
});
