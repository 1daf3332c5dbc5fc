import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import { answer, credentials, type Responder, startResponder } from './aws-responder.ts';
import { failureOf, leaseInput, REGION } from './failure-of.ts';
import { hideAwsConfiguration } from './without-aws-configuration.ts';

let responder: Responder;
const channels: { close(): void }[] = [];

beforeAll(async () => {
  responder = await startResponder();
});

beforeEach(hideAwsConfiguration);

afterEach(() => {
  vi.unstubAllEnvs();
  for (const channel of channels.splice(0)) channel.close();
});

afterAll(() => responder.close());

function channelWith(options: Parameters<typeof createAwsVoiceChannel>[0]) {
  const channel = createAwsVoiceChannel({ endpoint: responder.url, credentials, ...options });
  channels.push(channel);
  return channel;
}

describe('when AWS does not answer', () => {
  test('gives up after the request timeout and has asked once', async () => {
    responder.reply(() => () => {});

    const error = await failureOf(channelWith({ requestTimeoutMs: 300 }).leaseNumber(leaseInput));

    expect(error).toMatchObject({ code: 'aws_unavailable', details: { exception: 'ETIMEDOUT' } });
    expect(responder.requests.map(({ attempts }) => attempts)).toEqual(['attempt=1; max=1']);
  });

  test('gives up on an answer that stops half way', async () => {
    responder.reply(() => (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"PhoneNumberId":');
    });

    const error = await failureOf(channelWith({ requestTimeoutMs: 100 }).leaseNumber(leaseInput));

    expect(error.code).toBe('aws_unavailable');
  });

  test('reads a connection cut before the answer as unavailable, and does not ask again', async () => {
    responder.reply(() => (response) => response.destroy());

    const error = await failureOf(channelWith({}).leaseNumber(leaseInput));

    expect(error).toMatchObject({ code: 'aws_unavailable', details: { exception: 'ECONNRESET' } });
    expect(responder.requests).toHaveLength(1);
  });

  test('reads a connection cut within the answer as unavailable', async () => {
    responder.reply(() => (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"PhoneNumberId":', () => response.destroy());
    });

    const error = await failureOf(channelWith({}).leaseNumber(leaseInput));

    expect(error).toMatchObject({ code: 'aws_unavailable', details: { exception: 'ECONNRESET' } });
  });

  test('reads a port that nobody listens on as unavailable', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : expect.fail('no port');
    await new Promise((resolve) => server.close(resolve));

    const error = await failureOf(channelWith({ endpoint: `http://127.0.0.1:${port}` }).accountRoom(REGION));

    expect(error).toMatchObject({ code: 'aws_unavailable', details: { exception: 'ECONNREFUSED' } });
  });

  test('reads a host that does not exist as unavailable', async () => {
    const error = await failureOf(
      channelWith({ endpoint: 'http://no-such-host.invalid' }).accountRoom(REGION),
    );

    expect(error.code).toBe('aws_unavailable');
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(error.details.exception);
  });

  test('cuts what is under way when it is closed', async () => {
    const channel = channelWith({});
    const arrived = new Promise<void>((resolve) => responder.reply(() => () => resolve()));
    const failure = failureOf(channel.leaseNumber(leaseInput));
    await arrived;

    channel.close();

    expect((await failure).code).toBe('aws_unavailable');
  });
});

describe('when an answer of 200 cannot be read', () => {
  test.each([
    ['HTML', '<html>', 'HTTP 200'],
    ['a timestamp of the wrong type', { PhoneNumberId: 'x', CreatedTimestamp: {} }, 'HTTP 200'],
    ['an empty body', '', 'UnreadableAnswer'],
    ['null', 'null', 'UnreadableAnswer'],
    ['no phone number', { PhoneNumberId: 'phone-1' }, 'UnreadableAnswer'],
  ])('says that the outcome of a lease is open: %s', async (_what, body, exception) => {
    responder.reply(() => answer(body));

    const error = await failureOf(channelWith({}).leaseNumber(leaseInput));

    expect(error).toMatchObject({ code: 'aws_unavailable', details: { exception } });
  });
});

describe('credentials and endpoint', () => {
  test('says that there are no credentials, and asks nothing', async () => {
    responder.reply(() => answer({}));

    const error = await failureOf(channelWith({ credentials: undefined }).accountRoom(REGION));

    expect(error).toMatchObject({
      code: 'aws_credentials_refused',
      details: { exception: 'CredentialsProviderError' },
    });
    expect(responder.requests).toHaveLength(0);
  });

  test('leaves the endpoint to the SDK’s environment variable when none is given', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2', responder.url);
    responder.reply(() => answer({ AccountAttributes: [] }));

    await channelWith({ endpoint: undefined }).accountTier(REGION);

    expect(responder.requests).toMatchObject([{ operation: 'DescribeAccountAttributes', region: REGION }]);
  });
});
